/// The characters of a `.config` file as Felix's reader sees them: UTF-16 units, one of which can
/// be put back, and the place in the file.
///
/// Java's reader puts the end of the file back as the unit U+FFFF; what follows from that is a part
/// of the behavior and therefore kept.
struct FelixCharacters {
  private let units: [UInt16]
  private var next = 0
  private var pushedBack: (unit: UInt16, index: Int)?
  /// The index of the unit that was read last; ``count`` when the end was reached.
  private(set) var index = 0
  /// Line and position as Felix counts them, from 0; both only for its own messages.
  private(set) var line = 0
  /// The position in the line, as Felix counts it, from 0; see ``line``.
  private(set) var position = 0

  /// Decodes UTF-8; bytes that are none become U+FFFD.
  init(_ bytes: some Collection<UInt8>) {
    units = Array(String(decoding: bytes, as: UTF8.self).utf16)
  }

  /// The number of units.
  var count: Int { units.count }

  /// The index of the unit that is read next.
  var upcoming: Int { pushedBack?.index ?? next }

  /// Units of the file, for messages.
  func text(_ range: Range<Int>) -> String {
    String(decoding: units[range.clamped(to: 0..<units.count)], as: UTF16.self)
  }

  /// The next unit as it is there; nil at the end.
  mutating func readRaw() -> UInt16? {
    if let (unit, place) = pushedBack {
      pushedBack = nil
      index = place
      return unit
    }
    index = next
    guard next < units.count else { return nil }
    next += 1
    return units[index]
  }

  /// Puts the unit that was read last back.
  mutating func unread(_ unit: UInt16?) {
    pushedBack = (unit ?? 0xFFFF, index)
  }

  /// The next unit, every kind of line end as a line feed.
  mutating func read() -> UInt16? {
    var unit = readRaw()
    if unit == 0x0D {
      let place = index
      let after = readRaw()
      if after != 0x0A { unread(after) }
      index = place
      unit = 0x0A
    }
    if unit == 0x0A {
      line += 1
      position = 0
    } else {
      position += 1
    }
    return unit
  }

  /// The next unit that is no white space.
  mutating func readPastSpace() -> UInt16? {
    var unit = read()
    while let found = unit, Self.isSpace(found) { unit = read() }
    return unit
  }

  /// Whether Java's `Character.isWhitespace` takes a unit for white space.
  static func isSpace(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x09...0x0D, 0x1C...0x20, 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x2028, 0x2029,
      0x205F, 0x3000:
      true
    default: false
    }
  }

  /// Turns indexes into lines and columns.
  var places: TextPlaces { TextPlaces(units) }
}
