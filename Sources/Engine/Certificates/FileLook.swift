import Values

/// Tells files apart by their first characters.
enum FileLook {
  /// Whether there is nothing but white space and byte order marks.
  static func isBlank(_ file: Secret) -> Bool {
    file.withBytes { bytes in
      bytes.allSatisfy { PEMText.isSpace($0) || [0, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF].contains($0) }
    }
  }

  /// The kind of text; nil when it is binary.
  static func text(_ file: Secret) -> DERKind? {
    file.withBytes { bytes in
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      let body = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
      let isText = body.allSatisfy { $0 >= 0x20 && $0 != 0x7F || PEMText.isSpace($0) }
      guard isText else { return nil }
      let visible = body.drop { PEMText.isSpace($0) }
      if visible.starts(with: Array("-----".utf8)) { return .truncated }
      return switch visible.first {
      case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""): .other(.json)
      case UInt8(ascii: "<"): .other(.html)
      default: .other(.text)
      }
    }
  }
}
