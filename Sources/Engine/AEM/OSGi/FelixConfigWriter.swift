import Values

/// Writes `.config` files as Apache Felix's Config Admin does: sorted, CRLF, lists over lines.
package struct FelixConfigWriter: Sendable {
  /// A writer, which has no settings.
  package init() {}

  /// The bytes of a file without secrets.
  package func write(_ configuration: OSGiConfiguration) -> [UInt8] {
    secret(configuration).withBytes { Array($0) }
  }

  /// The bytes of a file that may contain secrets; they exist in locked memory alone.
  func secret(_ configuration: OSGiConfiguration) -> Secret {
    let text = SecretBuilder()
    for property in configuration.properties {
      quote(property.name.utf8, into: text)
      text.append(text: "=")
      write(property.value, into: text)
      text.append(text: "\r\n")
    }
    return text.finish()
  }

  private func write(_ value: OSGiValue, into text: SecretBuilder) {
    switch value {
    case .scalar(let value):
      letter(value.type, into: text)
      write(value, into: text)
    case .array(let type, let values):
      letter(type, into: text)
      text.append(text: "[ \\\r\n")
      list(values, into: text)
      text.append(text: "  ]")
    case .collection(let values):
      if let first = values.first { letter(first.type, into: text) }
      text.append(text: "( \\\r\n")
      list(values, into: text)
      text.append(text: ")")
    }
  }

  private func list(_ values: [OSGiScalar], into text: SecretBuilder) {
    for value in values {
      text.append(text: "  ")
      write(value, into: text)
      text.append(text: ", \\\r\n")
    }
  }

  private func letter(_ type: OSGiType, into text: SecretBuilder) {
    if type != .string { text.append(type.rawValue) }
  }

  private func write(_ value: OSGiScalar, into text: SecretBuilder) {
    text.append(text: "\"")
    switch value {
    case .float(let bits): text.append(text: String(Int32(bitPattern: bits)))
    case .double(let bits): text.append(text: String(Int64(bitPattern: bits)))
    // Half a character has no bytes; Java writes this in its place.
    case .character(0xD800...0xDFFF): text.append(text: "?")
    case .secret(let secret): secret.withBytes { quote($0, into: text) }
    default: quote(value.text.utf8, into: text)
    }
    text.append(text: "\"")
  }

  private func quote(_ plain: some Sequence<UInt8>, into text: SecretBuilder) {
    for byte in plain {
      switch byte {
      // Backslash, quotation mark, space, equals sign.
      case 0x5C, 0x22, 0x20, 0x3D:
        text.append(0x5C)
        text.append(byte)
      case 0x08: text.append(text: "\\b")
      case 0x09: text.append(text: "\\t")
      case 0x0A: text.append(text: "\\n")
      case 0x0C: text.append(text: "\\f")
      case 0x0D: text.append(text: "\\r")
      case 0..<0x20:
        text.append(text: "\\u00" + Hexadecimal.encoded([byte]))
      default: text.append(byte)
      }
    }
  }
}
