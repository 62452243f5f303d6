/// Why there is no token for a JWT, or no JWT.
package enum JWTProblem: Equatable, Sendable {
  /// The JWT was not sent.
  case notSent(JWTFlaw)
  /// Adobe's identity service refused it.
  case refused(JWTRefusal)
  /// A text is not the payload of one.
  case payload(JWTPayloadFlaw)
}

/// Why a JWT was not signed and sent.
package enum JWTFlaw: Error, Equatable, Sendable {
  /// The file has no private key, and no other file was named.
  case keyMissing
  /// The private key cannot be loaded; the path is missing for one inside the credential file.
  case key(path: String?, CertificateProblem)
  /// The header names another algorithm than RS256.
  case algorithm(String)
  /// The key did not sign.
  case notSigned
  /// `exp` is missing, or text, or has a fraction.
  case expiryNoInteger
  /// `exp` has passed, this many seconds ago.
  case expiryPast(seconds: Int)
  /// `exp` is more than a day ahead.
  case expiryTooFar
  /// `exp` is so far ahead that it must be milliseconds.
  case expiryMilliseconds
  /// `iss` is no organization.
  case issuer(found: String)
  /// `sub` is no technical account.
  case subject(found: String)
  /// `aud` is not that of this client at this IMS.
  case audience(found: String, wanted: String)
  /// `jti` is no integer.
  case identifierFormat
  /// The claims have no metascope.
  case metascopeMissing
  /// A metascope below another host than the call.
  case metascopeHost(found: String, host: String)
}

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
