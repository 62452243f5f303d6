/// Why a text is not the JWT payload of a service account, or not the one that is wanted.
package enum JWTPayloadFlaw: Error, Equatable, Sendable {
  /// It is no JSON.
  case notJSON
  /// It begins like a payload, and its end is missing.
  case cut
  /// It is a JWT or a token, encoded and signed.
  case encoded
  /// It is JSON, and no object.
  case notObject
  /// `iss` is missing, or no organization.
  case issuer(found: String)
  /// `sub` is missing, or no technical account.
  case subject(found: String)
  /// `aud` is missing, or no address with a client ID at its end.
  case audience(found: String)
  /// `exp` is missing, or no whole number.
  case expiry(found: String)
  /// It has no metascope.
  case metascopeMissing
  /// A metascope below another host than `aud`.
  case metascopeHost(found: String, wanted: String)
  /// `aud` is another authorization server.
  case otherServer(found: String, wanted: String)
  /// `aud` ends with another client ID.
  case otherClient(found: String, wanted: String)
}
