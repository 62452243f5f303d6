/// The operations that screens can name.
package struct OperationCatalog: Sendable {
  /// The operations by the names of their signatures.
  package let operations: [String: any Operation]

  /// A catalog of these operations and those that undo them; of equal names the last wins.
  package init(_ operations: [any Operation]) {
    let all = operations + operations.compactMap(\.undo.operation)
    self.operations = Dictionary(all.map { ($0.signature.name, $0) }) { _, last in last }
  }

  /// The signature of an operation, which is known without running it.
  package func signature(of name: String) -> OperationSignature? {
    operations[name]?.signature
  }
}
