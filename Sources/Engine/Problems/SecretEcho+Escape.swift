extension SecretEcho {
  /// One escaped character at a place of a text.
  struct Escape {
    /// The number of bytes of the text that it takes.
    let length: Int
    /// The number of bytes that it stands for.
    let count: Int
    private let scalar: UInt32
    private let isByte: Bool

    /// Reads what is there; nil for a plain character.
    init?(_ text: UnsafeBufferPointer<UInt8>, at place: Int) {
      func at(_ offset: Int) -> UInt8 { place + offset < text.count ? text[place + offset] : 0 }
      switch text[place] {
      case 0x2B: self.init(0x20, length: 1)
      case 0x25:
        guard let byte = Self.hexadecimal(text, at: place + 1, count: 2) else { return nil }
        self.init(byte, length: 3, isByte: true)
      case 0x26:
        guard let (scalar, length) = Self.reference(text, at: place) else { return nil }
        self.init(scalar, length: length)
      case 0x5C:
        switch at(1) {
        case 0x62: self.init(0x08, length: 2)
        case 0x66: self.init(0x0C, length: 2)
        case 0x6E: self.init(0x0A, length: 2)
        case 0x72: self.init(0x0D, length: 2)
        case 0x74: self.init(0x09, length: 2)
        case 0x78:
          guard let byte = Self.hexadecimal(text, at: place + 2, count: 2) else { return nil }
          self.init(byte, length: 4, isByte: true)
        case 0x75:
          guard let unit = Self.hexadecimal(text, at: place + 2, count: 4) else { return nil }
          guard unit & 0xFC00 == 0xD800, at(6) == 0x5C, at(7) == 0x75,
            let low = Self.hexadecimal(text, at: place + 8, count: 4), low & 0xFC00 == 0xDC00
          else {
            self.init(unit, length: 6)
            return
          }
          self.init(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF, length: 12)
        case 0x21...0x2F, 0x20, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E:
          self.init(UInt32(at(1)), length: 2)
        default: return nil
        }
      default: return nil
      }
    }

    private init(_ scalar: UInt32, length: Int, isByte: Bool = false) {
      self.scalar = scalar
      self.length = length
      self.isByte = isByte
      count = isByte || scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    }

    /// One of the bytes in UTF-8.
    func byte(_ index: Int) -> UInt8 {
      guard count > 1 else { return UInt8(truncatingIfNeeded: scalar) }
      let bits = UInt8(truncatingIfNeeded: scalar >> (6 * UInt32(count - 1 - index)))
      let lead: [UInt8] = [0xC0, 0xE0, 0xF0]
      return index == 0 ? bits | lead[count - 2] : bits & 0x3F | 0x80
    }

    /// A number of exactly so many digits.
    static func hexadecimal(
      _ text: UnsafeBufferPointer<UInt8>, at place: Int, count: Int
    ) -> UInt32? {
      guard place + count <= text.count else { return nil }
      var value: UInt32 = 0
      for digit in text[place..<place + count] {
        guard let part = Self.value(digit) else { return nil }
        value = value << 4 | part
      }
      return value
    }

    private static func value(_ digit: UInt8) -> UInt32? {
      switch digit {
      case 0x30...0x39: UInt32(digit - 0x30)
      case 0x41...0x46: UInt32(digit - 0x41 + 10)
      case 0x61...0x66: UInt32(digit - 0x61 + 10)
      default: nil
      }
    }

    private static let names: [(name: StaticString, scalar: UInt32)] = [
      ("&amp;", 0x26), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&quot;", 0x22), ("&apos;", 0x27),
      ("&nbsp;", 0x20),
    ]

    private static func reference(
      _ text: UnsafeBufferPointer<UInt8>, at place: Int
    ) -> (UInt32, Int)? {
      for (name, scalar) in names where place + name.utf8CodeUnitCount <= text.count {
        let isIt = (0..<name.utf8CodeUnitCount).allSatisfy {
          text[place + $0] == name.utf8Start[$0]
        }
        if isIt { return (scalar, name.utf8CodeUnitCount) }
      }
      guard place + 3 < text.count, text[place + 1] == 0x23 else { return nil }
      let isHexadecimal = text[place + 2] | 0x20 == 0x78
      let start = place + (isHexadecimal ? 3 : 2)
      var scalar: UInt32 = 0
      var end = start
      while end < text.count, end - start < 8, let digit = value(text[end]) {
        guard isHexadecimal || digit < 10 else { return nil }
        scalar = scalar * (isHexadecimal ? 16 : 10) + digit
        end += 1
      }
      guard end > start, scalar <= 0x10FFFF else { return nil }
      if end < text.count, text[end] == 0x3B { end += 1 }
      return (scalar, end - place)
    }
  }
}
