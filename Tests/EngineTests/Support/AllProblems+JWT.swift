import Engine

extension AllProblems {
  static let jwt = flaws + refusals + payloads

  private static let flaws: [Problem] = [
    JWTFlaw.keyMissing, .key(path: "k", .empty), .key(path: nil, .wrongPassword),
    .algorithm("none"),
    .notSigned,
    .expiryNoInteger, .expiryPast(seconds: 9), .expiryTooFar, .expiryMilliseconds,
    .issuer(found: ""), .subject(found: "x"), .audience(found: "x", wanted: "y"),
    .identifierFormat, .metascopeMissing, .metascopeHost(found: "x", host: "y"),
  ].map { .jwt(.notSent($0)) }

  private static let refusals: [Problem] = [
    JWTRefusal.signatureUnmatched, .signatureInvalid(description: "d"), .undecodable,
    .expired(description: "d"), .token(description: "d"), .clientUnknown(description: "d"),
    .client(description: "d"), .identifier(description: "d"), .metascopesNotBound,
    .metascopes(description: "d"), .claimFormat(description: "d"), .migrated,
  ].map { .jwt(.refused($0)) }

  private static let payloads: [Problem] = [
    JWTPayloadFlaw.notJSON, .cut, .encoded, .notObject, .issuer(found: ""), .issuer(found: "x"),
    .subject(found: "x"), .audience(found: "x"), .expiry(found: "x"), .metascopeMissing,
    .metascopeHost(found: "https://a/s/x", wanted: "https://b"),
    .otherServer(found: "https://a", wanted: "https://b"), .otherClient(found: "a", wanted: "b"),
  ].map { .jwt(.payload($0)) }
}
