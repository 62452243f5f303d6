extension FileKind {
  /// The words for a file of this kind that should contain a certificate.
  func withoutCertificate(_ file: [String: ProblemWord]) -> ProblemWords {
    switch self {
    case .certificate: .init(.certificateFoundCertificate, file)
    case .privateKey: .init(.certificateFoundPrivateKey, file)
    case .encryptedPrivateKey: .init(.certificateFoundEncryptedPrivateKey, file)
    case .sshPrivateKey: .init(.certificateFoundSSHPrivateKey, file)
    case .publicKey: .init(.certificateFoundPublicKey, file)
    case .request: .init(.certificateFoundRequest, file)
    case .revocationList: .init(.certificateFoundRevocationList, file)
    case .pkcs12: .init(.certificateFoundPKCS12, file)
    case .pkcs7: .init(.certificateFoundPKCS7, file)
    case .otherPEM(let label):
      .init(.certificateFoundOtherPEM, file.merging(["label": .text(label)]) { _, label in label })
    case .json: .init(.certificateFoundJSON, file)
    case .html: .init(.certificateFoundHTML, file)
    case .text: .init(.certificateFoundText, file)
    case .binary: .init(.certificateFoundBinary, file)
    }
  }

  /// The words for a file of this kind that should contain a private key.
  func withoutPrivateKey(_ file: [String: ProblemWord]) -> ProblemWords {
    switch self {
    case .certificate: .init(.privateKeyFoundCertificate, file)
    case .privateKey: .init(.privateKeyFoundPrivateKey, file)
    case .encryptedPrivateKey: .init(.privateKeyFoundEncryptedPrivateKey, file)
    case .sshPrivateKey: .init(.privateKeyFoundSSHPrivateKey, file)
    case .publicKey: .init(.privateKeyFoundPublicKey, file)
    case .request: .init(.privateKeyFoundRequest, file)
    case .revocationList: .init(.privateKeyFoundRevocationList, file)
    case .pkcs12: .init(.privateKeyFoundPKCS12, file)
    case .pkcs7: .init(.privateKeyFoundPKCS7, file)
    case .otherPEM(let label):
      .init(.privateKeyFoundOtherPEM, file.merging(["label": .text(label)]) { _, label in label })
    case .json: .init(.privateKeyFoundJSON, file)
    case .html: .init(.privateKeyFoundHTML, file)
    case .text: .init(.privateKeyFoundText, file)
    case .binary: .init(.privateKeyFoundBinary, file)
    }
  }
}
