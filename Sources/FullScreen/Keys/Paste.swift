import Values

/// Pasted text, in memory fit for a secret, because it may be one.
struct Paste: Equatable {
  /// The bytes as they came, with the brackets taken off.
  let bytes: SecretBuilder
  /// Whether more came than is taken.
  let wasCut: Bool

  /// The most bytes of one paste that are taken.
  static let limit = 64 * 1024

  /// Wraps what was collected.
  init(_ bytes: SecretBuilder, wasCut: Bool = false) {
    self.bytes = bytes
    self.wasCut = wasCut
  }

  /// Compares the bytes, and whether they were cut.
  static func == (left: Paste, right: Paste) -> Bool {
    left.wasCut == right.wasCut
      && left.bytes.withBytes { Array($0) }
        == right.bytes.withBytes { Array($0) }
  }

  /// The paste as one line, and what had to be changed for that.
  func cleaned() -> CleanPaste {
    bytes.withBytes { CleanPaste($0, wasCut: wasCut) }
  }
}

/// A paste without line breaks, controls, and blanks around it.
struct CleanPaste {
  /// The cleaned bytes, in UTF-8.
  let bytes = SecretBuilder()
  /// The bytes of each character as it is counted on the screen.
  private(set) var shape = SecretShape()
  /// The changes in words; empty when nothing was changed.
  private(set) var changes: [String] = []

  fileprivate init(_ source: UnsafeRawBufferPointer, wasCut: Bool) {
    var (breaks, controls, blanks) = (false, false, false)
    // Blanks are held back until something follows them.
    var held: [Unicode.Scalar] = []
    Self.forEachScalar(source) { scalar in
      switch scalar.value {
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: breaks = true
      case 0x09: held.append(" ")
      case 0x00...0x1F, 0x7F...0x9F: controls = true
      case 0xFEFF, 0x200B: blanks = true
      default:
        if scalar.properties.isWhitespace {
          held.append(scalar)
        } else {
          if shape.isEmpty {
            blanks = blanks || !held.isEmpty
          } else {
            for blank in held { add(blank) }
          }
          held = []
          add(scalar)
        }
      }
    }
    blanks = blanks || !held.isEmpty
    if breaks { changes.append(Wording.pasteBreaks) }
    if blanks { changes.append(Wording.pasteBlanks) }
    if controls { changes.append(Wording.pasteControls) }
    if wasCut { changes.append(Wording.pasteCut) }
  }

  /// The bytes as text, for fields that are no secret.
  var text: String { bytes.withBytes { String(decoding: $0, as: UTF8.self) } }

  private mutating func add(_ scalar: Unicode.Scalar) {
    bytes.append(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    shape.append(scalar)
  }

  private static func forEachScalar(
    _ source: UnsafeRawBufferPointer, _ body: (Unicode.Scalar) -> Void
  ) {
    var bytes = source.makeIterator()
    var decoder = UTF8()
    while true {
      switch decoder.decode(&bytes) {
      case .scalarValue(let scalar): body(scalar)
      case .error: body("\u{FFFD}")
      case .emptyInput: return
      }
    }
  }
}
