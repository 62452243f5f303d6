extension ConfigurationProblem {
  /// The code of the problem, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .cryptoNotActive(let state):
      .init(.configurationCrypto, ["state": .text(state, or: .stateMissing)])
    case .secretInClear(let path, true):
      .init(.configurationSecretInClear, ["path": .text(path)])
    case .secretInClear(let path, false):
      .init(.configurationSecretLeftInClear, ["path": .text(path)])
    case .createdElsewhere(let path, let made):
      .init(.configurationCreatedElsewhere, ["path": .text(path), "made": .text(made)])
    case .notCreated(let path, let message):
      .init(.configurationNotCreated, ["path": .text(path), "message": .text(message)])
    }
  }
}
