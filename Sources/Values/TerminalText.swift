/// Makes text from elsewhere harmless for a terminal, a log or a report.
///
/// A server, a file or a certificate can carry escape sequences, bidirectional overrides and
/// invisible tags. They are shown by name instead of being obeyed.
package enum TerminalText {
  /// One line: every control becomes visible, line breaks become `⏎`.
  package static func line(_ text: String) -> String {
    clean(text, lineBreak: "⏎")
  }

  /// Several lines: line breaks stay, every other control becomes visible.
  package static func block(_ text: String) -> String {
    clean(text.replacing("\r\n", with: "\n"), lineBreak: "\n")
  }

  /// One line of at most `limit` characters, with an ellipsis where it was cut.
  package static func line(_ text: String, limit: Int) -> String {
    let whole = line(text)
    return whole.count <= limit ? whole : String(whole.prefix(max(0, limit - 1))) + "…"
  }

  /// JSON with every control that an encoder leaves as it is written as `\uXXXX`; it means the
  /// same.
  package static func json(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard scalar.value >= 0x7F, acts(scalar) else {
        result.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        result.append(contentsOf: "\\u\(hexadecimal(UInt32(unit)))".unicodeScalars)
      }
    }
    return String(result)
  }

  private static func clean(_ text: String, lineBreak: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: result += lineBreak
      case 0x09: result += " "
      case 0x00...0x1F, 0x7F:
        result += "^"
        result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value ^ 0x40)))
      case _ where acts(scalar): result += "<U+\(hexadecimal(scalar.value))>"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a terminal or a reader could do something else with it than show it.
  private static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x180B...0x180F,
      0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
