import COpenSSL
import Values

/// One PEM block, its base64 taken off.
struct PEMBlock {
  /// `CERTIFICATE` in `-----BEGIN CERTIFICATE-----`; whatever the file says.
  let label: String
  /// Its content, still encrypted where it was.
  let der: Secret

  /// The kind of content that the label states.
  var kind: FileKind {
    switch label {
    case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE": .certificate
    case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST": .request
    case "PUBLIC KEY", "RSA PUBLIC KEY": .publicKey
    case "X509 CRL": .revocationList
    case "PKCS7", "CMS", "PKCS #7 SIGNED DATA": .pkcs7
    case "ENCRYPTED PRIVATE KEY": .encryptedPrivateKey
    case "OPENSSH PRIVATE KEY": .sshPrivateKey
    case _ where label.hasSuffix("PRIVATE KEY"): .privateKey
    default: .otherPEM(label: TerminalText.line(label, limit: 40))
    }
  }
}

/// Takes text of ``PEMText`` apart.
enum PEMBlocks {
  /// All blocks, in order.
  static func all(in text: Secret) throws(CertificateProblem) -> [PEMBlock] {
    let reader = text.withBytes { buffer in
      copenssl_pem_open(buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), buffer.count)
    }
    guard let reader else { throw .damaged(block: nil) }
    defer { copenssl_pem_close(reader) }
    var blocks: [PEMBlock] = []
    while true {
      var block = copenssl_pem_block()
      switch copenssl_pem_next(reader, &block) {
      case .block:
        let der = UnsafeRawBufferPointer(start: block.der, count: block.length)
        blocks.append(
          PEMBlock(
            label: String(decoding: block.label.buffer, as: UTF8.self), der: Secret(copying: der)))
      case .end: return blocks
      case .truncated: throw .truncated(block: blocks.count + 1)
      case .damaged: throw .damaged(block: blocks.count + 1)
      }
    }
  }
}
