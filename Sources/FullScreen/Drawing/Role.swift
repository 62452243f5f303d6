/// What a cell stands for; a ``Theme`` says how that looks.
enum Role: UInt8, CaseIterable, Sendable {
  /// Running text.
  case text
  /// The line on top.
  case bar
  /// Something wrong, told in the line on top.
  case barAlarm
  /// The title of the screen, a heading, the label of a field.
  case strong
  /// What matters less: hints, rules, help.
  case quiet
  /// A label as another product shows it.
  case label
  /// A value to take over exactly.
  case value
  /// As it should be.
  case good
  /// Doubtful.
  case warning
  /// Wrong.
  case error
  /// The content of a box to type into.
  case input
  /// The same where the typing goes.
  case inputFocused
  /// What the next key acts on.
  case focus
  /// A key in the line of keys.
  case key
}
