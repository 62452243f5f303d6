import Engine

@testable import Wizard

extension ProcedureCatalog {
  /// All existing operations, and a stand-in for each one that screens name and that is missing.
  var operations: OperationCatalog {
    let standard = OperationCatalog.standard.operations
    let named = procedures.values.flatMap(\.screens).compactMap(\.task?.operation)
    let missing = Set(named).subtracting(standard.keys).map { MissingOperation(name: $0) }
    return OperationCatalog(Array(standard.values) + missing)
  }
}

/// Fails as soon as it starts, because the machine would wait for a missing operation forever.
private struct MissingOperation: Operation {
  let name: String

  var signature: OperationSignature {
    OperationSignature(name: name, inputs: [], changes: false)
  }

  struct Wanted: DecodedInputs {
    init(_ inputs: OperationInputs, _ context: EngineContext) {}
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) {
    throw .unknownOperation(name)
  }

  func conclude(_ observed: Void, _ wanted: Wanted) throws(Problem) -> Conclusion {
    Conclusion(.passed)
  }
}
