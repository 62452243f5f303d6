import COpenSSL

/// A certificate, with its private key when it was made here.
///
/// `@unchecked Sendable` holds because the identity is only read after its making, which OpenSSL
/// allows from several threads.
final class CertificateIdentity: @unchecked Sendable {
  /// The kind of a key pair.
  enum Kind: Sendable {
    /// RSA with 2048 bits, as Adobe's JWT credentials need it.
    case rsa
    /// The curve P-256, which is made at once.
    case p256
  }

  private static let textLimit = 8192

  private let identity: OpaquePointer

  /// Makes a key pair with a certificate, signed by `issuer`, or by itself without one.
  ///
  /// - Parameters:
  ///   - name: The common name of the subject.
  ///   - alternatives: Subject alternative names in OpenSSL's form, such as `DNS:localhost`.
  ///   - validity: From and to, in seconds since 1970.
  init?(
    _ kind: Kind, name: String, alternatives: String? = nil, validity: Range<Int>,
    isAuthority: Bool = false, issuer: CertificateIdentity? = nil
  ) {
    let made = name.withCString { name in
      (alternatives ?? "").withCString { names in
        var plan = copenssl_certificate_plan(
          common_name: name, alternative_names: alternatives == nil ? nil : names,
          not_before: Int64(validity.lowerBound), not_after: Int64(validity.upperBound),
          is_authority: isAuthority, is_rsa: kind == .rsa)
        return copenssl_identity_make(&plan, issuer?.identity)
      }
    }
    guard let made else { return nil }
    identity = made
  }

  /// Reads a certificate in PEM or DER; nil for anything else.
  init?(reading bytes: [UInt8]) {
    guard let read = copenssl_identity_read(bytes, bytes.count) else { return nil }
    identity = read
  }

  deinit { copenssl_identity_free(identity) }

  /// The certificate as PEM.
  var certificatePEM: String {
    Self.text { copenssl_identity_certificate_pem(identity, $0, Self.textLimit) }
  }

  /// The private key as PEM; empty for a certificate that was read.
  var keyPEM: String { Self.text { copenssl_identity_key_pem(identity, $0, Self.textLimit) } }

  /// The SHA-1 digest of the certificate: 40 hexadecimal digits.
  var fingerprint: String {
    var digest = [UInt8](repeating: 0, count: Int(COPENSSL_SHA1_LENGTH))
    guard copenssl_identity_fingerprint(identity, &digest) else { return "" }
    return Hexadecimal.encoded(digest)
  }

  /// When the certificate ends, in milliseconds since 1970.
  var notAfter: Int {
    var seconds: Int64 = 0
    return copenssl_identity_not_after(identity, &seconds) ? Int(seconds) * 1000 : 0
  }

  /// Whether this certificate's RSA key has signed the text as RS256 says.
  func hasSigned(_ text: String, signature: [UInt8]) -> Bool {
    let bytes = Array(text.utf8)
    return copenssl_identity_verify_sha256(
      identity, bytes, bytes.count, signature, signature.count)
  }

  private static func text(_ write: (UnsafeMutablePointer<CChar>) -> Int) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: textLimit) { buffer in
      guard let base = buffer.baseAddress else { return "" }
      defer { copenssl_cleanse(base, textLimit) }
      let length = write(base)
      return String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }
}
