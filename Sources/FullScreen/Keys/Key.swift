/// One act at the keyboard: a key, or a paste.
enum Key: Equatable {
  /// A typed scalar; a combining mark comes by itself.
  case scalar(Unicode.Scalar)
  /// Ctrl with a letter, in lowercase.
  case control(Character)
  /// A function key, from 1.
  case function(Int)
  /// Text that was pasted.
  case paste(Paste)
  /// The Enter key, or Ctrl-J.
  case enter
  /// The Tab key, which moves the focus to the next thing.
  case tab
  /// Shift-Tab, which moves the focus to the thing before.
  case backTab
  case up
  case down
  case left
  case right
  /// The Home key, which moves to the start.
  case home
  /// The End key, which moves to the end.
  case end
  case pageUp
  case pageDown
  /// The Backspace key, which removes what is before the cursor.
  case backspace
  /// The Delete key, which removes what is at the cursor.
  case delete
  /// The Esc key by itself, not as the start of a sequence.
  case escape
  /// Any other key; nothing listens to it.
  case unknown
}
