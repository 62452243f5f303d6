public import Values

/// Whoever holds a private key and can sign with it: RSASSA-PKCS1-v1_5 over SHA-256, which is RS256
/// in a JWT (RFC 7518, section 3.3).
public protocol RS256Signer: Sendable {
  /// The signature of a message; nil when the key cannot make one.
  func rs256Signature(of message: [UInt8]) -> [UInt8]?
}

/// Makes a signer of a private key in PEM.
///
/// - Parameters:
///   - pem: the key's text.
///   - passphrase: for a key that is encrypted.
/// - Returns: nil when the text is no RSA key that this passphrase opens.
public typealias SignerLoading =
  @Sendable (_ pem: Secret, _ passphrase: Secret?) -> (any RS256Signer)?
