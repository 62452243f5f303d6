import Glibc

/// An open folder and the steps that a store takes in it.
///
/// It is opened again for each act, so that a failed `fsync` is never repeated on the same
/// descriptor: the kernel reports a lost write only once.
struct SessionFolder {
  /// The system calls, which a test can replace.
  let system: any FileSystem
  /// The descriptor of the open directory.
  let descriptor: Int32

  private static let sizeLimit = 64 << 20
  private static let piece = 1 << 20

  /// Opens the folder for the length of `body`.
  static func using<Result>(
    _ path: String, _ system: any FileSystem,
    _ body: (SessionFolder) throws(SessionFailure) -> Result
  ) throws(SessionFailure) -> Result {
    let descriptor = try attempt(.folder, path) { () throws(SystemError) in
      try uninterrupted { () throws(SystemError) in try system.openFolder(path) }
    }
    defer { try? system.close(descriptor) }
    return try body(SessionFolder(system: system, descriptor: descriptor))
  }

  /// The bytes of an ordinary file of this user; nil when there is none.
  func read(_ name: String, of place: SessionPath) throws(SessionFailure) -> [UInt8]? {
    let path = place.path(of: name)
    let file: Int32
    do throws(SystemError) {
      file = try open(name, for: .reading)
    } catch {
      if error.code == ENOENT { return nil }
      if error.code == ELOOP { throw .notAFile(path: path, kind: .symbolicLink) }
      throw .system(.read, path: path, code: error.code)
    }
    defer { try? system.close(file) }
    let status = try attempt(.read, path) { () throws(SystemError) in try self.status(of: file) }
    try Self.check(status, path: path)
    guard status.size <= Self.sizeLimit else { throw .tooLarge(path: path) }
    return try attempt(.read, path) { () throws(SystemError) in try readAll(file) }
  }

  /// Refuses what is no ordinary file of this user.
  static func check(_ status: FileStatus, path: String) throws(SessionFailure) {
    guard status.kind == .regular else { throw .notAFile(path: path, kind: status.kind) }
    guard status.owner == geteuid() else {
      throw .foreignOwner(path: path, owner: status.owner)
    }
  }

  /// Opens a file in the folder.
  func open(_ name: String, for purpose: OpenPurpose) throws(SystemError) -> Int32 {
    try uninterrupted { () throws(SystemError) in
      try system.open(name, in: descriptor, for: purpose)
    }
  }

  /// Reads the properties of an open file.
  func status(of file: Int32) throws(SystemError) -> FileStatus {
    try uninterrupted { () throws(SystemError) in try system.status(of: file) }
  }

  /// All bytes of an open file.
  func readAll(_ file: Int32) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let more = try uninterrupted { () throws(SystemError) in
        try system.read(file, count: Self.piece, at: bytes.count)
      }
      bytes += more
      if more.isEmpty { return bytes }
    }
  }

  /// Writes all bytes from the beginning of an open file, in as many pieces as it takes.
  func write(_ bytes: [UInt8], to file: Int32) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let rest = bytes[written...]
      written += try uninterrupted { () throws(SystemError) in
        try system.write(rest, to: file, at: written)
      }
    }
  }

  /// Writes a file that must not be there yet and waits until it is on the device.
  func create(_ name: String, _ bytes: [UInt8]) throws(SystemError) {
    let file = try open(name, for: .creating)
    do throws(SystemError) {
      try write(bytes, to: file)
      try synchronize(file)
    } catch {
      try? system.close(file)
      throw error
    }
    do throws(SystemError) {
      try system.close(file)
    } catch {
      // Linux gives the descriptor back even when a signal interrupts; the bytes are on the device.
      if error.code != EINTR { throw error }
    }
  }

  /// Creates a file that only reserves room on the device; false when there is none.
  func reserve(_ name: String, length: Int) -> Bool {
    do throws(SystemError) {
      try remove(name)
      let file = try open(name, for: .creating)
      defer { try? system.close(file) }
      try uninterrupted { () throws(SystemError) in
        try system.allocate(file, length: length)
      }
      return true
    } catch {
      try? remove(name)
      return false
    }
  }

  /// Gives `name` a second name that must be free; where the file system has no second names, a
  /// copy gets it.
  func duplicate(_ name: String, to other: String, bytes: [UInt8]) throws(SystemError) {
    do throws(SystemError) {
      try uninterrupted { () throws(SystemError) in
        try system.link(name, to: other, in: descriptor)
      }
    } catch {
      guard [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(error.code) else { throw error }
      try create(other, bytes)
    }
  }

  /// Gives `name` the name of `other`.
  func rename(_ name: String, to other: String) throws(SystemError) {
    try uninterrupted { () throws(SystemError) in
      try system.rename(name, to: other, in: descriptor)
    }
  }

  /// Removes a name; a missing one is no error.
  func remove(_ name: String) throws(SystemError) {
    do throws(SystemError) {
      try uninterrupted { () throws(SystemError) in try system.remove(name, in: descriptor) }
    } catch {
      if error.code != ENOENT { throw error }
    }
  }

  /// Waits until the folder's names are on the device.
  ///
  /// A file system without such a call for folders counts as done, because nothing more is
  /// possible.
  func synchronizeNames() throws(SystemError) {
    do throws(SystemError) {
      try synchronize(descriptor)
    } catch {
      if error.code != EINVAL { throw error }
    }
  }

  private func synchronize(_ file: Int32) throws(SystemError) {
    try uninterrupted { () throws(SystemError) in try system.synchronize(file) }
  }
}
