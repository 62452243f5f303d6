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
