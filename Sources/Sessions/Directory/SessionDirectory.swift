import FoundationEssentials
import Glibc
import Values

/// The folder of sessions that have no place of their own.
package struct SessionDirectory: Sendable {
  /// The path of the folder, such as `/home/ann/.local/state/aem-setup/sessions`.
  package let path: String
  private let system: any FileSystem

  /// A folder of sessions.
  package init(_ path: String) {
    self.init(path, system: LinuxFileSystem())
  }

  /// A folder reached by the given system calls.
  init(_ path: String, system: any FileSystem) {
    self.path = path
    self.system = system
  }

  /// `aem-setup/sessions` in `XDG_STATE_HOME`, or in `.local/state` of the home folder.
  ///
  /// Relative values are ignored, as the XDG Base Directory Specification asks.
  package static func standard(_ environment: [String: String]) throws(SessionFailure)
    -> SessionDirectory
  {
    if let state = absolute(environment["XDG_STATE_HOME"]) {
      return SessionDirectory("\(state)/aem-setup/sessions")
    }
    guard let home = absolute(environment["HOME"]) else { throw .noHome }
    return SessionDirectory("\(home)/.local/state/aem-setup/sessions")
  }

  /// Creates a session in a new file of this folder, and the folder when it is missing.
  package func create(_ new: NewSession, now: Date) throws(SessionFailure) -> SessionStore {
    try prepare()
    while true {
      let mark = Hexadecimal.random(byteCount: 2)
      let name = "\(new.procedure)-\(SessionTime.stamp(now))-\(mark).json"
      do throws(SessionFailure) {
        return try SessionStore.create(
          new, at: SessionPath(folder: path, name: name), now: now, system: system)
      } catch {
        if case .exists = error { continue }
        throw error
      }
    }
  }

  /// All sessions, the latest first and those that cannot be read last.
  ///
  /// Takes no lock; empty when the folder is missing.
  package func list() throws(SessionFailure) -> [SessionSummary] {
    do throws(SessionFailure) {
      let names = try SessionFolder.using(path, system) { folder throws(SessionFailure) in
        try self.names(in: folder)
      }
      var sessions: Set<String> = []
      for name in names {
        let own =
          name.hasSuffix(SessionPath.backupSuffix)
          ? name.dropLast(SessionPath.backupSuffix.count) : name[...]
        if own.hasSuffix(".json") && !own.hasPrefix(".") { sessions.insert(String(own)) }
      }
      return sessions.map(summary).sorted(by: Self.comesFirst)
    } catch {
      if case .system(.folder, _, ENOENT) = error { return [] }
      throw error
    }
  }

  /// Deletes the session at `path` with everything that was kept beside it.
  ///
  /// A damaged file is deleted only with `unreadable`, because it may not be a session. Throws
  /// ``SessionFailure/held(path:by:)`` when another process works with the session.
  package static func forget(
    _ path: String, unreadable: Bool = false, now: Date
  ) throws(SessionFailure) {
    try forget(path, unreadable: unreadable, now: now, system: LinuxFileSystem())
  }

  /// Deletes a session with the given system calls.
  static func forget(
    _ path: String, unreadable: Bool, now: Date, system: any FileSystem
  ) throws(SessionFailure) {
    let place = try SessionPath(path)
    try SessionFolder.using(place.folder, system) { folder throws(SessionFailure) in
      do throws(SessionFailure) {
        _ = try FoundSession.read(place, in: folder, format: .current)
      } catch {
        switch error {
        case .newer, .older: break
        case .damaged where unreadable: break
        default: throw error
        }
      }
      let lock = try SessionLock.take(place, in: folder, now: now)
      defer { lock.release() }
      let companions = try SessionDirectory(place.folder, system: system).names(in: folder)
        .filter(place.isCompanion)
      try attempt(.forget, path) { () throws(SystemError) in
        // The session itself goes last: interrupted, it is still there as a whole.
        for name in companions + [place.name, place.lock] { try folder.remove(name) }
        try folder.synchronizeNames()
      }
    }
  }

  private func names(in folder: SessionFolder) throws(SessionFailure) -> [String] {
    try attempt(.folder, path) { () throws(SystemError) in
      try system.names(in: folder.descriptor)
    }
  }

  private func summary(_ name: String) -> SessionSummary {
    let file = SessionPath(folder: path, name: name).path
    do throws(SessionFailure) {
      return SessionSummary(
        path: file, reading: .success(try SessionStore.read(file, system: system).document))
    } catch {
      return SessionSummary(path: file, reading: .failure(error))
    }
  }

  private static func comesFirst(_ one: SessionSummary, _ other: SessionSummary) -> Bool {
    switch (one.reading, other.reading) {
    case (.success(let first), .success(let second)) where first.updated != second.updated:
      first.updated > second.updated
    case (.success, .failure): true
    case (.failure, .success): false
    case (.success, .success), (.failure, .failure): one.path < other.path
    }
  }

  private static func absolute(_ path: String?) -> String? {
    guard let path, path.hasPrefix("/") else { return nil }
    return path
  }
}

extension SessionDirectory {
  /// Creates the folder where it is missing and refuses one that others may write into.
  package func prepare() throws(SessionFailure) {
    try make(path)
    try SessionFolder.using(path, system) { folder throws(SessionFailure) in
      let status = try attempt(.folder, path) { () throws(SystemError) in
        try folder.status(of: folder.descriptor)
      }
      guard status.owner == geteuid(), status.mode & 0o022 == 0 else {
        throw .folderNotPrivate(path: path)
      }
    }
  }

  /// Creates a folder and those above it; each is on the device before the next is created.
  private func make(_ path: String) throws(SessionFailure) {
    do throws(SessionFailure) {
      return try SessionFolder.using(path, system) { _ in }
    } catch {
      guard case .system(.folder, _, ENOENT) = error, path != "/", path != "." else { throw error }
    }
    let place = try SessionPath(path)
    try make(place.folder)
    try SessionFolder.using(place.folder, system) { folder throws(SessionFailure) in
      do throws(SystemError) {
        try system.makeFolder(path)
        try folder.synchronizeNames()
      } catch {
        if error.code != EEXIST { throw .system(.folder, path: path, code: error.code) }
      }
    }
  }
}
