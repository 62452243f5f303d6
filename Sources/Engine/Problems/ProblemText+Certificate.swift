extension ProblemText {
  /// The words for a problem with a certificate or a private key.
  package init(_ problem: CertificateProblem) {
    switch problem {
    case .unreadable(let reason):
      self.init("certificate.unreadable", "The file cannot be read: \(reason).", "Check its path.")
    case .directory:
      self.init("certificate.folder", "This is a folder.", "Give the path of a file in it.")
    case .notAFile: self.init("certificate.no-file", "This is no ordinary file.", "Give a file.")
    case .tooLarge(let limit):
      self.init(
        "certificate.too-large",
        "The file has more than \(limit) bytes, which no certificate or key has.",
        "Check its path.")
    case .empty:
      self.init("certificate.empty", "The file is empty.", "Copy or download it again.")
    case .wrongKind(let expected, let found): self = Self.wrongKind(expected, found)
    case .truncated(let block):
      self.init(
        "certificate.truncated", "\(Self.part(block)) ends in the middle: its end is missing.",
        "Copy it again, from the line with BEGIN to the line with END.")
    case .damaged(let block):
      self.init(
        "certificate.damaged", "\(Self.part(block)) is damaged: what is inside cannot be read.",
        "Copy or download it again.")
    case .needsPassword:
      self.init(
        "certificate.needs-password", "It is encrypted, and no password was given.",
        "Give the password.")
    case .wrongPassword:
      self.init(
        "certificate.wrong-password", "The password does not open it, or it is damaged.",
        "Check the password.")
    case .unsupportedEncryption:
      self.init(
        "certificate.encryption", "It is encrypted in a way that OpenSSL does not know.",
        "Export it again with AES-256.")
    case .costly(let rounds, let limit):
      self.init(
        "certificate.costly",
        "Its encryption asks for \(rounds) rounds of key derivation. aem-setup does at most"
          + " \(limit).", "Export it again with the usual settings.")
    case .cannotSign:
      self.init(
        "certificate.cannot-sign", "The private key is no RSA key, which RS256 needs.",
        "Use an RSA key of 2048 bits.")
    case .request(let flaw): self = Self.request(flaw)
    case .notMade:
      self.init("certificate.not-made", "OpenSSL could not make the key pair.", "Try again.")
    case .exists(let path):
      self.init(
        "certificate.exists", "\(path) exists, and is not overwritten.",
        "Choose another folder or alias.")
    case .openFolder(let path):
      self.init(
        "certificate.open-folder", "\(path) belongs to somebody else, or others may write in it.",
        "Choose a folder of your own, such as a new one.")
    case .unwritable(let path, let reason):
      self.init(
        "certificate.unwritable", "\(path) cannot be written: \(reason).",
        "Choose a folder that you may write in.")
    }
  }

  private static func part(_ block: Int?) -> String {
    block.map { "The PEM block number \($0)" } ?? "The file"
  }

  /// A certificate file of this machine cannot be used.
  static func certificateFile(_ path: String, _ problem: CertificateProblem) -> ProblemText {
    let text = ProblemText(problem)
    return ProblemText(text.code, "\(path): \(text.cause)", advice: text.advice)
  }

  private static func request(_ flaw: KeyPairRequest.Flaw) -> ProblemText {
    switch flaw {
    case .commonName:
      ProblemText(
        "certificate.request-name",
        "A common name has 1 to 64 characters and no control characters.", "Give another name.")
    case .days:
      ProblemText(
        "certificate.request-days",
        "The validity has to be from \(KeyPairRequest.allowedDays.lowerBound) to"
          + " \(KeyPairRequest.allowedDays.upperBound) days.", "365 days is usual.")
    case .bits:
      ProblemText(
        "certificate.request-bits",
        "The key has to have \(KeyPairRequest.allowedBits.map(String.init).joined(separator: " or "))"
          + " bits.", "2048 bits is what Adobe's recipes use.")
    case .alias:
      ProblemText(
        "certificate.request-alias",
        "An alias has up to 64 lower-case letters, digits, dots, underscores and hyphens, and"
          + " starts with a letter, a digit or an underscore: AEM keeps aliases in lower case.",
        "Smart Tags expects \(KeyPairRequest.smartTagsAlias).")
    case .shortPassword:
      ProblemText(
        "certificate.request-short-password",
        "The password needs \(KeyPairRequest.passwordMinimum) characters or more.",
        "Give a longer one.")
    case .password:
      ProblemText(
        "certificate.request-password",
        "The password has a character that Java does not take in the password of a key.",
        "Use letters without accents, digits, spaces and punctuation.")
    }
  }

  private static func wrongKind(
    _ expected: CertificateProblem.Expected, _ found: FileKind
  ) -> ProblemText {
    let (code, name, advice) = words(found)
    return switch expected {
    case .certificate:
      ProblemText(
        "certificate.found-\(code)", "This is \(name), and no certificate is in it.", advice)
    case .privateKey:
      ProblemText(
        "private-key.found-\(code)", "This is \(name), and no private key is in it.",
        "Give the file with the private key; it was made together with the certificate.")
    }
  }

  /// A file's kind: for a code, for a sentence, and where the certificate may be instead.
  private static func words(
    _ kind: FileKind
  ) -> (code: String, name: String, advice: String) {
    let other = "Give the certificate, a file that ends with .crt, .cer, .pem or .der."
    return switch kind {
    case .certificate: ("certificate", "a certificate", other)
    case .privateKey:
      (
        "private-key", "a private key",
        "Never upload it. The certificate is another file, which ends with .crt, .cer or .pem."
      )
    case .encryptedPrivateKey:
      (
        "encrypted-private-key", "an encrypted private key",
        "Never upload it. The certificate is another file, which ends with .crt, .cer or .pem."
      )
    case .sshPrivateKey:
      ("ssh-private-key", "a private key for SSH", "SSH keys are of no use here. \(other)")
    case .publicKey:
      ("public-key", "a public key alone", "Developer Console wants it inside a certificate.")
    case .request:
      (
        "request", "a certificate signing request",
        "It has to be signed first; a self-signed certificate is enough for Adobe."
      )
    case .revocationList: ("revocation-list", "a certificate revocation list", other)
    case .pkcs12: ("pkcs12", "a PKCS#12 keystore", other)
    case .pkcs7: ("pkcs7", "a PKCS#7 file", other)
    case .otherPEM(let label): ("other-pem", "PEM of another kind (\(label))", other)
    case .json:
      ("json", "JSON", "What Developer Console hands out as JSON holds no certificate. \(other)")
    case .html:
      (
        "html", "a web page",
        "A sign-in or error page was saved in its place. Sign in and download it again."
      )
    case .text: ("text", "text without a PEM block", other)
    case .binary: ("binary", "binary data of an unknown kind", other)
    }
  }
}
