import Glibc
import Values

/// Reads a file from Developer Console; its bytes are wiped when the reading is over.
enum CredentialFile {
  /// No credential file comes near this size, in bytes.
  static let limit = 1 << 20

  /// Reads the whole file and finds the credentials, or throws what the file is instead.
  ///
  /// `path` is what a person enters; `~/` stands for the home folder.
  static func read(path: String) throws(CredentialFileFlaw) -> CredentialDocument {
    // Not blocking, so that a pipe under that name cannot hold the program up.
    let descriptor = open(expanded(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(reason: reason) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(reason: reason) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw .directory
    case S_IFREG: break
    default: throw .notAFile
    }
    // One byte more than allowed tells a file that is too large, even one that grows meanwhile.
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    defer { explicit_bzero(&bytes, bytes.count) }
    var count = 0
    while count < bytes.count {
      let length = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      }
      if length < 0, errno == EINTR { continue }
      guard length >= 0 else { throw .unreadable(reason: reason) }
      if length == 0 { break }
      count += length
    }
    guard count <= limit else { throw .tooLarge(limit: limit) }
    return try CredentialDocument(bytes[..<count])
  }

  private static var reason: String { String(cString: strerror(errno)) }

  private static func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst()
  }
}
