/// Lower-case hexadecimal digits.
enum Hexadecimal {
  /// Two digits for each byte.
  static func text(of bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digits of `count` random bytes from the kernel.
  static func random(byteCount count: Int) -> String {
    var generator = SystemRandomNumberGenerator()
    return text(of: (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }

  /// Whether `text` is exactly `byteCount` bytes in this form.
  static func isText(_ text: String, byteCount: Int) -> Bool {
    text.utf8.count == 2 * byteCount
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}
