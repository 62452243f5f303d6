import FoundationEssentials
import Values

/// The claims of an access token, read and not verified.
///
/// It came from its issuer just now. IMS tokens have no `exp`; they expire `expires_in` after
/// `created_at`, both milliseconds as text.
struct TokenClaims: Equatable, Sendable {
  /// The scopes that the token carries.
  let scopes: [String]?
  /// The client that it was issued to.
  let clientID: String?
  /// The account that it stands for.
  let userID: String?
  /// The identity service that issued it, such as `ims-na1`.
  let issuer: String?
  /// When it was issued.
  let created: Date?
  /// The seconds that it lasts.
  let lifetime: Double?

  /// Reads a token in its compact form; nil when it is something else.
  init?(_ token: String) {
    guard let claims = JSONWebToken(compact: token)?.claims else { return nil }
    self.init(claims)
  }

  /// Reads a token; only its claims, which are no token by themselves, are taken out of the secret.
  init?(_ token: Secret) {
    let claims = token.withBytes { bytes -> String? in
      let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      return parts.count == 3 ? String(decoding: parts[1], as: UTF8.self) : nil
    }
    guard let bytes = claims.flatMap(Base64URL.decoded), let json = try? JSONValue(parsing: bytes),
      json.object != nil
    else { return nil }
    self.init(json)
  }

  /// Takes the claims of a JSON object.
  init(_ json: JSONValue) {
    scopes = json["scope"]?.string.map(ScopeList.split)
    clientID = json["client_id"]?.string
    userID = json["user_id"]?.string
    issuer = json["as"]?.string
    created = json["created_at"]?.integer.map {
      Date(timeIntervalSince1970: Double($0) / 1_000)
    }
    lifetime = json["expires_in"]?.integer.map { Double($0) / 1_000 }
  }
}
