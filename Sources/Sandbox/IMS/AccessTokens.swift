import Synchronization
import Values

/// Access tokens in the form of IMS: signed, without `exp`, times in milliseconds as text.
final class AccessTokens: Sendable {
  /// The life of a token: 24 hours, in milliseconds.
  static let lifetimeMilliseconds = 86_400_000

  /// The keys of the sandbox, one of which signs.
  let keys: SandboxKeys
  private let faults: Set<SandboxFault>
  private let clock: SandboxClock
  private let revoked = Mutex<Set<String>>([])

  init(keys: SandboxKeys, faults: Set<SandboxFault>, clock: SandboxClock) {
    self.keys = keys
    self.faults = faults
    self.clock = clock
  }

  /// The public key as a JSON Web Key; nil when there is none.
  var publicJWK: JSONValue? { key?.publicJWK }

  private var key: SigningKey? { keys.key(for: .tokens) }

  /// A token for a credential; nil when it cannot be signed.
  func issue(_ scopes: [String], to credential: ConsoleCredential, of org: String) -> String? {
    let age = faults.contains(.expiredToken) ? Self.lifetimeMilliseconds + 3_600_000 : 0
    let granted =
      faults.contains(.missingScope)
      ? scopes.filter { $0 != SandboxCredential.smartContentScope } : scopes
    return sign(
      granted, client: credential.clientID, user: credential.technicalAccountID, org: org,
      age: age)
  }

  /// A token for the person who uses Developer Console; nil when it cannot be signed.
  func issueToUser(of org: String) -> String? {
    sign(
      ConsoleUser.scopes, client: ConsoleUser.client, user: ConsoleUser.id, org: org, age: 0)
  }

  private func sign(
    _ scopes: [String], client: String, user: String, org: String, age: Int
  ) -> String? {
    let now = clock.milliseconds
    let id = RandomBytes.make(16).map { Hexadecimal.encoded($0) } ?? String(now)
    return key?.token(
      header: [
        "alg": "RS256", "x5u": "ims_na1-key-1.cer", "kid": .string(SigningKey.id), "itt": "at",
      ],
      claims: [
        "id": .string("\(now)_\(id)_uw2"), "type": "access_token", "client_id": .string(client),
        "user_id": .string(user), "as": "ims-na1", "org": .string(org),
        "created_at": .string(String(now - age)),
        "expires_in": .string(String(Self.lifetimeMilliseconds)),
        "scope": .string(scopes.joined(separator: ",")),
      ])
  }

  /// The claims of a token that IMS issued; nil once it has expired or been revoked.
  func validClaims(of token: String) -> JSONValue? {
    let answer = validation(of: token, clientID: nil)
    return answer["valid"] == true ? answer["token"] : nil
  }

  /// The answer of `/ims/validate_token/v1`: 200 for bad tokens, too.
  ///
  /// Adobe's reasons are not published; these are the sandbox's own.
  func validation(of token: String, clientID: String?) -> JSONValue {
    guard let claims = key?.claims(of: token) else {
      return ["valid": false, "reason": "bad_signature"]
    }
    let end = (claims["created_at"]?.integer ?? 0) + (claims["expires_in"]?.integer ?? 0)
    guard end > clock.milliseconds else { return ["valid": false, "reason": "expired"] }
    guard clientID == nil || claims["client_id"]?.string == clientID else {
      return ["valid": false, "reason": "client_id"]
    }
    guard !revoked.withLock({ $0.contains(claims["id"]?.string ?? "") }) else {
      return ["valid": false, "reason": "revoked"]
    }
    return ["valid": true, "expires_at": .integer(end), "token": claims]
  }

  /// Revokes a token; any other text changes nothing.
  func revoke(_ token: String) {
    guard let id = key?.claims(of: token)?["id"]?.string else { return }
    _ = revoked.withLock { $0.insert(id) }
  }
}
