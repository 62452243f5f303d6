/// The reasons for which the full screen wakes up.
enum TerminalEvent: Equatable {
  /// Keys, in order; never none.
  case keys([Key])
  /// The window has another size, or the terminal was taken again.
  case redraw
  /// A signal asks aem-setup to end; its number.
  case signalled(Int32)
  /// A result is waiting.
  case results
  /// The time that was given is over.
  case tick
  /// The terminal is gone, so nothing can be shown.
  case lost
}
