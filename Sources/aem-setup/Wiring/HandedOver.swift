import FoundationEssentials
import Glibc
import LineMode
import Unattended
import Values

/// Asks before the answers file that a session names is used, when it may be somebody else's work.
enum HandedOver {
  /// Returns when the file is the person's own, or the person confirms its use; throws otherwise.
  ///
  /// `path` is the answers file as the session names it, `session` the session's file (nil when its
  /// place does not matter), and `folder` the folder of the person's own sessions.
  static func allow(
    _ path: String, of session: String? = nil, folder: String = ""
  ) throws(Failure) {
    guard let reason = reason(path, session, folder) else { return }
    let file = TerminalText.line(path)
    let effect = "It can name commands that run here."
    guard Face.hasTerminal else {
      throw Failure(
        "The session names the answers file \(file). \(reason) \(effect) Nothing was done.",
        "Read it. If it is right, run aem-setup apply \(file), or make it your own.",
        status: .needsPerson)
    }
    Output.line("The session names the answers file \(file). \(reason) \(effect)")
    Output.line("Type yes to use it. Anything else leaves it:")
    tcflush(STDIN_FILENO, TCIFLUSH)
    guard LinePrompt().line()?.lowercased() == "yes" else {
      throw Failure("The answers file was not used, and nothing was done.", status: .needsPerson)
    }
  }

  private static func reason(_ path: String, _ session: String?, _ folder: String) -> String? {
    switch AnswersDoubt(about: path) {
    case .owner: return "It belongs to another user."
    case .writable: return "Other users can change it."
    case .elsewhere(let real): return "It is elsewhere, at \(TerminalText.line(real))."
    case nil: break
    }
    guard let session else { return nil }
    guard let own = AnswersDoubt.realPath(folder),
      let real = AnswersDoubt.realPath(session) ?? AnswersDoubt.realPath(session + ".bak")
    else {
      return "The session is not in the folder of your sessions."
    }
    return real.hasPrefix(own + "/") ? nil : "The session is outside the folder of your sessions."
  }
}
