/// A session that was read, and from which of its two files.
struct FoundSession {
  /// The content of the file.
  var file: SessionFile
  /// Its bytes on disk.
  var bytes: [UInt8]
  /// The format version of these bytes.
  var version: Int
  /// Why the previous generation had to be read; nil when the session's own file is good.
  var defect: Defect?

  /// The defect of the session's own file.
  enum Defect: Equatable {
    /// It is not there.
    case missing
    /// It cannot be trusted; the damage and the bytes.
    case damaged(SessionDamage, [UInt8])

    /// The damage, when there is a file.
    var damage: SessionDamage? {
      switch self {
      case .missing: nil
      case .damaged(let damage, _): damage
      }
    }
  }

  /// Reads a session, or its previous generation when the session cannot be trusted.
  ///
  /// Changes nothing on disk. Throws ``SessionFailure/notFound(path:)`` when neither file exists.
  static func read(
    _ place: SessionPath, in folder: SessionFolder, format: SessionFormat
  ) throws(SessionFailure) -> FoundSession {
    let defect: Defect
    switch try half(place.name, of: place, in: folder, format: format) {
    case .good(let found): return found
    case .bad(let flaw): defect = flaw
    }
    switch (defect, try half(place.backup, of: place, in: folder, format: format)) {
    case (_, .good(var found)):
      found.defect = defect
      return found
    case (.missing, .bad(.missing)):
      throw .notFound(path: place.path)
    case (.damaged(let damage, _), .bad(let backup)):
      throw .damaged(
        path: place.path, damage: damage, backup: place.path(of: place.backup),
        backupDamage: backup.damage)
    case (.missing, .bad(.damaged(let damage, _))):
      throw .damaged(
        path: place.path(of: place.backup), damage: damage, backup: place.path, backupDamage: nil)
    }
  }

  private enum Half {
    case good(FoundSession)
    case bad(Defect)
  }

  private static func half(
    _ name: String, of place: SessionPath, in folder: SessionFolder, format: SessionFormat
  ) throws(SessionFailure) -> Half {
    guard let bytes = try folder.read(name, of: place) else { return .bad(.missing) }
    switch format.read(bytes) {
    case .session(let file, let version):
      return .good(FoundSession(file: file, bytes: bytes, version: version))
    case .newer(let version):
      throw .newer(path: place.path(of: name), version: version)
    case .older(let version):
      throw .older(path: place.path(of: name), version: version)
    case .damaged(let damage):
      return .bad(.damaged(damage, bytes))
    }
  }
}
