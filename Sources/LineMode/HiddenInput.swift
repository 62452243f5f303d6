import Glibc

/// Switches a terminal's echo off while a secret is typed, and on again however that ends.
///
/// Suspended with Ctrl-Z, the terminal shows again what is typed; continued, it hides again.
enum HiddenInput {
  /// The terminal as it was, and as it hides; for the signal handlers.
  ///
  /// `nonisolated(unsafe)` holds because all three are written before the handlers are installed,
  /// and only read by them while `whileHidden` runs, which happens on one thread at a time.
  nonisolated(unsafe) private static var before = termios()
  nonisolated(unsafe) private static var hidden = termios()
  nonisolated(unsafe) private static var terminal: Int32 = -1

  /// Runs `body` with echo off when `descriptor` is a terminal.
  static func whileHidden(_ descriptor: Int32, _ body: () -> Void) {
    guard tcgetattr(descriptor, &before) == 0 else { return body() }
    terminal = descriptor
    hidden = before
    hidden.c_lflag &= ~tcflag_t(ECHO)
    hidden.c_lflag |= tcflag_t(ECHONL)
    let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP]
    let ends = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP] + crashes
    let earlier = ends.map { signal($0, showAndRaise) } + [signal(SIGCONT, hideAgain)]
    tcsetattr(descriptor, TCSAFLUSH, &hidden)
    body()
    tcsetattr(descriptor, TCSAFLUSH, &before)
    for (number, handler) in zip(ends + [SIGCONT], earlier) { signal(number, handler) }
  }

  // tcsetattr, signal and raise are all that a handler may call here (signal-safety(7)).
  private static let showAndRaise: @convention(c) (Int32) -> Void = { number in
    tcsetattr(HiddenInput.terminal, TCSANOW, &HiddenInput.before)
    signal(number, SIG_DFL)
    raise(number)
  }

  private static let hideAgain: @convention(c) (Int32) -> Void = { _ in
    tcsetattr(HiddenInput.terminal, TCSANOW, &HiddenInput.hidden)
    signal(SIGTSTP, HiddenInput.showAndRaise)
  }
}
