import FoundationEssentials

/// The right to change one author by one procedure, held as long as this lives.
///
/// Two sessions, whatever their files, never change the same things at the same time on one
/// machine. The kernel releases the lock when the process ends, however it ends.
package final class AuthorLock {
  private let lock: SessionLock
  private let place: SessionPath

  private init(_ lock: SessionLock, at place: SessionPath) {
    self.lock = lock
    self.place = place
  }

  /// Takes the lock at once, so that this session can change the author.
  ///
  /// Equal addresses of the author may be written differently. `session` is the path of the session
  /// that is about to change something, and `sessions` the folder of sessions; locks are beside it.
  /// Throws ``SessionFailure/authorHeld(author:by:)`` when another process has it.
  package static func take(
    author: String, procedure: String, session: String, beside sessions: SessionDirectory,
    now: Date
  ) throws(SessionFailure) -> AuthorLock {
    let folder = try SessionPath(sessions.path).folder + "/locks"
    let directory = SessionDirectory(folder)
    try directory.prepare()
    let name = SessionName(author: author, procedure: procedure).file
    let place = SessionPath(folder: folder, name: name)
    return try SessionFolder.using(folder, LinuxFileSystem()) {
      folder throws(SessionFailure) in
      do throws(SessionFailure) {
        return AuthorLock(
          try SessionLock.take(place, in: folder, session: session, now: now), at: place)
      } catch {
        guard case .held(_, let holder) = error else { throw error }
        throw .authorHeld(author: author, by: holder)
      }
    }
  }

  /// Lets another process change the author.
  package func release() {
    // Deleted while it is held: whoever waits for the deleted file sees that and makes a new one.
    try? SessionFolder.using(place.folder, LinuxFileSystem()) { folder throws(SessionFailure) in
      try? folder.remove(place.lock)
    }
    lock.release()
  }
}
