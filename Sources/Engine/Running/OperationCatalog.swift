/// The operations that screens can name.
public struct OperationCatalog: Sendable {
  /// By name.
  public let operations: [String: any Operation]

  /// A catalog of these operations and those that undo them; of equal names the last wins.
  public init(_ operations: [any Operation]) {
    let all = operations + operations.compactMap(\.undo.operation)
    self.operations = Dictionary(all.map { ($0.signature.name, $0) }) { _, last in last }
  }

  /// What is known of an operation without running it.
  public func signature(of name: String) -> OperationSignature? {
    operations[name]?.signature
  }
}
