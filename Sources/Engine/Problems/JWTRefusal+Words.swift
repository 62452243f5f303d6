extension JWTRefusal {
  /// The code of the refusal, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .signatureUnmatched: .init(.jwtSignatureUnmatched)
    case .signatureInvalid(let description):
      .init(.jwtSignature, ["message": .text(description)])
    case .undecodable: .init(.jwtUndecodable)
    case .expired(let description): .init(.jwtExpired, ["message": .text(description)])
    case .token(let description): .init(.jwtRefused, ["message": .text(description)])
    case .clientUnknown(let description):
      .init(.jwtClientUnknown, ["message": .text(description)])
    case .client(let description): .init(.jwtClient, ["message": .text(description)])
    case .identifier(let description): .init(.jwtIdentifier, ["message": .text(description)])
    case .metascopesNotBound: .init(.jwtMetascopesNotBound)
    case .metascopes(let description): .init(.jwtMetascopes, ["message": .text(description)])
    case .claimFormat(let description): .init(.jwtClaimFormat, ["message": .text(description)])
    case .migrated: .init(.jwtMigrated)
    }
  }
}
