import FoundationEssentials
import Glibc
import Values

/// One open session: its document, its file, and the lock that keeps other processes out.
///
/// A save is atomic and durable: whatever happens in between, the file has the old or the new
/// generation, and once ``save(_:status:sandboxState:now:)`` has returned it has the new one even
/// after a power cut. One thread uses a store at a time.
package final class SessionStore {
  /// The document as it is on disk.
  package private(set) var document: SessionFile
  /// The events while it was opened.
  package private(set) var notices: [SessionNotice] = []
  /// The path of the session's file.
  package var path: String { place.path }

  private let place: SessionPath
  private let system: any FileSystem
  private let format: SessionFormat
  private var lock: SessionLock?
  /// The bytes that this process has put, or may have put, in place.
  private var ours: [[UInt8]]
  private var lastGeneration: Int
  private var hasReserve = false

  /// The size of the file that reserves room for the last save on a full disk, in bytes.
  ///
  /// It is larger than any session.
  static let reserveLength = 64 << 10

  private init(
    _ place: SessionPath, _ system: any FileSystem, _ format: SessionFormat, lock: SessionLock,
    document: SessionFile, bytes: [[UInt8]]
  ) {
    self.place = place
    self.system = system
    self.format = format
    self.lock = lock
    self.document = document
    ours = bytes
    lastGeneration = bytes.isEmpty ? 0 : document.generation
  }

  /// Prepares the process for saving; called once, before anything else.
  ///
  /// A full disk and a closed pipe become errors instead of signals, and no file is created for
  /// others to read.
  package static func prepareProcess() {
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    umask(0o077)
  }

  /// Creates a session in the file at `path`, whose folder must exist.
  ///
  /// Its first generation is on disk when this returns.
  package static func create(
    _ new: NewSession, at path: String, now: Date
  ) throws(SessionFailure) -> SessionStore {
    try create(new, at: try SessionPath(path), now: now, system: LinuxFileSystem())
  }

  /// Opens the session at `path`, restoring the previous generation if needed.
  package static func open(_ path: String, now: Date) throws(SessionFailure) -> SessionStore {
    try open(path, now: now, system: LinuxFileSystem())
  }

  /// Opens the session at `path`, or creates it when neither it nor a previous generation exists.
  package static func open(
    _ path: String, orCreate new: NewSession, now: Date
  ) throws(SessionFailure) -> SessionStore {
    do throws(SessionFailure) {
      return try open(path, now: now)
    } catch {
      guard case .notFound = error else { throw error }
      return try create(new, at: path, now: now)
    }
  }

  /// Reads the session at `path` without taking its lock and without changing anything.
  package static func read(
    _ path: String
  ) throws(SessionFailure) -> (document: SessionFile, notice: SessionNotice?) {
    try read(path, system: LinuxFileSystem())
  }

  /// Saves the next generation.
  ///
  /// A failure leaves the generation that is on disk as it was, except
  /// ``SessionFailure/notDurable(path:code:)`` and ``SessionFailure/reserveUsed(path:code:)``,
  /// where the new one is in place already. `sandboxState` replaces ``SessionOrigin/sandboxState``;
  /// nil keeps it.
  package func save(
    _ state: JSONValue, status: SessionFile.Status, sandboxState: String? = nil, now: Date
  ) throws(SessionFailure) {
    var next = document
    next.state = state
    next.status = status
    if let sandboxState { next.origin.sandboxState = sandboxState }
    try write(next, now: now)
  }

  /// Saves that another answers file continues the session.
  package func noteAnswers(_ path: String, now: Date) throws(SessionFailure) {
    guard document.origin.kind == .answers, document.origin.path != path else { return }
    var next = document
    next.origin.path = path
    try write(next, now: now)
  }

  /// Releases the session for other processes; nothing can be saved afterwards.
  package func close() {
    if hasReserve {
      try? SessionFolder.using(place.folder, system) { folder throws(SessionFailure) in
        try? folder.remove(place.reserve)
      }
      hasReserve = false
    }
    lock?.release()
    lock = nil
  }
}

extension SessionStore {
  /// Creates a session with the given system calls.
  static func create(
    _ new: NewSession, at place: SessionPath, now: Date, system: any FileSystem
  ) throws(SessionFailure) -> SessionStore {
    try SessionFolder.using(place.folder, system) { folder throws(SessionFailure) in
      let lock = try SessionLock.take(place, in: folder, now: now)
      for name in [place.name, place.backup] where try folder.read(name, of: place) != nil {
        throw .exists(path: place.path(of: name))
      }
      let document = SessionFile(new, now: now)
      let store = SessionStore(place, system, .current, lock: lock, document: document, bytes: [])
      try store.write(document, now: now)
      store.hasReserve = folder.reserve(place.reserve, length: reserveLength)
      return store
    }
  }

