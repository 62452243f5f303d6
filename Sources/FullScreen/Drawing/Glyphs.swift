/// The signs that are drawn, for terminals with Unicode and for those without.
struct Glyphs: Equatable, Sendable {
  /// Whether only ASCII can be shown.
  let isASCII: Bool

  /// For terminals that show Unicode.
  static let unicode = Glyphs(isASCII: false)
  /// For all others.
  static let ascii = Glyphs(isASCII: true)

  /// Stands where text was cut.
  var ellipsis: String { isASCII ? "~" : "…" }
  /// Between the names of nested procedures.
  var crumb: String { isASCII ? ">" : "›" }
  /// One character of a secret.
  var bullet: String { isASCII ? "*" : "•" }
  /// A horizontal line.
  var rule: String { isASCII ? "-" : "─" }
  /// A vertical line.
  var wall: String { isASCII ? "|" : "│" }
  /// More above.
  var up: String { isASCII ? "^" : "▲" }
  /// More below.
  var down: String { isASCII ? "v" : "▼" }
  /// From before to after.
  var arrow: String { isASCII ? "->" : "→" }
  /// Text goes on to the left of a box.
  var clippedLeft: String { isASCII ? "<" : "‹" }
  /// Text goes on to the right of a box.
  var clippedRight: String { isASCII ? ">" : "›" }
  /// Right, done.
  var check: String { isASCII ? "+" : "✓" }
  /// Wrong.
  var cross: String { isASCII ? "x" : "✗" }
  /// Here.
  var here: String { isASCII ? ">" : "▸" }
  /// Passed over.
  var skipped: String { isASCII ? "-" : "–" }
  /// Taken away.
  var minus: String { isASCII ? "-" : "−" }
  /// The chosen answer.
  var chosen: String { isASCII ? "(*)" : "(•)" }
  /// The part of a bar that is done, and the part that is left.
  var progress: (done: String, left: String) { isASCII ? ("#", "-") : ("━", "─") }
  /// The phases of the sign of work.
  static let spinner = ["|", "/", "-", "\\"]

  /// Text as this terminal can show it: one cell for each character that it cannot.
  func adapt(_ text: String) -> String {
    guard isASCII, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return String(
      text.map { character in
        if character.isASCII { return character }
        return Self.lookalikes[character] ?? "?"
      })
  }

  private static let lookalikes: [Character: Character] = [
    "–": "-", "—": "-", "−": "-", "’": "'", "‘": "'", "“": "\"", "”": "\"", "…": "~", "›": ">",
    "→": ">", "•": "*", "·": "-", "\u{A0}": " ", "×": "x", "⏎": "/",
  ]
}
