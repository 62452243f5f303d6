import COpenSSL
import Values

/// Tells whether two secrets are the same one without keeping either.
///
/// HMAC-SHA256 under a key that is random for each session, cut to 16 hexadecimal digits: enough to
/// recognize a secret again, useless to find it.
enum SecretFingerprint {
  /// The fingerprint of a secret.
  static func of(_ secret: Secret, key: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    let isMade = secret.withBytes { bytes in
      copenssl_hmac_sha256(
        key, key.count, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count,
        &digest)
    }
    // A digest that could not be made must never be compared as if it had been.
    guard isMade else { fatalError("no HMAC-SHA-256") }
    return Hexadecimal.encoded(digest.prefix(8))
  }
}
