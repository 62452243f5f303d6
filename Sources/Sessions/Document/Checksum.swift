import COpenSSL
import Values

/// A SHA-256 digest, to notice damage; it does not show who wrote something.
package struct Checksum: Equatable, Sendable {
  /// The digest as 32 bytes.
  package let bytes: [UInt8]

  /// The digest of `data`.
  package static func sha256(_ data: [UInt8]) -> Checksum {
    Checksum(
      bytes: [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
        // A digest that could not be made must never be compared as if it had been.
        guard copenssl_sha256(data, data.count, digest.baseAddress) else {
          fatalError("no SHA-256")
        }
        count = 32
      })
  }

  /// 64 lowercase hexadecimal digits.
  package var hexadecimal: String { Hexadecimal.encoded(bytes) }
}
