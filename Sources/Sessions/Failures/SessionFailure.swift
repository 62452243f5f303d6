/// Every failure with a session's files.
///
/// The words for all of them are in `SessionFailureText.swift` alone.
package enum SessionFailure: Error, Equatable, Sendable {
  /// Neither `XDG_STATE_HOME` nor `HOME` says where sessions live.
  case noHome
  /// There is no such session.
  case notFound(path: String)
  /// There is one already where a new one should be created.
  case exists(path: String)
  /// Another process works with it.
  case held(path: String, by: LockHolder)
  /// Another process changes this author by the same procedure.
  case authorHeld(author: String, by: LockHolder)
  /// A file that is to be locked has other names too, so writing to it would change another file.
  case hasOtherNames(path: String)
  /// The generation is saved and durable, with the room that was kept for the last save; `code` is
  /// why there was no other.
  case reserveUsed(path: String, code: Int32)
  /// The file cannot be trusted, and the previous generation cannot either; `backupDamage` is nil
  /// when there is none.
  case damaged(
    path: String, damage: SessionDamage, backup: String, backupDamage: SessionDamage?)
  /// A later program has written it.
  case newer(path: String, version: Int)
  /// An earlier program has written it, in a format that is no longer read.
  case older(path: String, version: Int)
  /// The file belongs to another user.
  case foreignOwner(path: String, owner: UInt32)
  /// The path leads to something that is no ordinary file.
  case notAFile(path: String, kind: FileStatus.Kind)
  /// The file is larger than any session.
  case tooLarge(path: String)
  /// Others may write into the folder of the sessions, or own it.
  case folderNotPrivate(path: String)
  /// The file is no longer what this process wrote last.
  case changedElsewhere(path: String)
  /// The state holds a number that JSON cannot say.
  case notEncodable(path: String)
  /// The store has been closed.
  case closed(path: String)
  /// The new generation is in its place, but a power cut could still undo it; `code` is the
  /// system's error number.
  case notDurable(path: String, code: Int32)
  /// The system refused; `code` is its error number.
  case system(SessionAct, path: String, code: Int32)
}

extension SessionFailure {
  /// Whether the generation that was to be saved is in its place all the same.
  package var isSaved: Bool {
    switch self {
    case .notDurable, .reserveUsed: true
    case .noHome, .notFound, .exists, .held, .authorHeld, .hasOtherNames, .damaged, .newer, .older,
      .foreignOwner, .notAFile, .tooLarge, .folderNotPrivate, .changedElsewhere, .notEncodable,
      .closed, .system:
      false
    }
  }
}

/// What aem-setup was about to do when the system refused.
package enum SessionAct: Equatable, Sendable {
  /// Read a session or a file beside it.
  case read
  /// Save the next generation.
  case save
  /// Take the lock of a session or an author.
  case lock
  /// Create or open the folder.
  case folder
  /// Keep a damaged or older file under another name.
  case setAside
  /// Delete a session with the files beside it.
  case forget
}

/// The process that works with a session, as far as the lock file tells.
package struct LockHolder: Equatable, Sendable {
  /// The number of the process.
  package var pid: Int?
  /// The name of its machine.
  package var host: String?
  /// When it began, in ISO 8601.
  package var since: String?
  /// The path of the session that it works with.
  package var session: String?

  package init(pid: Int?, host: String?, since: String?, session: String? = nil) {
    self.pid = pid
    self.host = host
    self.since = since
    self.session = session
  }
}
