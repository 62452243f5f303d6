extension Problem {
  /// The code of the problem, and what the places of its text contain.
  package var words: ProblemWords {
    switch self {
    case .unknownOperation(let name): .init(.engineOperation, ["name": .text(name)])
    case .missingInput(let name): .init(.inputMissing, ["name": .text(name)])
    case .unusableInput(let name, let sentence):
      .init(.inputUnusable, ["name": .text(name), "reason": .text(sentence)])
    case .address(let what, let flaw):
      .init(.inputAddress, ["system": .text(what), "reason": flaw.word])
    case .plainHTTP(let host): .init(.inputPlainHTTP, ["host": .text(host)])
    case .noAnswer(let system, let failure): failure.words(from: system)
    case .changeAmbiguous(let lost):
      .init(
        .writeAmbiguous, ["cause": .causes([lost.cause.words]), "finding": .text(lost.finding)])
    case .worldMoved: .init(.writeMoved)
    case .readsBackDifferently(let changes):
      .init(
        .writeReadsBackDifferently,
        [
          "changes": .clauses(changes.prefix(3).map(Self.clause)),
          "more": changes.count > 3 ? .number(changes.count - 3) : .text(""),
        ])
    case .cancelled: .init(.runCancelled)
    case .author(let problem): problem.words
    case .configuration(let problem): problem.words
    case .validation(let problem): problem.words
    case .workflow(let problem): problem.words
    case .osgi(let problem): problem.words
    case .imsConfiguration(let problem): problem.words
    case .cloudService(let problem): problem.words
    case .keystore(let problem): problem.words
    case .brandPortal(let problem): problem.words
    case .target(let problem): problem.words
    case .token(let problem): problem.words
    case .jwt(let problem): problem.words
    case .credentialFile(let path, let flaw): flaw.words(path: path)
    case .certificateFile(let path, let problem): problem.words(path: path)
    case .console(let problem): problem.words
    }
  }

  private static func clause(_ change: Change) -> ProblemWord {
    .phrase(
      .change,
      [
        "what": .text(change.what), "found": .text(change.before, or: .foundNothing),
        "wanted": .text(change.after, or: .foundNothing),
      ])
  }
}
