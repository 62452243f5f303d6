/// Why there is no token for a JWT, or no JWT.
package enum JWTProblem: Equatable, Sendable {
  /// The JWT was not sent.
  case notSent(JWTFlaw)
  /// Adobe's identity service refused it.
  case refused(JWTRefusal)
  /// A text is not the payload of one.
  case payload(JWTPayloadFlaw)
}
