import Values

/// Percent escapes of URLs and forms.
enum PercentText {
  /// Undoes the escapes; bytes that are not UTF-8 become replacement characters.
  static func decoded(_ text: String) -> String {
    String(decoding: decodedBytes(text.utf8, plusIsSpace: false), as: UTF8.self)
  }

  /// Undoes the escapes, and turns `+` into a space where forms do.
  static func decodedBytes(_ bytes: some Collection<UInt8>, plusIsSpace: Bool) -> [UInt8] {
    var result: [UInt8] = []
    var rest = Array(bytes)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+"), plusIsSpace {
        result.append(UInt8(ascii: " "))
      } else if byte == UInt8(ascii: "%"), rest.count >= 2,
        let high = digit(rest[rest.startIndex]), let low = digit(rest[rest.startIndex + 1])
      {
        result.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// Escapes everything but letters, digits and `-._~`, and the characters of `keeping`.
  static func encoded(_ text: String, keeping: String = "") -> String {
    let kept = Set("-._~\(keeping)".utf8)
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      case _ where kept.contains(byte): result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%" + Hexadecimal.encoded([byte]).uppercased()
      }
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
  }
}
