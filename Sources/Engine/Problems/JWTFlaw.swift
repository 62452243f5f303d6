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
