import Values

/// Writes the text of a configuration file as the author itself does.
enum ConfigurationWriter {
  private static let creator = "Configuration created by Apache Sling JCR Installer"

  /// The older form: Felix's, one property a line, each line ended by CR and LF.
  static func felix(_ properties: OrderedNames<ConfigurationValue>) -> String {
    let lines = properties.entries.map { "\(escaped($0.name))=\(felix($0.value))\r\n" }
    return "# \(creator)\n" + lines.joined()
  }

  /// The newer form: JSON below a comment.
  static func json(_ properties: OrderedNames<ConfigurationValue>) -> String {
    let members = properties.entries.map { entry in
      "  \(quoted(entry.name + typeSuffix(entry.value))):\(json(entry.value))"
    }
    return "// \(creator)\n{\n\(members.joined(separator: ",\n"))\n}"
  }

  private static func felix(_ value: ConfigurationValue) -> String {
    var code = value.kind == .string ? "" : value.kind.rawValue
    if value.isPrimitive { code = code.lowercased() }
    let texts = value.texts.map { text in
      switch value.kind {
      case .float: "\"\((Float(text) ?? 0).bitPattern)\""
      case .double: "\"\((Double(text) ?? 0).bitPattern)\""
      default: "\"\(escaped(text))\""
      }
    }
    switch value.shape {
    case .scalar: return code + (texts.first ?? "\"\"")
    case .array: return "\(code)[\(texts.joined(separator: ","))]"
    case .collection: return "\(code)(\(texts.joined(separator: ",")))"
    }
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, character in
      switch character {
      case "\\", "\"", " ", "=": result += "\\\(character)"
      case "\u{8}": result += "\\b"
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\u{C}": result += "\\f"
      case "\r": result += "\\r"
      case _ where character.value < 0x20:
        result += "\\u00\(Hexadecimal.encoded([UInt8(character.value)]))"
      default: result.unicodeScalars.append(character)
      }
    }
  }

  /// The suffix of a key that names the type; empty for the types that JSON has.
  ///
  /// JSON itself has texts, whole numbers, fractions, truth values and arrays of them.
  private static func typeSuffix(_ value: ConfigurationValue) -> String {
    let name = value.kind.javaName(isPrimitive: value.isPrimitive)
    switch value.shape {
    case .scalar:
      switch value.kind {
      case .string, .long, .double, .boolean: return ""
      case .integer, .float, .short, .byte, .character: return ":\(name)"
      }
    case .array: return value.kind == .string ? "" : ":\(name)[]"
    case .collection: return ":Collection<\(name)>"
    }
  }

  private static func json(_ value: ConfigurationValue) -> String {
    let texts = value.texts.map { text in
      switch value.kind {
      case .string, .character: quoted(text)
      case .integer, .long, .float, .double, .short, .byte, .boolean: text
      }
    }
    if value.shape == .scalar { return texts.first ?? "\"\"" }
    return "[\n\(texts.map { "    \($0)" }.joined(separator: ",\n"))\n  ]"
  }

  private static func quoted(_ text: String) -> String {
    // Encoding text cannot fail.
    String(decoding: (try? JSONValue.string(text).encoded()) ?? [], as: UTF8.self)
  }
}
