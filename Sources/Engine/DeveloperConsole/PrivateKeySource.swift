import Values

/// The place of the private key of a service account.
enum PrivateKeySource: Sendable {
  /// In the file itself: PEM with real line breaks.
  case pem(Secret)
  /// The path of another file, as the document has it.
  case path(String)
}
