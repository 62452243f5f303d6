import Foundation
import Synchronization
import Values

@testable import Engine

/// Key pairs in a folder of their own, for tests that read files.
final class KeyFiles {
  static let password = "swordfish-1"
  private let folder: String
  /// The pairs of this process, by name and alias: the search for a key takes a while.
  private static let made = Mutex<[String: KeyPair]>([:])

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appending(path: "keys-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Writes a pair, the same for equal names; returns the path of its PKCS#12 file and its
  /// certificate.
  func pair(_ name: String, alias: String = "similaritysearch") throws -> (
    path: String, certificate: Certificate
  ) {
    let secret = Secret(copying: Self.password.utf8)
    let pair = try Self.made.withLock { made in
      let request = try KeyPairRequest(
        commonName: "author.example.com", days: 365, alias: alias, password: secret)
      if let pair = made["\(name) \(alias)"] { return pair }
      let pair = try light(
        CertificateMaker.make(request, now: Date(timeIntervalSince1970: 1_790_000_000)), alias)
      made["\(name) \(alias)"] = pair
      return pair
    }
    let file = try CertificateReader.read(
      Secret(copying: pair.store), password: secret)
    try write(pair.certificate, "\(name).crt")
    try write(pair.privateKey, "\(name).key")
    return (try write(pair.store, "\(name).p12"), file.certificates[0])
  }

  /// The same pair with 1,000 rounds of key derivation in place of 600,000.
  ///
  /// Each reading of the files takes all rounds.
  private func light(_ pair: KeyPair, _ alias: String) throws -> KeyPair {
    let (heavy, plain) = (try write(pair.store, "heavy.p12"), path("plain.pem"))
    defer { for file in [heavy, plain] { try? FileManager.default.removeItem(atPath: file) } }
    let pass = "pass:\(Self.password)"
    func openssl(_ words: String...) throws -> [UInt8] {
      let (status, output) = try Command.run("/usr/bin/openssl", words)
      guard status == 0 else { throw CocoaError(.fileReadUnknown) }
      return Array(output)
    }
    _ = try openssl("pkcs12", "-in", heavy, "-passin", pass, "-nodes", "-out", plain)
    return KeyPair(
      certificate: pair.certificate,
      privateKey: try openssl(
        "pkcs8", "-topk8", "-in", plain, "-iter", "1000", "-passout", pass),
      store: try openssl(
        "pkcs12", "-export", "-in", plain, "-name", alias, "-iter", "1000", "-passout", pass))
  }

  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, _ name: String) throws -> String {
    let path = "\(folder)/\(name)"
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }
}
