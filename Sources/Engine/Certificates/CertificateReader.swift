import COpenSSL
import Values

/// Finds the certificates in a file, or says what the file is instead.
package enum CertificateReader {
  /// Reads PEM, DER, PKCS#7 or PKCS#12.
  ///
  /// `password` opens PKCS#12; nil when there is none. Throws what the file is instead when it has
  /// no certificate.
  package static func read(
    _ file: Secret, password: Secret? = nil
  ) throws(CertificateProblem) -> CertificateFile {
    guard !FileLook.isBlank(file) else { throw .empty }
    let text = PEMText(file)
    if !text.blocks.isEmpty { return try readPEM(text) }
    switch DERKind(file) {
    case .certificate:
      guard let certificate = file.withBytes({ Certificate(der: $0) }) else {
        throw .damaged(block: nil)
      }
      return CertificateFile(
        certificates: [certificate], form: .der, holdsPrivateKey: false, isPlain: true)
    case .pkcs12:
      let bundle = try CertificateBundle(pkcs12: file, password: password)
      guard !bundle.certificates.isEmpty else {
        throw .wrongKind(expected: .certificate, found: .pkcs12)
      }
      return CertificateFile(
        certificates: bundle.certificates, form: .pkcs12, holdsPrivateKey: bundle.key != nil,
        isPlain: true)
    case .pkcs7:
      guard let certificates = file.withBytes({ CertificateBundle.certificates(inPKCS7: $0) })
      else { throw .wrongKind(expected: .certificate, found: .pkcs7) }
      return CertificateFile(
        certificates: certificates, form: .pkcs7, holdsPrivateKey: false, isPlain: true)
    case .truncated: throw .truncated(block: nil)
    case .other(let kind): throw .wrongKind(expected: .certificate, found: kind)
    }
  }

  private static func readPEM(_ text: PEMText) throws(CertificateProblem) -> CertificateFile {
    let blocks = try PEMBlocks.all(in: text.blocks)
    var certificates: [Certificate] = []
    var form = CertificateFile.Form.pem
    for (index, block) in blocks.enumerated() {
      switch block.label {
      case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE":
        guard let certificate = block.der.withBytes({ Certificate(der: $0) }) else {
          throw .damaged(block: index + 1)
        }
        certificates.append(certificate)
      case "PKCS7", "CMS", "PKCS #7 SIGNED DATA":
        let found = block.der.withBytes { CertificateBundle.certificates(inPKCS7: $0) }
        form = .pkcs7
        certificates += found ?? []
      default: break
      }
    }
    let kinds = blocks.map(\.kind)
    guard !certificates.isEmpty else {
      throw .wrongKind(expected: .certificate, found: kinds.first ?? .text)
    }
    let holdsPrivateKey = kinds.contains { kind in
      [.privateKey, .encryptedPrivateKey, .sshPrivateKey].contains(kind)
    }
    return CertificateFile(
      certificates: certificates, form: form, holdsPrivateKey: holdsPrivateKey,
      isPlain: text.isPlain)
  }
}
