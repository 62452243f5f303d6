extension ProblemText {
  /// A keystore cannot be read or changed.
  static func keystore(_ problem: KeystoreProblem) -> ProblemText {
    switch problem {
    case .noSuchUser(let user):
      return ProblemText(
        "keystore.user",
        "The keystore of the user \(user) should be readable, but no such user can be seen.",
        "Check the user's id under Tools > Security > Users.",
        "Log in as a member of the group administrators: others do not see service users.")
    case .noStore(let user):
      return ProblemText(
        "keystore.none", "The user \(user) has no keystore.",
        "Create it: Tools > Security > Users, the user, tab Keystore, Create KeyStore.")
    case .notConfirmed(let alias):
      return ProblemText(
        "keystore.not-confirmed",
        "A private key that is removed cannot be brought back, so the alias has to be typed to "
          + "agree. Nothing was sent.",
        "Type \(alias) as the confirmation.")
    case .file(let path, let problem): return certificateFile(path, problem)
    case .noKeyPair(let path):
      return ProblemText(
        "keystore.no-key-pair",
        "A PKCS#12 file with a certificate and its private key is needed; \(path) has no key.",
        "Export certificate and private key together, as .p12 or .pfx.",
        "When the private key is in a file of its own, give both files: key and certificates.")
    case .keyMismatch(let key, let chain):
      return ProblemText(
        "keystore.mismatch",
        "The first certificate in \(chain) is not that of the private key in \(key).",
        "Give the files that were made together; the key's own certificate has to come first.")
    case .notRemoved(let alias):
      return ProblemText(
        "keystore.not-removed",
        "AEM was asked to remove the entry \(alias), and it is still there. The new key pair was "
          + "not sent.",
        "Remove it by hand: Tools > Security > Users, the user, tab Keystore.",
        "Look in AEM's error.log for the reason.")
    case .refused(let home, let status, let message):
      let isPassword = message.lowercased().contains("password")
      return ProblemText(
        "keystore.refused",
        "AEM refused the change of the keystore below \(home) (\(status))\(said(message)).",
        isPassword
          ? "Check the password of the keystore, and that of the file."
          : "Run the step again: it starts by looking at what is there.",
        "Look in AEM's error.log for the reason.")
    }
  }
}
