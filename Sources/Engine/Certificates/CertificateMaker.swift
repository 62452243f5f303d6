import COpenSSL
import FoundationEssentials
import Values

/// Creates RSA key pairs with self-signed certificates.
package enum CertificateMaker {
  /// Creates a pair whose certificate is valid from `now` on.
  ///
  /// SHA-256, version 3, a random serial number, key usage digital signature, and the common name
  /// as a subject alternative name when it is a host.
  package static func make(
    _ request: KeyPairRequest, now: Date
  ) throws(CertificateProblem) -> KeyPair {
    let start = Int64(now.timeIntervalSince1970.rounded(.down))
    let made = request.commonName.withCString { name in
      request.alias.withCString { alias in
        PrivateKeyFile.withPassphrase(request.password) { password, count in
          var wanted = copenssl_pair_request(
            common_name: name, is_host: request.isHost, not_before: start,
            not_after: start + Int64(request.days) * 86_400, bits: UInt32(request.bits),
            alias: alias, password: password, password_length: count)
          return copenssl_pair_make(&wanted)
        }
      }
    }
    guard let made else { throw .notMade }
    defer { copenssl_pair_free(made) }
    return KeyPair(
      certificate: Array(made.pointee.certificate.buffer),
      privateKey: Array(made.pointee.private_key.buffer), store: Array(made.pointee.store.buffer))
  }
}
