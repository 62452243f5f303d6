import Values

/// A JWT in the compact form, split into its parts and not yet verified.
struct SignedText: Sendable {
  let header: JSONValue
  let claims: JSONValue
  /// The text that the signature covers: header and claims, still encoded.
  let text: String
  let signature: [UInt8]

  /// Reads three parts in Base64URL, of which two are JSON objects; nil for any other text.
  init?(_ token: String) {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let header = Base64URL.decoded(parts[0]),
      let claims = Base64URL.decoded(parts[1]), let signature = Base64URL.decoded(parts[2]),
      let header = try? JSONValue(parsing: header), header.object != nil,
      let claims = try? JSONValue(parsing: claims), claims.object != nil
    else { return nil }
    self.header = header
    self.claims = claims
    self.signature = signature
    text = "\(parts[0]).\(parts[1])"
  }
}
