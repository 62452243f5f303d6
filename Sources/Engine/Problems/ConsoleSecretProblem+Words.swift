extension ConsoleSecretProblem {
  /// The code of the problem, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .notGiven(let url): .init(.consoleSecretNotGiven, ["url": .text(url)])
    case .two: .init(.consoleTwoSecrets)
    case .lost(let id): .init(.consoleSecretLost, ["id": .text(id)])
    case .last: .init(.consoleLastSecret)
    case .newest: .init(.consoleNewestSecret)
    case .inUse(let day): .init(.consoleSecretInUse, ["day": .text(day)])
    }
  }
}
