import Glibc
import Unattended
import Values

/// The password of a key or keystore: from the options, or typed on a terminal without being shown.
struct CertificatePassword {
  private let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  /// The password of something that exists.
  func known(for path: String) throws(Failure) -> Secret {
    if let given = try fromOptions() { return given }
    return try typed("Password of \(TerminalText.line(path)): ")
  }

  /// A password for something new; on a terminal it is asked for twice.
  func new() throws(Failure) -> Secret {
    if let given = try fromOptions() { return given }
    let first = try typed("New password for the private key and the keystore: ")
    guard first.equals(try typed("The same password again: ")) else {
      throw Failure("The two passwords differ. Nothing was written.", status: .misuse)
    }
    return first
  }

  private func fromOptions() throws(Failure) -> Secret? {
    let reference: SecretReference
    switch (arguments[.passwordEnv], arguments[.passwordFile]) {
    case (nil, nil): return nil
    case (let name?, nil): reference = .environment(name)
    case (nil, let path?): reference = .file(path)
    case (_?, _?):
      throw Failure("Give --password-env or --password-file, not both.", status: .misuse)
    }
    do throws(SecretReference.Failure) {
      return try reference.resolve()
    } catch {
      switch error {
      case .environment(let name):
        throw Failure("The environment variable \(name) is not set.", status: .misuse)
      case .file(let path):
        throw Failure("\(path) cannot be read, or its first line is empty.", status: .misuse)
      case .command: throw Failure("The password cannot be had.", status: .misuse)
      }
    }
  }

  private func typed(_ question: String) throws(Failure) -> Secret {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else {
      throw Failure(
        "A password is needed, and there is no terminal to ask on.",
        "Give --password-env NAME or --password-file FILE.", status: .misuse)
    }
    defer { close(terminal) }
    let text = Array(question.utf8)
    _ = write(terminal, text, text.count)
    return HiddenLine.read(terminal)
  }
}

/// Reads one line from a terminal that does not show it, and shows again however that ends.
private enum HiddenLine {
  /// The terminal as it was, for the signal handler.
  ///
  /// `nonisolated(unsafe)` holds because both are written before the handlers are installed, and
  /// the program asks for one password at a time.
  nonisolated(unsafe) private static var before = termios()
  nonisolated(unsafe) private static var terminal: Int32 = -1

  static func read(_ descriptor: Int32) -> Secret {
    let builder = SecretBuilder()
    tcgetattr(descriptor, &before)
    terminal = descriptor
    var hidden = before
    hidden.c_lflag &= ~tcflag_t(ECHO)
    hidden.c_lflag |= tcflag_t(ECHONL)
    let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]
    let earlier = signals.map { number in
      signal(number) { number in
        // tcsetattr, signal and raise are all that a handler may call here (signal-safety(7)).
        tcsetattr(HiddenLine.terminal, TCSANOW, &HiddenLine.before)
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    tcsetattr(descriptor, TCSAFLUSH, &hidden)
    var byte: UInt8 = 0
    while true {
      let count = Glibc.read(descriptor, &byte, 1)
      if count < 0, errno == EINTR { continue }
      if count != 1 || byte == 0x0A { break }
      if byte != 0x0D { builder.append(byte) }
    }
    tcsetattr(descriptor, TCSAFLUSH, &before)
    for (number, handler) in zip(signals, earlier) { signal(number, handler) }
    return builder.finish()
  }
}
