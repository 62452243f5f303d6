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
