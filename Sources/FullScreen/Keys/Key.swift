/// What the person did at the keyboard.
enum Key: Equatable {
  /// A typed scalar; a combining mark comes by itself.
  case scalar(Unicode.Scalar)
  /// Ctrl with a letter, in lower case.
  case control(Character)
  /// A function key, from 1.
  case function(Int)
  /// Text that was pasted.
  case paste(Paste)
  /// Enter or Ctrl-J.
  case enter
  /// To the next.
  case tab
  /// Shift-Tab: to the one before.
  case backTab
  /// Up.
  case up
  /// Down.
  case down
  /// Left.
  case left
  /// Right.
  case right
  /// To the start.
  case home
  /// To the end.
  case end
  /// A page up.
  case pageUp
  /// A page down.
  case pageDown
  /// Removes what stands before the cursor.
  case backspace
  /// Removes what stands at the cursor.
  case delete
  /// Esc by itself.
  case escape
  /// Anything else; nothing here listens to it.
  case unknown
}
