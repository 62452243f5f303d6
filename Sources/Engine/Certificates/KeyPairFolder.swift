import Glibc

/// Writes a key pair's files: all of them, or none; never over an existing file.
package struct KeyPairFolder {
  /// The paths that the files get.
  package struct Paths: Equatable, Sendable {
    /// The certificate in PEM, `name.crt`.
    package let certificate: String
    /// The encrypted private key in PEM, `name.key`.
    package let privateKey: String
    /// The PKCS#12 keystore, `name.p12`.
    package let store: String
  }

  private let folder: String
  private let name: String

  /// The files `name.crt`, `name.key` and `name.p12` in a folder, which may not exist yet.
  package init(_ folder: String, name: String) {
    self.folder = folder
    self.name = name
  }

  /// The paths of the three files, whether they exist or not.
  package var paths: Paths {
    Paths(certificate: path("crt"), privateKey: path("key"), store: path("p12"))
  }

  /// Fails when one of the files exists, so that no key is created in vain.
  package func checkFree() throws(CertificateProblem) {
    for path in [paths.certificate, paths.privateKey, paths.store] {
      var status = stat()
      if lstat(path, &status) == 0 { throw .exists(path: path) }
    }
  }

  /// Writes the files with mode 0600; a new folder gets 0700.
  package func write(_ pair: KeyPair) throws(CertificateProblem) {
    let isNew = mkdir(folder, 0o700) == 0
    guard isNew || errno == EEXIST else { throw failure(folder) }
    var written: [String] = []
    do throws(CertificateProblem) {
      let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(folder) }
      defer { close(descriptor) }
      try checkOwner(descriptor)
      for (ending, bytes) in [
        ("crt", pair.certificate), ("key", pair.privateKey), ("p12", pair.store),
      ] {
        try write(bytes, ending, descriptor, &written)
      }
      guard fsync(descriptor) == 0 else { throw failure(folder) }
    } catch {
      for path in written { unlink(path) }
      if isNew { rmdir(folder) }
      throw error
    }
  }

  /// Somebody who may write in the folder could put another key in the place of this one.
  private func checkOwner(_ descriptor: Int32) throws(CertificateProblem) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(folder) }
    guard status.st_uid == geteuid(), status.st_mode & 0o022 == 0 else {
      throw .openFolder(path: folder)
    }
  }

  private func write(
    _ bytes: [UInt8], _ ending: String, _ directory: Int32, _ written: inout [String]
  ) throws(CertificateProblem) {
    let file = openat(
      directory, "\(name).\(ending)", O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      if errno == EEXIST { throw .exists(path: path(ending)) }
      throw failure(path(ending))
    }
    defer { close(file) }
    written.append(path(ending))
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(path(ending)) }
      rest = rest.dropFirst(count)
    }
    // The process's umask can only have taken rights away.
    guard fchmod(file, 0o600) == 0, fsync(file) == 0 else { throw failure(path(ending)) }
  }

  private func path(_ ending: String) -> String { "\(folder)/\(name).\(ending)" }

  private func failure(_ path: String) -> CertificateProblem {
    .unwritable(path: path, reason: String(cString: strerror(errno)))
  }
}
