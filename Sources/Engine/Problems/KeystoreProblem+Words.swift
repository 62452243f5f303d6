extension KeystoreProblem {
  /// The code of the problem, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .noSuchUser(let user): .init(.keystoreUser, ["user": .text(user)])
    case .noStore(let user): .init(.keystoreNone, ["user": .text(user)])
    case .notConfirmed(let alias): .init(.keystoreNotConfirmed, ["alias": .text(alias)])
    case .file(let path, let problem): problem.words(path: path)
    case .noKeyPair(let path): .init(.keystoreNoKeyPair, ["path": .text(path)])
    case .keyMismatch(let key, let chain):
      .init(.keystoreMismatch, ["key": .text(key), "chain": .text(chain)])
    case .notRemoved(let alias): .init(.keystoreNotRemoved, ["alias": .text(alias)])
    case .refused(let home, let status, let message):
      .init(
        message.lowercased().contains("password") ? .keystorePassword : .keystoreRefused,
        ["home": .text(home), "status": .number(status), "message": .text(message)])
    }
  }
}
