/// The meaning of a cell; a ``Theme`` defines its look.
enum Role: UInt8, CaseIterable, Sendable {
  /// Running text, which does not stand out.
  case text
  /// The line on top.
  case bar
  /// An error, in the line on top.
  case barAlarm
  /// The title of the screen, a heading, the label of a field.
  case strong
  /// Text that matters less: hints, rules, help.
  case quiet
  /// A label as another product shows it.
  case label
  /// A value to take over exactly.
  case value
  /// Right: nothing needs to be done.
  case good
  /// A warning: something may be wrong.
  case warning
  /// An error: something is wrong.
  case error
  /// The content of a box to type into.
  case input
  /// The same where the typing goes.
  case inputFocused
  /// The thing that the next key acts on.
  case focus
  /// A key in the line of keys.
  case key
}
