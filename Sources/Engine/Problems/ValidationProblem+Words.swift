import Values

extension ValidationProblem {
  /// The code of the problem, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .beanMissing(let name, let status):
      .init(.validationBean, ["name": .text(name), "status": .number(status)])
    case .notInvoked(let status, let message):
      .init(.validationNotInvoked, ["status": .number(status), "message": .text(message)])
    case .notAsset(let path, let type):
      .init(.validationAsset, ["path": .text(path), "type": .text(type, or: .listNone)])
    case .failed(let raw):
      .init(
        .validationFailed,
        ["message": .text(TerminalText.line(raw.replacing("\n", with: "; "), limit: 600))])
    }
  }
}
