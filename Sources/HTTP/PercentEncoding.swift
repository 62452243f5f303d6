/// Percent-encoding as forms and paths need it (RFC 3986).
package enum PercentEncoding {
  /// One path segment, form name or form value: everything but letters, digits and `-._~`.
  package static func component(_ text: String) -> String {
    String(decoding: component(bytes: text.utf8), as: UTF8.self)
  }

  /// A path whose slashes stay.
  package static func path(_ text: String) -> String {
    text.split(separator: "/", omittingEmptySubsequences: false)
      .map { component(String($0)) }.joined(separator: "/")
  }

  /// The encoded bytes of any bytes; for values that must not pass through a `String`.
  static func component(bytes: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for byte in bytes { append(byte) { result.append($0) } }
    return result
  }

  /// Hands the encoded form of one byte to `sink`.
  static func append(_ byte: UInt8, to sink: (UInt8) -> Void) {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: sink(byte)
    default:
      sink(0x25)
      sink(digits[Int(byte >> 4)])
      sink(digits[Int(byte & 15)])
    }
  }

  private static let digits = Array("0123456789ABCDEF".utf8)
}
