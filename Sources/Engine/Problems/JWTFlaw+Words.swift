extension JWTFlaw {
  /// The code of the flaw, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .keyMissing: .init(.jwtKeyMissing)
    case .key(let path, let problem):
      .init(
        .jwtKey,
        [
          "path": .text(path), "cause": .causes([problem.words(path: nil)]),
          "acts": .acts([problem.words(path: nil)]),
        ])
    case .algorithm(let found): .init(.jwtAlgorithm, ["found": .text(found)])
    case .notSigned: .init(.jwtNotSigned)
    case .expiryNoInteger: .init(.jwtExp)
    case .expiryPast(let seconds): .init(.jwtExpPast, ["seconds": .number(seconds)])
    case .expiryTooFar: .init(.jwtExpFar)
    case .expiryMilliseconds: .init(.jwtExpMilliseconds)
    case .issuer(let found): .init(.jwtIss, ["found": .text(found, or: .foundNothing)])
    case .subject(let found): .init(.jwtSub, ["found": .text(found, or: .foundNothing)])
    case .audience(let found, let wanted):
      .init(.jwtAud, ["found": .text(found, or: .foundNothing), "wanted": .text(wanted)])
    case .identifierFormat: .init(.jwtJti)
    case .metascopeMissing: .init(.jwtMetascopeMissing)
    case .metascopeHost(let found, let host):
      .init(.jwtMetascopeHost, ["found": .text(found), "host": .text(host)])
    }
  }
}
