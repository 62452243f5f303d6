import FoundationEssentials
import Glibc
import Values

/// The lock of one session, held as long as this lives.
///
/// The kernel releases it when the process ends, however it ends, so there are no stale locks. The
/// file stays; only forgetting the session deletes it, which is why a lock on a deleted file does
/// not count.
final class SessionLock {
  private let system: any FileSystem
  private var descriptor: Int32?

  private init(system: any FileSystem, descriptor: Int32) {
    self.system = system
    self.descriptor = descriptor
  }

  deinit { release() }

  /// Lets another process have the session.
  func release() {
    guard let descriptor else { return }
    try? system.unlock(descriptor)
    try? system.close(descriptor)
    self.descriptor = nil
  }

  /// Takes the lock at once; throws ``SessionFailure/held(path:by:)`` when another process has it.
  ///
  /// `session` is the path of the session that needs the lock, when that is not `place` itself.
  static func take(
    _ place: SessionPath, in folder: SessionFolder, session: String? = nil, now: Date
  ) throws(SessionFailure) -> SessionLock {
    let path = place.path(of: place.lock)
    while true {
      let file: Int32
      do throws(SystemError) {
        file = try folder.open(place.lock, for: .locking)
      } catch {
        switch error.code {
        case ELOOP: throw .notAFile(path: path, kind: .symbolicLink)
        case EISDIR: throw .notAFile(path: path, kind: .folder)
        default: throw .system(.lock, path: path, code: error.code)
        }
      }
      var isShared = false
      let lock = SessionLock(system: folder.system, descriptor: file)
      let status = try attempt(.lock, path) { () throws(SystemError) in
        try folder.status(of: file)
      }
      try SessionFolder.check(status, path: path)
      do throws(SystemError) {
        try uninterrupted { () throws(SystemError) in try folder.system.lock(file) }
        let links = try folder.status(of: file).links
        if links == 1 {
          sign(file, in: folder, session: session, now: now)
          return lock
        }
        // Deleted in the meantime: another try makes a new one. A second name: not ours to write to.
        isShared = links > 1
      } catch {
        if error.code == EWOULDBLOCK {
          throw .held(path: place.path, by: lock.holder(in: folder))
        }
        throw .system(.lock, path: path, code: error.code)
      }
      if isShared { throw .hasOtherNames(path: path) }
    }
  }

  /// Writes into the lock file which process has it.
  ///
  /// The lock holds without this, such as on a full disk.
  private static func sign(
    _ file: Int32, in folder: SessionFolder, session: String?, now: Date
  ) {
    var note: [String: JSONValue] = [
      "pid": .integer(Int(getpid())), "host": .string(hostName),
      "since": .string(SessionTime.text(now)),
    ]
    note["session"] = session.map(JSONValue.string)
    guard let bytes = try? JSONValue.object(note).encoded() else { return }
    do throws(SystemError) {
      try folder.write(bytes, to: file)
      try folder.system.truncate(file, to: bytes.count)
    } catch {
      return
    }
  }

  private func holder(in folder: SessionFolder) -> LockHolder {
    guard let descriptor, let bytes = try? folder.readAll(descriptor),
      let note = try? JSONValue(parsing: bytes)
    else { return LockHolder(pid: nil, host: nil, since: nil) }
    return LockHolder(
      pid: note["pid"]?.integer, host: note["host"]?.string, since: note["since"]?.string,
      session: note["session"]?.string)
  }

  private static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "" }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
