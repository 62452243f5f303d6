extension TokenProblem {
  /// The code of the problem, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .clientSecret: .init(.tokenClientSecret)
    case .clientSecrets(let count): .init(.tokenClientSecrets, ["count": .number(count)])
    case .clientID: .init(.tokenClientID)
    case .client(let description): .init(.tokenClient, ["message": .text(description)])
    case .scopeRefused(let description):
      .init(.tokenScopeRefused, ["message": .text(description)])
    case .throttled(let wait):
      .init(.tokenThrottled, ["wait": .text(wait, or: .waitMinutes)])
    case .unavailable(let status, let wait):
      .init(
        .tokenUnavailable, ["status": .number(status), "wait": .text(wait, or: .waitMinutes)])
    case .notIMS(let status, let found):
      .init(.tokenNotIMS, ["status": .number(status), "found": .text(found)])
    case .noToken: .init(.tokenNone)
    case .expired(let seconds): .init(.tokenExpired, ["seconds": .number(seconds)])
    case .notValid(let reason): .init(.tokenNotValid, ["reason": .text(reason)])
    case .tokenRejected(let status, let description):
      .init(.tokenRejected, ["status": .number(status), "message": .text(description)])
    case .refused(let status, let error, let description):
      .init(
        .tokenRefused,
        ["status": .number(status), "error": .text(error), "message": .text(description)])
    case .scopeMissing(let scope, let granted, let product):
      .init(
        .tokenScopeMissing,
        ["scope": .text(scope), "granted": .list(granted), "product": .text(product)])
    }
  }
}
