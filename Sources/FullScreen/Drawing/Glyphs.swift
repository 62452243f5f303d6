/// The signs that are drawn, for terminals with Unicode and for those without.
struct Glyphs: Equatable, Sendable {
  /// Whether only ASCII can be shown.
  let isASCII: Bool

  /// The signs for terminals with Unicode.
  static let unicode = Glyphs(isASCII: false)
  /// The signs for terminals without Unicode.
  static let ascii = Glyphs(isASCII: true)

  /// The sign in place of text that was cut.
  var ellipsis: String { isASCII ? "~" : "…" }
  /// Between the names of nested procedures.
  var crumb: String { isASCII ? ">" : "›" }
  /// One character of a secret.
  var bullet: String { isASCII ? "*" : "•" }
  /// A piece of a horizontal line, one column wide.
  var rule: String { isASCII ? "-" : "─" }
  /// A piece of a vertical line, one column wide.
  var wall: String { isASCII ? "|" : "│" }
  /// The sign that more lines are above the window.
  var up: String { isASCII ? "^" : "▲" }
  /// The sign that more lines are below the window.
  var down: String { isASCII ? "v" : "▼" }
  /// From before to after.
  var arrow: String { isASCII ? "->" : "→" }
  /// The sign that the text continues to the left of a box.
  var clippedLeft: String { isASCII ? "<" : "‹" }
  /// The sign that the text continues to the right of a box.
  var clippedRight: String { isASCII ? ">" : "›" }
  /// The sign for what is done or right.
  var check: String { isASCII ? "+" : "✓" }
  /// The sign for an error.
  var cross: String { isASCII ? "x" : "✗" }
  /// The mark of the focus, the current step and the selected card.
  var here: String { isASCII ? ">" : "▸" }
  /// The sign for a skipped step.
  var skipped: String { isASCII ? "-" : "–" }
  /// The sign for what a change removes.
  var minus: String { isASCII ? "-" : "−" }
  /// The mark of the chosen answer, three columns wide.
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
