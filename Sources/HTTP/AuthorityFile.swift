import Values

/// The check of a file of authorities before it is trusted with anything.
enum AuthorityFile {
  /// The largest file that is read, in bytes; the system's own is about 200 kB.
  static let limit = 16 << 20

  /// Fails unless the file can be read and contains at least one PEM certificate.
  static func check(_ path: String) throws(HTTPFailure) {
    let bytes: [UInt8]
    do throws(FileBytes.Failure) {
      bytes = try FileBytes.read(path, limit: limit)
    } catch {
      throw .authorityFile(path: path, flaw(error))
    }
    guard !bytes.isEmpty else { throw .authorityFile(path: path, .empty) }
    let isPEM = ["-----BEGIN CERTIFICATE-----", "-----BEGIN TRUSTED CERTIFICATE-----"].contains {
      bytes.firstRange(of: Array($0.utf8)) != nil
    }
    guard isPEM else { throw .authorityFile(path: path, .noCertificate) }
  }

  private static func flaw(_ failure: FileBytes.Failure) -> AuthorityFileFlaw {
    switch failure {
    case .missing: .missing
    case .unreadable: .unreadable
    case .notRegular: .notRegular
    case .tooLarge(let limit): .tooLarge(limit: limit)
    }
  }
}
