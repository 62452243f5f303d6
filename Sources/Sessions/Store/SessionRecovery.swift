import FoundationEssentials
import Glibc

/// Restores the previous generation and keeps what was there.
///
/// No step needs room on the disk when files can have second names, and each can be interrupted and
/// begun again.
struct SessionRecovery {
  /// The names of the session's files.
  let place: SessionPath
  /// The open folder of the session.
  let folder: SessionFolder

  /// Restores the generation that was found; the answer is the path of the damaged file that was
  /// kept, if there was one.
  func restore(
    _ found: FoundSession, defect: FoundSession.Defect, now: Date
  ) throws(SessionFailure) -> String? {
    switch defect {
    case .missing:
      try attempt(.setAside, place.path) { () throws(SystemError) in
        try folder.duplicate(place.backup, to: place.name, bytes: found.bytes)
        try folder.synchronizeNames()
      }
      return nil
    case .damaged(_, let bytes):
      let kept = try setAside(bytes, stamp: SessionTime.stamp(now))
      try attempt(.setAside, place.path) { () throws(SystemError) in
        try folder.remove(place.temporary)
        try folder.duplicate(place.backup, to: place.temporary, bytes: found.bytes)
        try folder.rename(place.temporary, to: place.name)
        try folder.synchronizeNames()
      }
      return kept
    }
  }

  /// Keeps the file of an older format under a name of its own, once.
  func keepOriginal(_ found: FoundSession) throws(SessionFailure) -> String {
    let original = place.original(version: found.version)
    try attempt(.setAside, place.path) { () throws(SystemError) in
      do throws(SystemError) {
        try folder.duplicate(place.name, to: original, bytes: found.bytes)
      } catch {
        if error.code != EEXIST { throw error }
      }
      try folder.synchronizeNames()
    }
    return place.path(of: original)
  }

  private func setAside(_ bytes: [UInt8], stamp: String) throws(SessionFailure) -> String {
    var number = 1
    while true {
      let name = place.broken(stamp: stamp, number: number)
      do throws(SystemError) {
        try folder.duplicate(place.name, to: name, bytes: bytes)
        try folder.synchronizeNames()
        return place.path(of: name)
      } catch {
        guard error.code == EEXIST, number < 1000 else {
          throw .system(.setAside, path: place.path, code: error.code)
        }
        number += 1
      }
    }
  }
}
