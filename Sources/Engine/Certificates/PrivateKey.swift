import COpenSSL

/// A private key, which never leaves OpenSSL's memory.
///
/// `@unchecked Sendable` is safe because the key is never written after its creation, and OpenSSL
/// allows several threads to sign with one key.
package final class PrivateKey: @unchecked Sendable {
  private let key: OpaquePointer

  /// Takes over a key of the shim.
  init(_ key: OpaquePointer) {
    self.key = key
  }

  deinit { copenssl_key_free(key) }

  /// The kind of key.
  package var type: Certificate.KeyType { Certificate.KeyType(copenssl_key_get_type(key)) }

  /// Its size in bits.
  package var bits: Int { Int(copenssl_key_bits(key)) }

  /// Signs as RS256 says (RFC 7518, 3.3).
  ///
  /// - Throws: `cannotSign` when it is no RSA key.
  package func sign(_ data: [UInt8]) throws(CertificateProblem) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: copenssl_key_signature_length(key))
    guard copenssl_key_sign_sha256(key, data, data.count, &signature) else { throw .cannotSign }
    return signature
  }

  /// Whether the certificate carries the public half of this key.
  package func matches(_ certificate: Certificate) -> Bool {
    copenssl_key_matches(key, certificate.der, certificate.der.count)
  }
}