  /// Opens a session with the given system calls and format.
  static func open(
    _ path: String, now: Date, system: any FileSystem, format: SessionFormat = .current
  ) throws(SessionFailure) -> SessionStore {
    let place = try SessionPath(path)
    return try SessionFolder.using(place.folder, system) { folder throws(SessionFailure) in
      // A look first: no lock file beside what is no session.
      _ = try FoundSession.read(place, in: folder, format: format)
      let lock = try SessionLock.take(place, in: folder, now: now)
      let found = try FoundSession.read(place, in: folder, format: format)
      let store = SessionStore(
        place, system, format, lock: lock, document: found.file, bytes: [found.bytes])
      let recovery = SessionRecovery(place: place, folder: folder)
      if let defect = found.defect {
        let kept = try recovery.restore(found, defect: defect, now: now)
        store.notices.append(.recovered(path: path, damage: defect.damage, keptAs: kept))
      }
      if found.version < format.version {
        let kept = try recovery.keepOriginal(found)
        try store.write(found.file, now: now)
        store.notices.append(.migrated(path: path, from: found.version, keptAs: kept))
      }
      store.hasReserve = folder.reserve(place.reserve, length: reserveLength)
      return store
    }
  }

  /// Reads a session with the given system calls.
  static func read(
    _ path: String, system: any FileSystem
  ) throws(SessionFailure) -> (document: SessionFile, notice: SessionNotice?) {
    let place = try SessionPath(path)
    return try SessionFolder.using(place.folder, system) { folder throws(SessionFailure) in
      let found = try FoundSession.read(place, in: folder, format: .current)
      let notice = found.defect.map {
        SessionNotice.recovered(path: path, damage: $0.damage, keptAs: nil)
      }
      return (found.file, notice)
    }
  }

  private func write(_ wanted: SessionFile, now: Date) throws(SessionFailure) {
    guard lock != nil else { throw .closed(path: place.path) }
    var next = wanted
    // A generation that failed may still have reached the disk: its number is not used again.
    lastGeneration += 1
    next.generation = lastGeneration
    next.updated = SessionTime.wholeSeconds(now)
    guard let bytes = format.bytes(of: next) else { throw .notEncodable(path: place.path) }
    var shortage: Int32?
    let failure = try SessionFolder.using(place.folder, system) { folder throws(SessionFailure) in
      let current = try current(in: folder)
      ours = [current, bytes].compactMap(\.self)
      do throws(SessionFailure) {
        return try replace(current, with: bytes, in: folder)
      } catch {
        guard hasReserve, case .system(_, _, let code) = error, [ENOSPC, EDQUOT].contains(code)
        else { throw error }
        try? folder.remove(place.reserve)
        hasReserve = false
        shortage = code
        return try replace(current, with: bytes, in: folder)
      }
    }
    document = next
    ours = [bytes]
    if let failure { throw .notDurable(path: place.path, code: failure.code) }
    guard let shortage else { return }
    // What is left of the room, for the next time.
    try? SessionFolder.using(place.folder, system) { folder throws(SessionFailure) in
      hasReserve = folder.reserve(place.reserve, length: Self.reserveLength)
    }
    throw .reserveUsed(path: place.path, code: shortage)
  }

  /// The file's bytes, provided this process wrote them; nil when the file is gone.
  private func current(in folder: SessionFolder) throws(SessionFailure) -> [UInt8]? {
    guard let bytes = try folder.read(place.name, of: place) else { return nil }
    guard ours.contains(bytes) else { throw .changedElsewhere(path: place.path) }
    return bytes
  }

  /// Puts the next generation in place and keeps the current one as the previous.
  ///
  /// The answer is why it may not be durable; every earlier failure is thrown.
  private func replace(
    _ current: [UInt8]?, with next: [UInt8], in folder: SessionFolder
  ) throws(SessionFailure) -> SystemError? {
    do throws(SystemError) {
      try folder.remove(place.temporary)
      try folder.create(place.temporary, next)
      if let current { try keepAsBackup(current, in: folder) }
      try folder.rename(place.temporary, to: place.name)
    } catch {
      try? folder.remove(place.temporary)
      throw .system(.save, path: place.path, code: error.code)
    }
    do throws(SystemError) {
      try folder.synchronizeNames()
      return nil
    } catch {
      return error
    }
  }

  private func keepAsBackup(_ current: [UInt8], in folder: SessionFolder) throws(SystemError) {
    try folder.remove(place.backupTemporary)
    try folder.duplicate(place.name, to: place.backupTemporary, bytes: current)
    try folder.rename(place.backupTemporary, to: place.backup)
    // A rename between two names of the same file does nothing, and leaves both.
    try? folder.remove(place.backupTemporary)
  }
}
