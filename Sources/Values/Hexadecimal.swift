/// Bytes as lowercase hexadecimal digits.
package enum Hexadecimal {
  /// Two digits a byte, after a mark before each.
  package static func encoded(_ bytes: some Sequence<UInt8>, before mark: String = "") -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text += mark.utf8
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that pairs of digits in either case stand for; nil for any other text.
  package static func decoded(_ text: String) -> [UInt8]? {
    let digits = text.map(\.hexDigitValue)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[index], let low = digits[index + 1] else { return nil }
      bytes.append(UInt8(high << 4 | low))
    }
    return bytes
  }

  /// The digits of `count` random bytes from the kernel.
  package static func random(byteCount count: Int) -> String {
    var generator = SystemRandomNumberGenerator()
    return encoded((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }

  /// Whether `text` is exactly `byteCount` bytes in this form.
  package static func isText(_ text: String, byteCount: Int) -> Bool {
    text.utf8.count == 2 * byteCount && text.utf8.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
