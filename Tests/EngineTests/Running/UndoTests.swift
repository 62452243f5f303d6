import Testing

@testable import Engine

@Suite("How changes are undone")
struct UndoTests {
  @Test("Every operation that can change something says how that is put back")
  func everyChangeIsUndone() {
    let all = OperationCatalog.standard.operations
    let undoing = Set(all.values.compactMap { $0.undo.operation?.signature.name })
    for (name, operation) in all {
      switch operation.undo {
      case .unneeded: #expect(!operation.signature.changes || undoing.contains(name), "\(name)")
      case .by(let undo): #expect(operation.signature.changes && undo.signature.changes, "\(name)")
      case .impossible(let act): #expect(operation.signature.changes && !act.isEmpty, "\(name)")
      }
    }
  }

  @Test("An undo takes no value that its operation does not know, and every secret it needs")
  func inputsOfUndos() {
    for operation in OperationCatalog.standard.operations.values {
      guard let undo = operation.undo.operation else { continue }
      let known = Set(operation.signature.inputs.map(\.name))
      for input in undo.signature.inputs {
        #expect(known.contains(input.name), "\(undo.signature.name) takes \(input.name)")
      }
    }
  }
}
