import CNcurses

/// One drawn sign and the columns it takes.
struct Grapheme: Equatable, Sendable {
  /// The character that is drawn; never a control, never joined emoji.
  let character: Character
  /// The columns that it takes: 1 or 2.
  let width: Int

  /// Turns a character into one that can be drawn.
  ///
  /// Terminals disagree about emoji joined with U+200D and about variation selectors, so only the
  /// first part is drawn; what cannot be drawn at all becomes U+FFFD.
  init(_ source: Character) {
    if let byte = source.asciiValue, byte >= 0x20, byte < 0x7F {
      character = source
      width = 1
      return
    }
    var kept = String.UnicodeScalarView()
    var columns = 0
    for scalar in source.unicodeScalars {
      if kept.isEmpty {
        columns = Int(cnc_width(scalar.value))
        guard columns > 0 else { break }
        kept.append(scalar)
      } else if Self.isJoiner(scalar) {
        break
      } else if cnc_width(scalar.value) == 0, kept.count < 5 {
        kept.append(scalar)
      }
    }
    if kept.isEmpty {
      character = "\u{FFFD}"
      width = 1
    } else {
      character = Character(String(kept))
      width = columns
    }
  }

  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200F, 0xFE00...0xFE0F, 0xE0000...0xE01EF: true
    default: false
    }
  }
}

extension String {
  /// The columns that the text takes in one line.
  var columns: Int {
    reduce(0) { $0 + Grapheme($1).width }
  }
}
