import Glibc

/// Switches a terminal's echo off while a secret is typed, and on again however that ends.
enum HiddenInput {
  /// The terminal as it was, for the signal handler.
  ///
  /// `nonisolated(unsafe)` holds because it is written before the handlers are installed, and only
  /// read by them while `whileHidden` runs, which happens on one thread at a time.
  nonisolated(unsafe) private static var before = termios()
  nonisolated(unsafe) private static var terminal: Int32 = -1

  /// Runs `body` with echo off when `descriptor` is a terminal.
  static func whileHidden(_ descriptor: Int32, _ body: () -> Void) {
    guard tcgetattr(descriptor, &before) == 0 else { return body() }
    terminal = descriptor
    var hidden = before
    hidden.c_lflag &= ~tcflag_t(ECHO)
    hidden.c_lflag |= tcflag_t(ECHONL)
    let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]
    let earlier = signals.map { number in
      signal(number) { number in
        // tcsetattr, signal and raise are all that a handler may call here (signal-safety(7)).
        tcsetattr(HiddenInput.terminal, TCSANOW, &HiddenInput.before)
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    tcsetattr(descriptor, TCSAFLUSH, &hidden)
    body()
    tcsetattr(descriptor, TCSAFLUSH, &before)
    for (number, handler) in zip(signals, earlier) { signal(number, handler) }
  }
}
