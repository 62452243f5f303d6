/// A text as it appears in a JSON document, from its opening quotation mark on.
struct JSONText {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int

  /// Looks at a document from the offset of an opening quotation mark.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    self.start = start
  }

  /// The first thing in it that RFC 8259 or UTF-8 forbids, and its offset.
  var flaw: (offset: Int, reason: JSONFlaw.Reason)? {
    var place = start + 1
    while place < bytes.count {
      switch bytes[place] {
      case 0x22: return nil
      case 0..<0x20: return (place, .control)
      case 0x5C:
        let (length, reason) = escape(at: place)
        if let reason { return (place, reason) }
        place += length
      case 0x20..<0x80: place += 1
      default:
        let length = characterLength(at: place)
        guard length > 0 else { return (place, .encoding) }
        place += length
      }
    }
    return (bytes.count, .ends(.quotationMark))
  }

  /// The number of bytes of an escape; a pair of surrogates counts as one.
  private func escape(at place: Int) -> (length: Int, flaw: JSONFlaw.Reason?) {
    guard place + 1 < bytes.count else { return (1, nil) }
    guard bytes[place + 1] == 0x75 else {
      let isKnown = "\"\\/bfnrt".utf8.contains(bytes[place + 1])
      return (2, isKnown ? nil : .escape)
    }
    guard let first = unit(at: place) else { return (6, .escape) }
    switch first {
    case 0xD800..<0xDC00:
      guard let second = unit(at: place + 6), (0xDC00..<0xE000).contains(second) else {
        return (6, .surrogate)
      }
      return (12, nil)
    case 0xDC00..<0xE000: return (6, .surrogate)
    default: return (6, nil)
    }
  }

  /// The code unit of a `\uXXXX`.
  private func unit(at place: Int) -> UInt16? {
    guard place + 6 <= bytes.count, bytes[place] == 0x5C, bytes[place + 1] == 0x75 else {
      return nil
    }
    let digits = bytes[place + 2..<place + 6]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// The number of bytes of a character of several bytes; 0 when it is none.
  private func characterLength(at place: Int) -> Int {
    let length =
      switch bytes[place] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard place + length <= bytes.count else { return 0 }
    let isValid = String(validating: bytes[place..<place + length], as: UTF8.self) != nil
    return isValid ? length : 0
  }
}
