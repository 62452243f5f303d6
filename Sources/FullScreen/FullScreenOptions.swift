import Wizard

/// The look and the timing of the full screen.
package struct FullScreenOptions: Equatable, Sendable {
  /// Whether colors may be used; false for `--no-color` and `NO_COLOR`.
  package var colors: Bool
  /// The name of the terminal, from `TERM`.
  package var terminal: String
  /// How long an escape byte waits for the rest of a key, in milliseconds; from `ESCDELAY`.
  package var escapeDelay: Int

  /// Options for a terminal; the escape delay is limited to between 1 and 5000 ms.
  package init(colors: Bool, terminal: String, escapeDelay: Int = 25) {
    self.colors = colors
    self.terminal = terminal
    self.escapeDelay = max(1, min(escapeDelay, 5000))
  }

  /// The options that an environment asks for, from `NO_COLOR`, `TERM` and `ESCDELAY`.
  ///
  /// `noColor` is true for `--no-color`, which counts like `NO_COLOR`.
  package init(environment: [String: String], noColor: Bool = false) {
    self.init(
      colors: !noColor && (environment["NO_COLOR"] ?? "").isEmpty,
      terminal: environment["TERM"] ?? "",
      escapeDelay: environment["ESCDELAY"].flatMap { Int($0) } ?? 25)
  }
}

/// Why the full screen cannot be used; line mode can.
package enum FullScreenFailure: Error, Equatable {
  /// Standard input or output is no terminal.
  case noTerminal
  /// terminfo does not know the terminal, nor anything like it.
  case unknownTerminal(String)
  /// The terminal cannot put its cursor anywhere, such as `dumb`.
  case noCursorAddressing(String)

  /// The message for the person, in a sentence.
  package var sentence: String {
    switch self {
    case .noTerminal:
      "Input or output is not a terminal, so aem-setup uses plain lines."
    case .unknownTerminal(""):
      "TERM is not set, so aem-setup uses plain lines."
    case .unknownTerminal(let name):
      "aem-setup does not know the terminal type “\(name)”, so it uses plain lines."
    case .noCursorAddressing(let name):
      "The terminal type “\(name)” has no full screen, so aem-setup uses plain lines."
    }
  }
}

/// How a screen that waits for a choice came to its end.
package enum FullScreenOutcome<Choice: Equatable & Sendable>: Equatable, Sendable {
  /// The person has chosen.
  case chosen(Choice)
  /// A signal asks the program to end; its number.
  case signalled(Int32)
  /// The terminal is gone, so nothing can be shown.
  case terminalLost
}

/// How a walk in the full screen came to its end.
package enum FullScreenEnding: Equatable, Sendable {
  /// The walk has ended.
  case ended(Ending)
  /// A signal asks the program to save and end; its number.
  case signalled(Int32)
  /// The terminal is gone; nothing can be shown any more.
  case terminalLost
}
