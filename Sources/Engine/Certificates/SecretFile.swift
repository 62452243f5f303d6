import Glibc
import Values

/// Reads a file that may contain a private key; its bytes exist in `Secret` memory alone.
package enum SecretFile {
  /// No certificate or key file comes near this size, in bytes.
  package static let limit = 1 << 20

  /// Reads the whole file.
  package static func read(path: String) throws(CertificateProblem) -> Secret {
    // Not blocking, so that a pipe under that name cannot hold the program up.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(reason: reason) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(reason: reason) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw .directory
    case S_IFREG: break
    default: throw .notAFile
    }
    let builder = SecretBuilder()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    defer { explicit_bzero(&chunk, chunk.count) }
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(reason: reason) }
      guard count > 0 else { return builder.finish() }
      builder.append(chunk[..<count])
      guard builder.count <= limit else { throw .tooLarge(limit: limit) }
    }
  }

  private static var reason: String { String(cString: strerror(errno)) }
}
