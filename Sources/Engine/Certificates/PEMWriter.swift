import Values

/// Writes PEM blocks with lines of 64 characters, and drops what appears between blocks.
struct PEMWriter {
  private let output = SecretBuilder()
  private var line = SecretBuilder()
  private var isInside = false
  /// Whether the last line written was a header such as `Proc-Type: 4,ENCRYPTED`.
  private var isAfterHeader = false

  /// Writes a marker on a line of its own.
  mutating func marker(_ text: Slice<UnsafeRawBufferPointer>, begins: Bool) {
    endLine()
    guard begins || isInside else { return }
    isInside = begins
    isAfterHeader = false
    output.append(text)
    output.append(0x0A)
  }

  /// Takes one byte between markers.
  mutating func body(_ byte: UInt8) {
    guard isInside else { return }
    if byte == 0x0A || byte == 0x0D { endLine() } else { line.append(byte) }
  }

  /// Ends the last line and returns the blocks that were written.
  mutating func finish() -> Secret {
    endLine()
    return output.finish()
  }

  private mutating func endLine() {
    guard line.count > 0 else { return }
    defer { line.removeAll() }
    guard isInside else { return }
    line.withBytes { bytes in
      let trimmed = bytes.drop { PEMText.isSpace($0) }
      guard !trimmed.isEmpty else { return }
      if trimmed.contains(UInt8(ascii: ":")) {
        output.append(trimmed)
        output.append(0x0A)
        isAfterHeader = true
        return
      }
      // OpenSSL wants an empty line between headers and base64.
      if isAfterHeader { output.append(0x0A) }
      isAfterHeader = false
      writeBase64(trimmed)
    }
  }

  private func writeBase64(_ bytes: Slice<UnsafeRawBufferPointer>) {
    var column = 0
    for byte in bytes where !PEMText.isSpace(byte) {
      if column == 64 {
        output.append(0x0A)
        column = 0
      }
      output.append(byte)
      column += 1
    }
    output.append(0x0A)
  }
}
