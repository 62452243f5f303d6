import Foundation
import Synchronization
import Values

@testable import Engine

/// Key pairs in a folder of their own, for tests that read files.
final class KeyFiles {
  static let password = "swordfish-1"
  private let folder: String
  /// The pairs of this process, by name and alias: making one takes a second.
  private static let made = Mutex<[String: KeyPair]>([:])

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appending(path: "keys-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Writes a pair, the same for equal names; gives the path of its PKCS#12 file and its certificate.
  func pair(_ name: String, alias: String = "similaritysearch") throws -> (
    path: String, certificate: Certificate
  ) {
    let secret = Secret(copying: Self.password.utf8)
    let pair = try Self.made.withLock { made in
      let request = try KeyPairRequest(
        commonName: "author.example.com", days: 365, alias: alias, password: secret)
      let pair =
        try made["\(name) \(alias)"]
        ?? CertificateMaker.make(request, now: Date(timeIntervalSince1970: 1_790_000_000))
      made["\(name) \(alias)"] = pair
      return pair
    }
    let file = try CertificateReader.read(
      Secret(copying: pair.store), password: secret)
    try write(pair.certificate, "\(name).crt")
    try write(pair.privateKey, "\(name).key")
    return (try write(pair.store, "\(name).p12"), file.certificates[0])
  }

  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, _ name: String) throws -> String {
    let path = "\(folder)/\(name)"
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }
}
