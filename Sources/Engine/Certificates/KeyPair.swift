/// A new key pair in the forms in which it is written; the private halves are encrypted.
package struct KeyPair: Sendable {
  /// The certificate, PEM: what Developer Console takes.
  package let certificate: [UInt8]
  /// The private key, PEM: PKCS#8 under AES-256-CBC and PBKDF2 with HMAC-SHA-256.
  package let privateKey: [UInt8]
  /// Both in a PKCS#12 keystore with the alias: what AEM takes.
  package let store: [UInt8]
}
