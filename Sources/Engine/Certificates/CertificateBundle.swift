import COpenSSL
import FoundationEssentials
import Values

/// The certificates and the private key of a PKCS#12 file.
struct CertificateBundle {
  /// The certificates; that of the private key comes first.
  let certificates: [Certificate]
  /// The private key; nil when the file has none.
  let key: PrivateKey?

  /// Opens a PKCS#12 file.
  init(pkcs12 file: Secret, password: Secret?) throws(CertificateProblem) {
    var failure = copenssl_open_failure()
    let bundle = file.withBytes { bytes in
      PrivateKeyFile.withPassphrase(password) { secret, count in
        copenssl_pkcs12_open(
          bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, secret, count,
          &failure)
      }
    }
    guard let bundle else { throw CertificateProblem(failure, block: nil) }
    defer { copenssl_bundle_free(bundle) }
    certificates = Self.certificates(in: bundle)
    key = copenssl_bundle_take_key(bundle).map(PrivateKey.init)
  }

  /// The certificates of a PKCS#7 file; nil when it has none.
  static func certificates(inPKCS7 der: UnsafeRawBufferPointer) -> [Certificate]? {
    let bytes = der.assumingMemoryBound(to: UInt8.self)
    guard let bundle = copenssl_pkcs7_open(bytes.baseAddress, bytes.count) else { return nil }
    defer { copenssl_bundle_free(bundle) }
    return certificates(in: bundle)
  }

  private static func certificates(
    in bundle: UnsafeMutablePointer<copenssl_bundle>
  ) -> [Certificate] {
    let entries = UnsafeBufferPointer(
      start: bundle.pointee.certificates, count: bundle.pointee.count)
    return entries.compactMap { entry in
      Certificate(
        der: UnsafeRawBufferPointer(start: entry.der, count: entry.length),
        alias: entry.alias.bytes == nil ? nil : entry.alias.line)
    }
  }
}

extension CertificateProblem {
  /// The shim's reason; `block` is where the key is.
  init(_ failure: copenssl_open_failure, block: Int?) {
    self =
      switch failure.reason {
      case .none, .unreadable: .damaged(block: block)
      case .needs_passphrase: .needsPassword
      case .wrong_passphrase: .wrongPassword
      case .unsupported: .unsupportedEncryption
      case .costly: .costly(rounds: failure.rounds, limit: UInt64(COPENSSL_ROUNDS_LIMIT))
      }
  }
}
