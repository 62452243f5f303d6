/// Finds a secret in a text, as it is and in every form in which servers repeat what they were
/// sent.
///
/// The forms are percent-encoding, HTML character references and the escapes of JSON and Java,
/// mixed at will; hexadecimal; base64 and base64url, alone or inside of longer data such as `Basic
/// …`. They are compared byte by byte: no form of the secret is ever written anywhere.
struct SecretEcho {
  let secret: UnsafeRawBufferPointer
  let text: UnsafeBufferPointer<UInt8>

  /// All places of the secret; of base64 the whole run of its digits.
  var ranges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var place = 0
    while place < text.count {
      if let range = range(at: place) {
        ranges.append(range)
        place = max(range.upperBound, place + 1)
      } else {
        place += 1
      }
    }
    return ranges
  }

  /// Whether the secret appears in the text as it is.
  var isPlain: Bool {
    guard !secret.isEmpty, text.count >= secret.count else { return false }
    return (0...text.count - secret.count).contains { start in
      secret.indices.allSatisfy { text[start + $0] == secret[$0] }
    }
  }

  private func range(at start: Int) -> Range<Int>? {
    if let end = escapedEnd(from: 0, at: start) ?? hexadecimalEnd(at: start) { return start..<end }
    return (0..<3).contains { isBase64(at: start, shift: $0) }
      ? Base64Run.whole(text, around: start) : nil
  }

  /// The end of the secret from `index` on when it begins at `start`; nil when it does not.
  private func escapedEnd(from index: Int, at start: Int) -> Int? {
    var index = index
    var place = start
    while index < secret.count {
      guard place < text.count else { return nil }
      let isLiteral = text[place] == secret[index]
      if let escape = Escape(text, at: place), matches(escape, at: index) {
        let (next, end) = (index + escape.count, place + escape.length)
        // A secret may itself look escaped.
        guard isLiteral else {
          (index, place) = (next, end)
          continue
        }
        if let end = escapedEnd(from: next, at: end) { return end }
      }
      guard isLiteral else { return nil }
      index += 1
      place += 1
    }
    return place
  }

  private func matches(_ escape: Escape, at index: Int) -> Bool {
    index + escape.count <= secret.count
      && (0..<escape.count).allSatisfy { secret[index + $0] == escape.byte($0) }
  }

  private func hexadecimalEnd(at start: Int) -> Int? {
    var place = start
    for index in secret.indices {
      if index > 0, place < text.count, Self.separators.contains(text[place]) { place += 1 }
      guard Escape.hexadecimal(text, at: place, count: 2) == UInt32(secret[index]) else {
        return nil
      }
      place += 2
    }
    return place
  }

  private static let separators: Set<UInt8> = [0x20, 0x2D, 0x3A]

  /// Whether the digits from `start` on are those that the secret alone decides when `shift` other
  /// bytes come before it in a group of three.
  private func isBase64(at start: Int, shift: Int) -> Bool {
    let first = (8 * shift + 5) / 6
    let last = 8 * (shift + secret.count) / 6
    guard start + last - first <= text.count else { return false }
    return (first..<last).allSatisfy { digit in
      var value: UInt8 = 0
      for bit in 6 * digit..<6 * digit + 6 {
        let place = bit - 8 * shift
        value = value << 1 | (secret[place / 8] >> (7 - UInt8(place % 8)) & 1)
      }
      return Base64Run.value(text[start + digit - first]) == value
    }
  }
}
