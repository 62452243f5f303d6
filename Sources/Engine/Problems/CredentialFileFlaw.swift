import Values

/// Why a file is no usable OAuth Server-to-Server credential.
package enum CredentialFileFlaw: Error, Equatable, Sendable {
  /// The file cannot be opened or read; the system's reason.
  case unreadable(reason: String)
  /// A directory in place of a file.
  case directory
  /// A device, a pipe or a socket.
  case notAFile
  /// More than this many bytes.
  case tooLarge(limit: Int)
  /// No bytes at all.
  case empty
  /// HTML, such as a page that a browser saved.
  case webPage
  /// A ZIP archive, by its first four bytes.
  case archive
  /// A private key in PEM.
  case privateKey
  /// A certificate in PEM.
  case certificate
  /// No JSON, why and where; nil when it is JSON and no object.
  case notJSON(JSONFlaw?)
  /// An environment of Postman, exported from Developer Console.
  case postmanEnvironment
  /// JSON without any credential that is known here.
  case noCredential
  /// A service account (JWT) credential.
  case serviceAccount
  /// The service token of AEM as a Cloud Service.
  case serviceToken
  /// Several; one must be named.
  case several(names: [String])
  /// None of that name.
  case noneNamed(String, names: [String])
  /// A member that must be there is not.
  case missing(member: String)
}
