/// The reasons for which Adobe's identity service refuses a JWT; a description is its own words.
package enum JWTRefusal: Equatable, Sendable {
  /// `invalid_token`: no certificate of the credential belongs to the key.
  case signatureUnmatched
  /// `invalid_signature`, the same by the documents.
  case signatureInvalid(description: String)
  /// `invalid_token`: cannot be decoded.
  case undecodable
  /// `invalid_token`: it has expired.
  case expired(description: String)
  /// `invalid_token`, with other words.
  case token(description: String)
  /// 400 with the error `invalid_client`.
  case clientUnknown(description: String)
  /// 401 with the error `invalid_client`.
  case client(description: String)
  /// `invalid_jti`: the claim `jti` is missing or was used before.
  case identifier(description: String)
  /// `invalid_scope`: the metascopes are no subset of those of the credential.
  case metascopesNotBound
  /// `invalid_scope`, with other words.
  case metascopes(description: String)
  /// `bad_request`: a claim has the wrong format.
  case claimFormat(description: String)
  /// 500 `internal_error`: the credential has become OAuth Server-to-Server.
  case migrated
}
