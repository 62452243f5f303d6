/// Why a certificate or a private key cannot be read, or a key pair cannot be created.
///
/// Closed: the words are in `Screens/words/problems.json`.
package enum CertificateProblem: Error, Equatable, Sendable {
  /// The file cannot be opened or read; the system's reason.
  case unreadable(reason: String)
  /// It is a folder.
  case directory
  /// It is a device, a pipe or a socket.
  case notAFile
  /// It has more bytes than such a file ever has.
  case tooLarge(limit: Int)
  /// There is nothing in it, or white space alone.
  case empty
  /// It is something else than what was asked for.
  case wrongKind(expected: Expected, found: FileKind)
  /// It ends in the middle; `block` is the number of its PEM block, where it is PEM.
  case truncated(block: Int?)
  /// It has the frame of what it should be, and what is inside cannot be read.
  case damaged(block: Int?)
  /// It is encrypted, and no password was entered.
  case needsPassword
  /// It is encrypted with another password, or damaged.
  case wrongPassword
  /// It is encrypted in a way that OpenSSL does not know.
  case unsupportedEncryption
  /// Deriving the key of its encryption takes more rounds than it is opened with.
  case costly(rounds: UInt64, limit: UInt64)
  /// The key is no RSA key, and so cannot sign for Adobe.
  case cannotSign
  /// A new certificate cannot have this.
  case request(KeyPairRequest.Flaw)
  /// OpenSSL could not create the key pair.
  case notMade
  /// The file exists; nothing is ever overwritten.
  case exists(path: String)
  /// The folder belongs to somebody else, or others may write in it.
  case openFolder(path: String)
  /// A file or folder cannot be written; the system's reason.
  case unwritable(path: String, reason: String)

  /// The kind of content that a file was read for.
  package enum Expected: Equatable, Sendable {
    /// An X.509 certificate in any form.
    case certificate
    /// A private key in any form.
    case privateKey
  }
}
