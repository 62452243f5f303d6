import FoundationEssentials
import Values

/// A key pair in files of this machine, on its way into the keystore of an AEM user.
struct KeystoreFile: Sendable {
  /// What AEM is sent.
  enum Content: Sendable {
    /// A PKCS#12 file, its password, and the name of the entry in it.
    case pkcs12(Secret, password: Secret, alias: String)
    /// A PKCS#8 private key and the certificates that belong to it.
    case privateKey(Secret, chain: Secret)
  }

  /// What AEM is sent.
  let content: Content
  /// The certificate of the private key.
  let certificate: Certificate

  /// What Java calls an entry of a PKCS#12 file that has no name.
  private static let nameless = "1"

  /// The parameters of ``init(_:)`` for signatures.
  static let parameters: [OperationSignature.Parameter] = [
    .optional("path"), .init(name: "filePassword", kind: .secret, isOptional: true),
    .optional("fileAlias"), .optional("keyPath"), .optional("chainPath"),
  ]

  /// Takes `path`, `filePassword` and `fileAlias` of the inputs, or `keyPath` and `chainPath`.
  init(_ inputs: OperationInputs) throws(Problem) {
    if let keyPath = inputs.optional("keyPath") {
      try self.init(key: keyPath, inputs)
    } else {
      try self.init(pkcs12: try inputs.text("path"), inputs)
    }
  }

  private init(key keyPath: String, _ inputs: OperationInputs) throws(Problem) {
    let chainPath = try inputs.text("chainPath")
    let chain = try Self.read(chainPath, inputs)
    let key = try Self.privateKey(keyPath, inputs)
    let file = try Self.opened(chainPath, inputs) { () throws(CertificateProblem) in
      try CertificateReader.read(chain)
    }
    let own = try Self.opened(keyPath, inputs) { () throws(CertificateProblem) in
      try PrivateKeyFile.load(key)
    }
    guard own.matches(file.certificates[0]) else {
      throw .keystore(.keyMismatch(key: keyPath.line(inputs), chain: chainPath.line(inputs)))
    }
    certificate = file.certificates[0]
    content = .privateKey(key, chain: chain)
  }

  private init(pkcs12 path: String, _ inputs: OperationInputs) throws(Problem) {
    let password = try inputs.secret("filePassword")
    let bytes = try Self.read(path, inputs)
    let file = try Self.opened(path, inputs) { () throws(CertificateProblem) in
      try CertificateReader.read(bytes, password: password)
    }
    guard file.form == .pkcs12, file.holdsPrivateKey else {
      throw .keystore(.noKeyPair(path: path.line(inputs)))
    }
    certificate = file.certificates[0]
    let alias = inputs.optional("fileAlias") ?? certificate.alias ?? Self.nameless
    content = .pkcs12(bytes, password: password, alias: alias)
  }

  /// Whether an entry of a keystore holds this certificate, as far as AEM tells.
  ///
  /// AEM gives the serial number, which JSON rounds, and the end, whose zone may be unknown.
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
    _ path: String, _ inputs: OperationInputs
  ) throws(Problem) -> Secret {
    let bytes = try read(path, inputs)
    return try opened(path, inputs) { () throws(CertificateProblem) in
      let text = PEMText(bytes)
      guard !text.blocks.isEmpty else { return bytes }
      let blocks = try PEMBlocks.all(in: text.blocks)
      guard let block = blocks.first(where: { $0.label == "PRIVATE KEY" }) else {
        throw .wrongKind(expected: .privateKey, found: blocks.first?.kind ?? .text)
      }
      return block.der
    }
  }

  private static func read(_ path: String, _ inputs: OperationInputs) throws(Problem) -> Secret {
    try opened(path, inputs) { () throws(CertificateProblem) in try SecretFile.read(path: path) }
  }

  private static func opened<Result>(
    _ path: String, _ inputs: OperationInputs,
    _ body: () throws(CertificateProblem) -> Result
  ) throws(Problem) -> Result {
    do {
      return try body()
    } catch {
      throw .keystore(.file(path: path.line(inputs), error))
    }
  }
}

extension String {
  fileprivate func line(_ inputs: OperationInputs) -> String {
    inputs.cleaner.line(self, limit: 120)
  }
}
