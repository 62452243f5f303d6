import FoundationEssentials
import Values

/// The tokens that browsers must send with a POST.
struct CSRFTokens: Sendable {
  /// The path from which browsers fetch a token.
  static let path = "/libs/granite/csrf/token.json"
  private static let lifetimeSeconds = 600

  /// The key of the tokens' HS256 signature.
  let key: [UInt8]
  /// The time of the request, in milliseconds since 1970.
  let now: Int

  /// A token for one user.
  func issue(to account: Account) -> String {
    let issued = now / 1000
    let claims: JSONValue = [
      "exp": .integer(issued + Self.lifetimeSeconds), "iat": .integer(issued),
      "sub": .string(account.name),
    ]
    let text = "\(Base64URL.encoded(["alg": "HS256"])).\(Base64URL.encoded(claims))"
    return "\(text).\(Base64URL.encoded(Digest.code(of: Array(text.utf8), key: key)))"
  }

  /// Whether a request carries a token of this user that has not expired.
  func accepts(_ request: IncomingRequest, from account: Account) -> Bool {
    guard let token = request.header("CSRF-Token") ?? request.fields().first(":cq_csrf_token")
    else { return false }
    let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3,
      Base64URL.encoded(Digest.code(of: Array("\(parts[0]).\(parts[1])".utf8), key: key))
        == parts[2],
      let bytes = Base64URL.decoded(parts[1]), let claims = try? JSONValue(parsing: bytes)
    else { return false }
    return claims["sub"]?.string == account.name && (claims["exp"]?.integer ?? 0) > now / 1000
  }
}
