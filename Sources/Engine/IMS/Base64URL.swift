import FoundationEssentials

/// Base64 with the alphabet of tokens and without padding (RFC 7515, section 2).
enum Base64URL {
  /// Bytes as text without padding.
  static func encoded(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  /// Text as bytes, with or without padding; nil for anything else.
  static func decoded(_ text: String) -> [UInt8]? {
    let digits = text.replacing("-", with: "+").replacing("_", with: "/")
      .replacing("=", with: "")
    let padding = String(repeating: "=", count: (4 - digits.count % 4) % 4)
    return Data(base64Encoded: digits + padding).map(Array.init)
  }
}
