import Glibc

/// The calls as the kernel offers them.
struct LinuxFileSystem: FileSystem {
  func openFolder(_ path: String) throws(SystemError) -> Int32 {
    try checked(Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
  }

  func makeFolder(_ path: String) throws(SystemError) {
    _ = try checked(Glibc.mkdir(path, 0o700))
  }

  func names(in folder: Int32) throws(SystemError) -> [String] {
    // The stream takes the descriptor over and closes it, so it gets one of its own.
    let own = try checked(openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    guard let stream = fdopendir(own) else {
      let error = SystemError(code: errno)
      _ = Glibc.close(own)
      throw error
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw SystemError(code: errno) }
        return names
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
  }

  func open(_ name: String, in folder: Int32, for purpose: OpenPurpose) throws(SystemError)
    -> Int32
  {
    let always = O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    let flags =
      switch purpose {
      case .reading: O_RDONLY
      case .creating: O_WRONLY | O_CREAT | O_EXCL
      case .locking: O_RDWR | O_CREAT
      }
    return try checked(openat(folder, name, flags | always, 0o600))
  }

  func status(of descriptor: Int32) throws(SystemError) -> FileStatus {
    var status = stat()
    _ = try checked(fstat(descriptor, &status))
    let kind: FileStatus.Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .symbolicLink
      default: .special
      }
    return FileStatus(
      kind: kind, owner: status.st_uid, mode: status.st_mode & 0o1777, size: status.st_size,
      links: Int(status.st_nlink))
  }

  func read(_ descriptor: Int32, count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let result = pread(descriptor, buffer.baseAddress, count, offset)
      if result < 0 { failure = SystemError(code: errno) }
      filled = max(0, result)
    }
    if let failure { throw failure }
    return bytes
  }

  func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, at offset: Int)
    throws(SystemError) -> Int
  {
    let result = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, offset) }
    if result < 0 { throw SystemError(code: errno) }
    return result
  }

  func allocate(_ descriptor: Int32, length: Int) throws(SystemError) {
    let code = posix_fallocate(descriptor, 0, length)
    if code != 0 { throw SystemError(code: code) }
  }

  func truncate(_ descriptor: Int32, to length: Int) throws(SystemError) {
    _ = try checked(ftruncate(descriptor, length))
  }

  func synchronize(_ descriptor: Int32) throws(SystemError) {
    _ = try checked(fsync(descriptor))
  }

  func close(_ descriptor: Int32) throws(SystemError) {
    _ = try checked(Glibc.close(descriptor))
  }

  func lock(_ descriptor: Int32) throws(SystemError) {
    _ = try checked(flock(descriptor, LOCK_EX | LOCK_NB))
  }

  func unlock(_ descriptor: Int32) throws(SystemError) {
    _ = try checked(flock(descriptor, LOCK_UN))
  }

  func link(_ name: String, to other: String, in folder: Int32) throws(SystemError) {
    _ = try checked(linkat(folder, name, folder, other, 0))
  }

  func rename(_ name: String, to other: String, in folder: Int32) throws(SystemError) {
    _ = try checked(renameat(folder, name, folder, other))
  }

  func remove(_ name: String, in folder: Int32) throws(SystemError) {
    _ = try checked(unlinkat(folder, name, 0))
  }

  private func checked(_ result: Int32) throws(SystemError) -> Int32 {
    if result < 0 { throw SystemError(code: errno) }
    return result
  }
}
