import Glibc

/// Whole files that a person names, read within a limit.
package enum FileBytes {
  /// Why a file is not read.
  package enum Failure: Error, Equatable, Sendable {
    /// Nothing has this path.
    case missing
    /// It may not be opened or read; carries `errno`.
    case unreadable(Int32)
    /// A folder, a pipe or a device.
    case notRegular
    /// More bytes than the limit.
    case tooLarge(limit: Int)
  }

  /// Reads an ordinary file of at most `limit` bytes.
  ///
  /// Never waits for a pipe and reads at most 64 KiB more than the limit.
  package static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    // A pipe that nobody writes to would otherwise keep this waiting.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable(errno)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .unreadable(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    guard status.st_size <= limit else { throw .tooLarge(limit: limit) }
    return try bytes(of: file, limit: limit)
  }

  private static func bytes(of file: Int32, limit: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = Glibc.read(file, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(errno) }
      guard count > 0 else { return bytes }
      guard bytes.count + count <= limit else { throw .tooLarge(limit: limit) }
      bytes += piece[..<count]
    }
  }
}
