import Glibc
import LineMode
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
    let reference: ValueReference
    switch (arguments[.passwordEnv], arguments[.passwordFile]) {
    case (nil, nil): return nil
    case (let name?, nil): reference = .environment(name)
    case (nil, let path?): reference = .file(path)
    case (_?, _?):
      throw Failure("Use --password-env or --password-file, not both.", status: .misuse)
    }
    do throws(ValueReference.Failure) {
      return try reference.resolve()
    } catch {
      throw Failure(error.sentence, status: .misuse)
    }
  }

  private func typed(_ question: String) throws(Failure) -> Secret {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else {
      throw Failure(
        "aem-setup needs a password, and there is no terminal to enter it.",
        "Use --password-env NAME or --password-file FILE.", status: .misuse)
    }
    defer { close(terminal) }
    let text = Array(question.utf8)
    _ = write(terminal, text, text.count)
    return LinePrompt(descriptor: terminal).secret() ?? SecretBuilder().finish()
  }
}
