/// What the full screen wakes up for.
enum TerminalEvent: Equatable {
  /// Keys, in order; never none.
  case keys([Key])
  /// The window has another size, or the terminal was taken again.
  case redraw
  /// A signal asks the program to end.
  case signalled(Int32)
  /// A result is waiting.
  case results
  /// The time that was given is over.
  case tick
  /// The terminal is gone.
  case lost
}
