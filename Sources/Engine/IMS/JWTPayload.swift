import FoundationEssentials
import HTTP
import Values

/// The JWT payload that Developer Console showed for a service account, as AEM's form takes it.
struct JWTPayload: Equatable, Sendable {
  /// The claim `iss`, such as `0123456789ABCDEF01234567@AdobeOrg`.
  let organizationID: String
  /// The claim `sub`, which ends with `@techacct.adobe.com`.
  let technicalAccountID: String
  /// Scheme, host and port of the claim `aud`.
  let audience: WebAddress
  /// The end of the claim `aud`.
  let clientID: String
  /// The metascopes without their address, in order.
  let metascopes: [String]
  /// The claim `exp`, the moment at which the payload expires.
  let expires: Date
  /// Whether `exp` is in milliseconds, which Adobe does not document.
  let isInMilliseconds: Bool

  /// Takes a payload apart.
  init(_ text: String) throws(JWTPayloadFlaw) {
    let claims = try Self.object(text)
    let shown = { (name: String) in
      claims[name].map { TerminalText.line($0.string ?? "no text", limit: 80) } ?? ""
    }
    guard let issuer = claims["iss"]?.string, issuer.lowercased().hasSuffix("@adobeorg") else {
      throw .issuer(found: shown("iss"))
    }
    guard let subject = claims["sub"]?.string,
      subject.lowercased().hasSuffix("@techacct.adobe.com")
    else { throw .subject(found: shown("sub")) }
    let path = "/c/"
    guard let text = claims["aud"]?.string, let audience = try? WebAddress(text),
      audience.path.hasPrefix(path), audience.path.count > path.count
    else { throw .audience(found: shown("aud")) }
    // A public setup program writes the number as a text.
    guard let end = claims["exp"]?.integer, end > 0 else { throw .expiry(found: shown("exp")) }
    let own = "\(audience.origin)/s/"
    let scopes = claims.filter { $0.key.contains("/s/") && $0.value.bool == true }.keys.sorted()
    guard !scopes.isEmpty else { throw .metascopeMissing }
    if let foreign = scopes.first(where: { !$0.hasPrefix(own) }) {
      throw .metascopeHost(
        found: TerminalText.line(foreign, limit: 120), wanted: audience.origin)
    }
    organizationID = issuer
    technicalAccountID = subject
    self.audience = audience
    clientID = String(audience.path.dropFirst(path.count))
    metascopes = scopes.map { String($0.dropFirst(own.count)) }
    isInMilliseconds = end > 100_000_000_000
    expires = Date(timeIntervalSince1970: isInMilliseconds ? Double(end) / 1_000 : Double(end))
  }

  /// The members of a text that is one JSON object.
  static func object(_ text: String) throws(JWTPayloadFlaw) -> [String: JSONValue] {
    let text = text.trimmed
    if let json = try? JSONValue(parsing: text.utf8) {
      guard let members = json.object else { throw .notObject }
      return members
    }
    if text.hasPrefix("eyJ") { throw .encoded }
    if text.hasPrefix("{"), !text.hasSuffix("}") { throw .cut }
    throw .notJSON
  }
}
