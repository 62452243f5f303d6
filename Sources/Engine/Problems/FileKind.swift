/// The kind of content that a file turned out to have.
package enum FileKind: Equatable, Sendable {
  case certificate
  /// A private key in clear.
  case privateKey
  /// A private key behind a passphrase.
  case encryptedPrivateKey
  /// A private key in OpenSSH's own form.
  case sshPrivateKey
  /// A public key without a certificate.
  case publicKey
  /// A certificate signing request.
  case request
  /// A certificate revocation list.
  case revocationList
  /// A PKCS#12 file that lacks what was asked for.
  case pkcs12
  /// A PKCS#7 file that lacks what was asked for.
  case pkcs7
  /// Another PEM block, by its label.
  case otherPEM(label: String)
  /// A JSON document, such as a credential file.
  case json
  /// A web page or XML.
  case html
  /// Text of any other kind.
  case text
  /// Binary data of any other kind.
  case binary
}
