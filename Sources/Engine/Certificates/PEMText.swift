import Values

/// PEM text put in order, so that OpenSSL reads what people have in their files.
///
/// A byte order mark, UTF-16, text around the blocks, leading spaces, CRLF, `\n` written as two
/// characters, a JSON string or an array of lines, and a whole block on one line: all of it becomes
/// blocks with lines of 64 characters, and everything outside of the blocks is dropped. The bytes
/// may be a private key; they stay in `Secret` memory.
struct PEMText {
  /// The blocks, in order; empty when there is none.
  let blocks: Secret
  /// Whether the file begins with its first block, ends with its last, and escapes nothing.
  let isPlain: Bool

  /// Puts a file's bytes in order.
  init(_ file: Secret) {
    let text = Self.unescaped(Self.unquoted(Self.decoded(file)))
    blocks = text.withBytes { Self.blocks(in: $0) }
    isPlain = file.withBytes { bytes in
      bytes.starts(with: Array("-----BEGIN ".utf8))
        && bytes.reversed().drop { Self.isSpace($0) }.starts(with: Array("-----".utf8))
        && !bytes.contains(UInt8(ascii: "\\"))
    }
  }

  /// Space, tab, line feed or carriage return.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }

  /// The text without a byte order mark; UTF-16 becomes ASCII, which is all that PEM has.
  private static func decoded(_ file: Secret) -> Secret {
    file.withBytes { bytes in
      let builder = SecretBuilder()
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        builder.append(bytes.dropFirst(3))
      } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        for byte in bytes.dropFirst(2) where byte != 0 { builder.append(byte) }
      } else {
        return file
      }
      return builder.finish()
    }
  }

  /// The contents of the strings in a JSON document, each on a line of its own; other text as it
  /// is.
  private static func unquoted(_ text: Secret) -> Secret {
    text.withBytes { bytes in
      let first = bytes.first { !isSpace($0) }
      guard let first, "{[\"".utf8.contains(first) else { return text }
      let builder = SecretBuilder()
      var isInside = false
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "\"") {
          if isInside { builder.append(0x0A) }
          isInside.toggle()
        } else if isInside, byte == UInt8(ascii: "\\"), index < bytes.count {
          index += unescape(bytes[index...], into: builder)
        } else if isInside {
          builder.append(byte)
        }
      }
      return builder.finish()
    }
  }

  /// Appends what a JSON escape stands for; `rest` begins behind its backslash.
  ///
  /// - Returns: the number of bytes that belong to it.
  private static func unescape(
    _ rest: Slice<UnsafeRawBufferPointer>, into builder: SecretBuilder
  ) -> Int {
    switch rest.first {
    case UInt8(ascii: "n"), UInt8(ascii: "r"): builder.append(0x0A)
    case UInt8(ascii: "t"): builder.append(0x20)
    case UInt8(ascii: "u"):
      var value = 0
      for digit in rest.dropFirst().prefix(4) {
        value = value * 16 + (Character(Unicode.Scalar(digit)).hexDigitValue ?? 0)
      }
      builder.append(value < 0x80 ? UInt8(value) : UInt8(ascii: "?"))
      return min(5, rest.count)
    case let other?: builder.append(other)
    case nil: return 0
    }
    return 1
  }

  /// `\n` and `\r` written as two characters become line ends.
  private static func unescaped(_ text: Secret) -> Secret {
    text.withBytes { bytes in
      guard bytes.contains(UInt8(ascii: "\\")) else { return text }
      let builder = SecretBuilder()
      var index = 0
      while index < bytes.count {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        let isEscape = next == UInt8(ascii: "n") || next == UInt8(ascii: "r")
        if bytes[index] == UInt8(ascii: "\\"), isEscape {
          builder.append(0x0A)
          index += 2
        } else {
          builder.append(bytes[index])
          index += 1
        }
      }
      return builder.finish()
    }
  }

  private static func blocks(in text: UnsafeRawBufferPointer) -> Secret {
    var writer = PEMWriter()
    var index = 0
    while index < text.count {
      if let marker = PEMMarker(at: index, in: text) {
        writer.marker(text[index..<marker.end], begins: marker.begins)
        index = marker.end
      } else {
        writer.body(text[index])
        index += 1
      }
    }
    return writer.finish()
  }
}
