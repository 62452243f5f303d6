import Engine

extension AllProblems {
  static let certificateFile: [Problem] =
    certificates.map { .certificateFile(path: "f.pem", $0) }
    + [.jwt(.notSent(.key(path: "k", .truncated(block: 2))))]

  private static let certificates: [CertificateProblem] =
    [
      .unreadable(reason: "r"), .directory, .notAFile, .tooLarge(limit: 9), .empty,
      .truncated(block: nil), .truncated(block: 2), .damaged(block: nil), .damaged(block: 2),
      .needsPassword, .wrongPassword, .unsupportedEncryption, .costly(rounds: 9, limit: 3),
      .cannotSign, .request(.commonName), .request(.days), .request(.bits), .request(.alias),
      .request(.shortPassword), .request(.password), .notMade, .exists(path: "/p"),
      .openFolder(path: "/p"), .unwritable(path: "/p", reason: "r"),
    ] + kinds.map { .wrongKind(expected: .certificate, found: $0) }
    + kinds.map { .wrongKind(expected: .privateKey, found: $0) }

  private static let kinds: [FileKind] = [
    .certificate, .privateKey, .encryptedPrivateKey, .sshPrivateKey, .publicKey, .request,
    .revocationList, .pkcs12, .pkcs7, .otherPEM(label: "L"), .json, .html, .text, .binary,
  ]
}
