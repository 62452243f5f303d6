extension ConsoleRefusal {
  /// The code of the refusal, and what the places of its text contain.
  var words: ProblemWords {
    let always: [String: ProblemWord] = [
      "act": .text(act), "status": .number(status), "reference": .text(reference),
    ]
    func with(_ others: [String: ProblemWord]) -> [String: ProblemWord] {
      always.merging(others) { _, other in other }
    }
    let said = with(["message": .text(message)])
    return switch kind {
    case .token: .init(.consoleToken, said)
    case .apiKey: .init(.consoleAPIKey, said)
    case .forbidden: .init(.consoleForbidden, said)
    case .quota: .init(.consoleQuota, said)
    case .duplicateName: .init(.consoleDuplicateName, said)
    case .notFound: .init(.consoleNotFound, said)
    case .throttled(let wait):
      .init(.consoleThrottled, with(["wait": .text(wait, or: .waitMinutes)]))
    case .unavailable(let wait):
      .init(
        .consoleUnavailable,
        with(["message": .text(message), "wait": .text(wait, or: .waitMinutes)]))
    case .notConsole: .init(.consoleNotConsole, said)
    case .other: .init(.consoleRefused, said)
    }
  }
}
