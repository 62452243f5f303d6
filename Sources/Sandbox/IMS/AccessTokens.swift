import Values

/// Access tokens as IMS makes them: signed, without `exp`, times in milliseconds as text.
struct AccessTokens: Sendable {
  /// How long a token is good: a day.
  static let lifetimeMilliseconds = 86_400_000

  let key: SigningKey
  let faults: Set<SandboxFault>
  /// Milliseconds since 1970.
  let now: Int

  /// A token for the credential; nil when it cannot be signed.
  func issue(_ scopes: [String], to credential: SandboxCredential) -> String? {
    let age = faults.contains(.expiredToken) ? Self.lifetimeMilliseconds + 3_600_000 : 0
    let granted =
      faults.contains(.missingScope)
      ? scopes.filter { $0 != SandboxCredential.smartContentScope } : scopes
    let id = RandomBytes.make(16).map { Hexadecimal.encoded($0) } ?? String(now)
    return key.token(
      header: [
        "alg": "RS256", "x5u": "ims_na1-key-1.cer", "kid": .string(SigningKey.id), "itt": "at",
      ],
      claims: [
        "id": .string("\(now)_\(id)_uw2"), "type": "access_token",
        "client_id": .string(credential.clientID),
        "user_id": .string(credential.technicalAccountID), "as": "ims-na1",
        "org": .string(credential.orgID), "created_at": .string(String(now - age)),
        "expires_in": .string(String(Self.lifetimeMilliseconds)),
        "scope": .string(granted.joined(separator: ",")),
      ])
  }

  /// The answer of `/ims/validate_token/v1`: 200 for bad tokens, too.
  func validation(of token: String, clientID: String?) -> JSONValue {
    guard let claims = key.claims(of: token) else {
      return ["valid": false, "reason": "bad_signature"]
    }
    let end = (claims["created_at"]?.integer ?? 0) + (claims["expires_in"]?.integer ?? 0)
    guard end > now else { return ["valid": false, "reason": "expired"] }
    guard clientID == nil || claims["client_id"]?.string == clientID else {
      return ["valid": false, "reason": "client_id"]
    }
    return ["valid": true, "expires_at": .integer(end), "token": claims]
  }
}
