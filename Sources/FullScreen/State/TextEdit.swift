/// Text of one line with a cursor that moves by characters as a person counts them.
struct TextEdit: Equatable, Sendable {
  /// The text, without line breaks.
  private(set) var text: String
  /// How many characters are before the cursor.
  private(set) var cursor: Int

  /// The most bytes that a field takes.
  static let limit = 64 * 1024

  /// Text with the cursor at a place; beyond the end counts as the end.
  init(_ text: String, cursor: Int = .max) {
    self.text = text
    self.cursor = max(0, min(cursor, text.count))
  }

  /// Puts text at the cursor.
  ///
  /// - Returns: whether there was room.
  mutating func insert(_ added: String) -> Bool {
    guard text.utf8.count + added.utf8.count <= Self.limit else { return false }
    let place = index
    let before = String(text[..<place]) + added
    // A combining mark joins the character before it, so the cursor is counted anew.
    cursor = before.count
    text = before + text[place...]
    return true
  }

  /// Removes the character before the cursor.
  mutating func removeBefore() {
    guard cursor > 0 else { return }
    cursor -= 1
    text.remove(at: index)
  }

  /// Removes the character at the cursor.
  mutating func removeAfter() {
    guard index < text.endIndex else { return }
    text.remove(at: index)
  }

  /// Removes the text and moves the cursor to the start.
  mutating func clear() {
    self = TextEdit("")
  }

  /// Moves by characters, as far as there are any.
  mutating func move(by distance: Int) {
    cursor = max(0, min(cursor + distance, text.count))
  }

  /// Moves to the start.
  mutating func moveToStart() {
    cursor = 0
  }

  /// Moves to the end.
  mutating func moveToEnd() {
    cursor = text.count
  }

  private var index: String.Index {
    text.index(text.startIndex, offsetBy: cursor, limitedBy: text.endIndex) ?? text.endIndex
  }
}
