/// Writes `.config` files as Apache Felix's Config Admin does: sorted, CRLF, lists over lines.
public struct FelixConfigWriter: Sendable {
  /// A writer; there is nothing to choose.
  public init() {}

  /// The bytes of a file.
  public func write(_ configuration: OSGiConfiguration) -> [UInt8] {
    var text = ""
    for property in configuration.properties {
      quote(property.name, into: &text)
      text += "="
      write(property.value, into: &text)
      text += "\r\n"
    }
    return Array(text.utf8)
  }

  private func write(_ value: OSGiValue, into text: inout String) {
    switch value {
    case .scalar(let value):
      letter(value.type, into: &text)
      write(value, into: &text)
    case .array(let type, let values):
      letter(type, into: &text)
      text += "[ \\\r\n"
      list(values, into: &text)
      text += "  ]"
    case .collection(let values):
      if let first = values.first { letter(first.type, into: &text) }
      text += "( \\\r\n"
      list(values, into: &text)
      text += ")"
    }
  }

  private func list(_ values: [OSGiScalar], into text: inout String) {
    for value in values {
      text += "  "
      write(value, into: &text)
      text += ", \\\r\n"
    }
  }

  private func letter(_ type: OSGiType, into text: inout String) {
    if type != .string { text.unicodeScalars.append(Unicode.Scalar(type.rawValue)) }
  }

  private func write(_ value: OSGiScalar, into text: inout String) {
    text += "\""
    switch value {
    case .float(let bits): text += String(Int32(bitPattern: bits))
    case .double(let bits): text += String(Int64(bitPattern: bits))
    // Half a character has no bytes; Java writes this in its place.
    case .character(0xD800...0xDFFF): text += "?"
    default: quote(value.text, into: &text)
    }
    text += "\""
  }

  private func quote(_ plain: String, into text: inout String) {
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "\\", "\"", " ", "=":
        text += "\\"
        text.unicodeScalars.append(scalar)
      case "\u{8}": text += "\\b"
      case "\t": text += "\\t"
      case "\n": text += "\\n"
      case "\u{C}": text += "\\f"
      case "\r": text += "\\r"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
