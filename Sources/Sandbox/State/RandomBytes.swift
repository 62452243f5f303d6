import CIdentity
import Values

/// Unpredictable bytes from OpenSSL, for keys and nonces.
enum RandomBytes {
  /// Creates a number of bytes; nil when OpenSSL has none.
  static func make(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return cidentity_random(&bytes, count) ? bytes : nil
  }
}

/// SHA-256 digests and HMAC-SHA-256 codes, by OpenSSL.
enum Digest {
  /// The SHA-256 digest of bytes: 64 hexadecimal digits.
  static func hexadecimal(of bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: Int(CIDENTITY_SHA256_LENGTH))
    // It fails only when memory is short.
    _ = cidentity_sha256(bytes, bytes.count, &digest)
    return Hexadecimal.encoded(digest)
  }

  /// The HMAC-SHA-256 of bytes under a key: 32 bytes.
  static func code(of bytes: [UInt8], key: [UInt8]) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: Int(CIDENTITY_SHA256_LENGTH))
    _ = cidentity_hmac_sha256(key, key.count, bytes, bytes.count, &code)
    return code
  }
}
