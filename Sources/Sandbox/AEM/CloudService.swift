import Values

/// The sign-in to AEM as a Cloud Service: an access token of IMS, and no password.
enum CloudService {
  /// Whether a request carries an access token for this organization that has not expired.
  ///
  /// The signature is not checked: the author of a sandbox does not know the key of its IMS.
  static func accepts(_ request: IncomingRequest, _ credential: SandboxCredential, now: Int)
    -> Bool
  {
    let words = (request.header("Authorization") ?? "").split(separator: " ")
    guard words.count == 2, words[0].lowercased() == "bearer" else { return false }
    let parts = words[1].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let bytes = Base64URL.decoded(parts[1]),
      let claims = try? JSONValue(parsing: bytes)
    else { return false }
    let end = (claims["created_at"]?.integer ?? 0) + (claims["expires_in"]?.integer ?? 0)
    return claims["type"]?.string == "access_token" && end > now
      && claims["client_id"]?.string == credential.clientID
  }
}
