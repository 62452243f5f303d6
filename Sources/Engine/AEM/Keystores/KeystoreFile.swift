import FoundationEssentials
import Values

/// A key pair in files of this machine, on its way into the keystore of an AEM user.
struct KeystoreFile: Sendable {
  /// The forms in which AEM accepts a key pair.
  enum Content: Sendable {
    /// A PKCS#12 file, its password, and the name of the entry in it.
    case pkcs12(Secret, password: Secret, alias: String)
    /// A PKCS#8 private key and the certificates that belong to it.
    case privateKey(Secret, chain: Secret)
  }

  /// The key pair in the form in which AEM is sent it.
  let content: Content
  /// The certificate of the private key.
  let certificate: Certificate

  /// The name that Java uses for an entry of a PKCS#12 file that has none.
  private static let nameless = "1"

  /// Reads the files at a place.
  init(_ place: KeystoreFilePlace, _ cleaner: Cleaner) throws(Problem) {
    switch place {
    case .pkcs12(let path, let password, let alias):
      try self.init(pkcs12: path, password, alias, cleaner)
    case .privateKey(let path, let chain):
      try self.init(key: path, chain, cleaner)
    }
  }

  private init(key keyPath: String, _ chainPath: String, _ cleaner: Cleaner) throws(Problem) {
    let chain = try Self.read(chainPath, cleaner)
    let key = try Self.privateKey(keyPath, cleaner)
    let file = try Self.opened(chainPath, cleaner) { () throws(CertificateProblem) in
      try CertificateReader.read(chain)
    }
    let own = try Self.opened(keyPath, cleaner) { () throws(CertificateProblem) in
      try PrivateKeyFile.load(key)
    }
    guard own.matches(file.certificates[0]) else {
      throw .keystore(.keyMismatch(key: keyPath.line(cleaner), chain: chainPath.line(cleaner)))
    }
    certificate = file.certificates[0]
    content = .privateKey(key, chain: chain)
  }

  private init(
    pkcs12 path: String, _ password: Secret, _ alias: String?, _ cleaner: Cleaner
  ) throws(Problem) {
    let bytes = try Self.read(path, cleaner)
    let file = try Self.opened(path, cleaner) { () throws(CertificateProblem) in
      try CertificateReader.read(bytes, password: password)
    }
    guard file.form == .pkcs12, file.holdsPrivateKey else {
      throw .keystore(.noKeyPair(path: path.line(cleaner)))
    }
    certificate = file.certificates[0]
    content = .pkcs12(
      bytes, password: password, alias: alias ?? certificate.alias ?? Self.nameless)
  }

  /// Whether an entry of a keystore has this certificate, as far as AEM shows.
  ///
  /// AEM shows the serial number, which JSON rounds, and the expiry date, whose zone may be
  /// unknown.
  func isHeld(by entry: Keystore.Entry) -> Bool {
    guard let held = entry.chain.first else { return false }
    if let serial = held.serial, let own = Double(certificate.serialDecimal) {
      guard abs(serial - own) <= abs(own) * 1e-12 else { return false }
    }
    guard let end = held.notAfter, let own = certificate.notAfter else { return false }
    let tolerance = end.isExact ? 1.0 : 14 * 3_600
    return abs(end.date.timeIntervalSince(own)) <= tolerance
  }

  /// The PKCS#8 bytes of a private key, without PEM around them.
  private static func privateKey(
    _ path: String, _ cleaner: Cleaner
  ) throws(Problem) -> Secret {
    let bytes = try read(path, cleaner)
    return try opened(path, cleaner) { () throws(CertificateProblem) in
      let text = PEMText(bytes)
      guard !text.blocks.isEmpty else { return bytes }
      let blocks = try PEMBlocks.all(in: text.blocks)
      guard let block = blocks.first(where: { $0.label == "PRIVATE KEY" }) else {
        throw .wrongKind(expected: .privateKey, found: blocks.first?.kind ?? .text)
      }
      return block.der
    }
  }

  private static func read(_ path: String, _ cleaner: Cleaner) throws(Problem) -> Secret {
    try opened(path, cleaner) { () throws(CertificateProblem) in try SecretFile.read(path: path) }
  }

  private static func opened<Result>(
    _ path: String, _ cleaner: Cleaner,
    _ body: () throws(CertificateProblem) -> Result
  ) throws(Problem) -> Result {
    do {
      return try body()
    } catch {
      throw .keystore(.file(path: path.line(cleaner), error))
    }
  }
}

extension String {
  fileprivate func line(_ cleaner: Cleaner) -> String {
    cleaner.line(self, limit: 120)
  }
}
