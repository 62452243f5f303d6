import FoundationEssentials
import Values

/// Base64 with the alphabet of tokens, without padding (RFC 7515).
enum Base64URL {
  /// Encodes bytes, without padding.
  static func encoded(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  /// Encodes a value as compact JSON.
  static func encoded(_ value: JSONValue) -> String {
    encoded((try? value.encoded()) ?? [])
  }

  /// The bytes of a text; nil for a text outside this alphabet.
  static func decoded(_ text: String) -> [UInt8]? {
    let padding = String(repeating: "=", count: (4 - text.count % 4) % 4)
    let plain = text.replacing("-", with: "+").replacing("_", with: "/") + padding
    return Data(base64Encoded: plain).map(Array.init)
  }
}
