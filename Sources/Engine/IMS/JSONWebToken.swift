import Values

/// A JSON Web Token in its compact form: header, claims and signature in base64url with dots
/// between.
struct JSONWebToken: Equatable, Sendable {
  /// The header, which names the algorithm of the signature.
  var header: JSONValue
  /// The claims, the payload that is signed.
  var claims: JSONValue

  /// The only header that Adobe documents.
  static let rs256: JSONValue = ["alg": "RS256", "typ": "JWT"]

  /// A token to be signed.
  init(header: JSONValue = Self.rs256, claims: JSONValue) {
    self.header = header
    self.claims = claims
  }

  /// Reads the compact form, nil for any other text; the signature is not verified.
  init?(compact: String) {
    let parts = compact.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Self.object(parts[0]),
      let claims = Self.object(parts[1])
    else { return nil }
    self.header = header
    self.claims = claims
  }

  /// The compact form with the signature of a key.
  ///
  /// - Throws: ``JWTFlaw/algorithm(_:)`` for any header that is not RS256 (RFC 8725, section
  ///   3.1), ``JWTFlaw/notSigned`` when the key cannot sign.
  func signed(by signer: any RS256Signer) throws(JWTFlaw) -> Secret {
    guard header["alg"] == "RS256" else {
      throw .algorithm(TerminalText.line(header["alg"]?.string ?? "none", limit: 20))
    }
    guard let head = try? header.encoded(), let body = try? claims.encoded() else {
      throw .notSigned
    }
    let text = "\(Base64URL.encoded(head)).\(Base64URL.encoded(body))"
    guard let signature = signer.rs256Signature(of: Array(text.utf8)) else { throw .notSigned }
    return Secret(copying: "\(text).\(Base64URL.encoded(signature))".utf8)
  }

  private static func object(_ part: Substring) -> JSONValue? {
    guard let bytes = Base64URL.decoded(String(part)), let json = try? JSONValue(parsing: bytes),
      json.object != nil
    else { return nil }
    return json
  }
}
