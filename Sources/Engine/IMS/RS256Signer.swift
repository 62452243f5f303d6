/// A private key that can sign: RSASSA-PKCS1-v1_5 over SHA-256, which is RS256 in a JWT (RFC 7518,
/// section 3.3).
package protocol RS256Signer: Sendable {
  /// The signature of a message; nil when the key cannot make one.
  func rs256Signature(of message: [UInt8]) -> [UInt8]?
}

extension PrivateKey: RS256Signer {
  /// The signature of a message; nil when it is no RSA key.
  package func rs256Signature(of message: [UInt8]) -> [UInt8]? {
    try? sign(message)
  }
}
