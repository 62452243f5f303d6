import Values

/// A line `-----BEGIN …-----` or `-----END …-----`.
struct PEMMarker {
  /// Whether it begins a block.
  let begins: Bool
  /// The place behind its last dash.
  let end: Int

  private static let begin = Array("-----BEGIN ".utf8)
  private static let finish = Array("-----END ".utf8)
  private static let dashes = Array("-----".utf8)
  /// The longest label that OpenSSL would read.
  private static let labelLimit = 200

  /// The marker that starts at `index`; nil when none does.
  init?(at index: Int, in text: UnsafeRawBufferPointer) {
    guard text[index] == UInt8(ascii: "-") else { return nil }
    begins = text[index...].starts(with: Self.begin)
    guard begins || text[index...].starts(with: Self.finish) else { return nil }
    var place = index + (begins ? Self.begin.count : Self.finish.count)
    let last = min(text.count, place + Self.labelLimit)
    while place < last, text[place] != 0x0A, text[place] != 0x0D {
      if text[place...].starts(with: Self.dashes) {
        end = place + Self.dashes.count
        return
      }
      place += 1
    }
    return nil
  }
}

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
