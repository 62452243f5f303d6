import Values

/// A JWT in the compact form, taken apart and not yet believed.
struct SignedText: Sendable {
  let header: JSONValue
  let claims: JSONValue
  /// What the signature is of.
  let text: String
  let signature: [UInt8]

  /// Nil for anything but three parts in Base64URL, of which two are JSON objects.
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
