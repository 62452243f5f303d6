/// Runs of base64 or base64url in a text.
enum Base64Run {
  /// The whole run around a place, its padding included.
  static func whole(
    _ text: UnsafeBufferPointer<UInt8>, around place: Int
  ) -> Range<Int> {
    var start = place
    while start > 0, value(text[start - 1]) != nil { start -= 1 }
    return start..<end(of: text, from: place)
  }

  /// The runs that follow the word `Basic` and decode to a user, a colon and a password.
  static func credentials(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    let word: StaticString = "basic"
    var ranges: [Range<Int>] = []
    for place in text.indices where place + word.utf8CodeUnitCount < text.count {
      let isWord = (0..<word.utf8CodeUnitCount).allSatisfy {
        text[place + $0] | 0x20 == word.utf8Start[$0]
      }
      guard isWord else { continue }
      var start = place + word.utf8CodeUnitCount
      while start < text.count, value(text[start]) == nil, start - place < 16 { start += 1 }
      let end = end(of: text, from: start)
      if hasColon(text[start..<end]) { ranges.append(start..<end) }
    }
    return ranges
  }

  /// The six bits of a digit in either alphabet; nil for other bytes.
  static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x41...0x5A: digit - 0x41
    case 0x61...0x7A: digit - 0x61 + 26
    case 0x30...0x39: digit - 0x30 + 52
    case 0x2B, 0x2D: 62
    case 0x2F, 0x5F: 63
    default: nil
    }
  }

  private static func end(of text: UnsafeBufferPointer<UInt8>, from place: Int) -> Int {
    var end = place
    while end < text.count, value(text[end]) != nil { end += 1 }
    while end < text.count, text[end] == 0x3D { end += 1 }
    return end
  }

  private static func hasColon(_ run: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var bits: UInt32 = 0
    var count = 0
    for digit in run {
      guard let value = value(digit) else { break }
      bits = bits << 6 | UInt32(value)
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      if UInt8(truncatingIfNeeded: bits >> UInt32(count)) == 0x3A { return true }
    }
    return false
  }
}
