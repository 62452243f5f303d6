extension KeyPairRequest.Flaw {
  /// The code of the flaw, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .commonName: .init(.certificateRequestName)
    case .days:
      .init(
        .certificateRequestDays,
        [
          "least": .number(KeyPairRequest.allowedDays.lowerBound),
          "most": .number(KeyPairRequest.allowedDays.upperBound),
        ])
    case .bits:
      .init(
        .certificateRequestBits, ["sizes": .list(KeyPairRequest.allowedBits.map(String.init))])
    case .alias:
      .init(.certificateRequestAlias, ["alias": .text(KeyPairRequest.smartTagsAlias)])
    case .shortPassword:
      .init(.certificateRequestShortPassword, ["least": .number(KeyPairRequest.passwordMinimum)])
    case .password: .init(.certificateRequestPassword)
    }
  }
}
