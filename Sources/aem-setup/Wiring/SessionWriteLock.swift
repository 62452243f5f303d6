import FoundationEssentials
import Sessions
import Wizard

/// Keeps two sessions from changing one author by one procedure at the same time.
final class SessionWriteLock: WriteLocking {
  private let directory: SessionDirectory
  private let session: String
  private var lock: AuthorLock?

  /// A lock that is not taken yet.
  ///
  /// - Parameters:
  ///   - directory: the folder of sessions; locks are beside it.
  ///   - session: the path of the session that is to change something.
  init(beside directory: SessionDirectory, for session: String) {
    self.directory = directory
    self.session = session
  }

  func take(for state: WizardState) throws(WriteRefusal) {
    guard lock == nil else { return }
    let texts = state.texts
    do throws(SessionFailure) {
      lock = try AuthorLock.take(
        author: texts["aem.url"] ?? texts["console.url"] ?? state.procedure,
        procedure: state.procedure, session: session, beside: directory, now: Date())
    } catch {
      throw WriteRefusal(error.cause, advice: error.advice)
    }
  }

  func release() {
    lock?.release()
    lock = nil
  }
}
