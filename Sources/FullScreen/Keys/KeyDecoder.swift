import Values

/// Turns the bytes of a terminal into keys.
///
/// Reading bytes instead of ncurses' keys keeps a character whole that arrives in two parts, takes
/// a large paste at once and straight into memory for secrets, and sees the end of the input.
struct KeyDecoder {
  private enum State {
    case ground
    /// Inside a character of several bytes.
    case character(bytes: [UInt8], length: Int)
    /// After an escape; the bytes that followed it.
    case escape([UInt8])
    /// Inside a paste; how much of its end has been seen.
    case paste(SecretBuilder, ending: Int, wasCut: Bool)
  }

  /// The input to wait for before the bytes so far are decoded as they are.
  enum Patience: Equatable {
    /// All input so far is complete.
    case none
    /// The rest of a key.
    case key
    /// The rest of a paste.
    case paste
  }

  private var state = State.ground
  private let sequences: KeySequences

  /// A decoder for a terminal with these keys.
  init(_ sequences: KeySequences = KeySequences()) {
    self.sequences = sequences
  }

  /// The input that is not complete yet.
  var patience: Patience {
    switch state {
    case .ground: .none
    case .character, .escape: .key
    case .paste: .paste
    }
  }

  /// Takes bytes and returns the keys that are complete.
  mutating func feed(_ bytes: some Sequence<UInt8>) -> [Key] {
    var keys: [Key] = []
    for byte in bytes { take(byte, into: &keys) }
    return keys
  }

  /// Decodes the bytes so far as they are, because nothing more came in time.
  mutating func expire() -> [Key] {
    defer { state = .ground }
    switch state {
    case .ground: return []
    case .character: return [.scalar("\u{FFFD}")]
    case .escape(let bytes): return [bytes.isEmpty ? .escape : .unknown]
    case .paste(let builder, _, let wasCut):
      // The closing bracket was lost on the way; a piece of it is no text.
      return [.paste(Paste(builder, wasCut: wasCut))]
    }
  }

  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)
  private static let pasteStart: [UInt8] = Array("[200~".utf8)
  /// Longer sequences are no keys.
  private static let longestSequence = 32

  private mutating func take(_ byte: UInt8, into keys: inout [Key]) {
    switch state {
    case .ground: start(byte, into: &keys)
    case .character(let bytes, let length):
      continueCharacter(bytes, length, byte, into: &keys)
    case .escape(let bytes): continueEscape(bytes, byte, into: &keys)
    case .paste(let builder, let ending, let wasCut):
      continuePaste(builder, ending, wasCut, byte, into: &keys)
    }
  }

  private mutating func start(_ byte: UInt8, into keys: inout [Key]) {
    switch byte {
    case 0x1B: state = .escape([])
    case 0x09: keys.append(.tab)
    case 0x0A, 0x0D: keys.append(.enter)
    case 0x08, 0x7F: keys.append(.backspace)
    case 0x01...0x1A: keys.append(.control(Character(Unicode.Scalar(byte + 0x60))))
    case 0x00, 0x1C...0x1F: keys.append(.unknown)
    case 0x20...0x7E: keys.append(.scalar(Unicode.Scalar(byte)))
    case 0xC2...0xDF: state = .character(bytes: [byte], length: 2)
    case 0xE0...0xEF: state = .character(bytes: [byte], length: 3)
    case 0xF0...0xF4: state = .character(bytes: [byte], length: 4)
    default: keys.append(.scalar("\u{FFFD}"))
    }
  }

  private mutating func continueCharacter(
    _ bytes: [UInt8], _ length: Int, _ byte: UInt8, into keys: inout [Key]
  ) {
    guard byte & 0xC0 == 0x80 else {
      keys.append(.scalar("\u{FFFD}"))
      state = .ground
      return start(byte, into: &keys)
    }
    let all = bytes + [byte]
    guard all.count == length else {
      state = .character(bytes: all, length: length)
      return
    }
    state = .ground
    let first = String(decoding: all, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    // C1 controls are no text either.
    keys.append(0x80...0x9F ~= first.value ? .unknown : .scalar(first))
  }

  private mutating func continueEscape(
    _ bytes: [UInt8], _ byte: UInt8, into keys: inout [Key]
  ) {
    if byte == 0x1B {
      keys.append(bytes.isEmpty ? .escape : .unknown)
      state = .escape([])
      return
    }
    let all = bytes + [byte]
    if all == Self.pasteStart {
      state = .paste(SecretBuilder(), ending: 0, wasCut: false)
    } else if Self.isWhole(all) || all.count > Self.longestSequence {
      state = .ground
      keys.append(sequences.key(all))
    } else {
      state = .escape(all)
    }
  }

  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard let last = bytes.last else { return false }
    switch bytes[0] {
    case UInt8(ascii: "["):
      // The Linux console sends `[[A` for F1.
      if bytes.count == 2 { return last != UInt8(ascii: "[") && 0x40...0x7E ~= last }
      return bytes.count > 2 && 0x40...0x7E ~= last
    case UInt8(ascii: "O"):
      return bytes.count > 1 && 0x40...0x7E ~= last
    default:
      return true
    }
  }

  private mutating func continuePaste(
    _ builder: SecretBuilder, _ ending: Int, _ wasCut: Bool, _ byte: UInt8, into keys: inout [Key]
  ) {
    var wasCut = wasCut
    var ending = ending
    func keep(_ bytes: some Sequence<UInt8>) {
      for byte in bytes {
        if builder.count < Paste.limit { builder.append(byte) } else { wasCut = true }
      }
    }
    if byte == Self.pasteEnd[ending] {
      ending += 1
      if ending == Self.pasteEnd.count {
        state = .ground
        keys.append(.paste(Paste(builder, wasCut: wasCut)))
        return
      }
    } else {
      keep(Self.pasteEnd.prefix(ending))
      ending = byte == Self.pasteEnd[0] ? 1 : 0
      if ending == 0 { keep(CollectionOfOne(byte)) }
    }
    state = .paste(builder, ending: ending, wasCut: wasCut)
  }
}
