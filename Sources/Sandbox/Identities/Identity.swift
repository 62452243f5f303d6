import CIdentity
import FoundationEssentials
import Values

/// A private key, its certificates, or both.
///
/// `@unchecked Sendable` is correct because the identity is only read after its creation, which
/// OpenSSL allows from several threads.
final class Identity: @unchecked Sendable {
  /// The kind of a key pair.
  enum Kind: Sendable {
    /// The given RSA key, as Adobe's JWT credentials need one.
    case rsa(SigningKey)
    /// A new key on the curve P-256, whose creation takes no noticeable time.
    case p256
  }

  private let identity: OpaquePointer

  /// Creates an RSA key of 2048 bits without a certificate; nil when OpenSSL cannot.
  static func rsaKey() -> Identity? { cidentity_make_key().map { Identity($0) } }

  /// Reads a private RSA key of 2048 bits or more in PEM, without a password; nil for anything else.
  static func rsaKey(pem: [UInt8]) -> Identity? {
    cidentity_read_key(pem, pem.count).map { Identity($0) }
  }

  private init(_ identity: OpaquePointer) {
    self.identity = identity
  }

  /// Creates a certificate for a key, signed by `issuer`, or by itself without one.
  ///
  /// - Parameters:
  ///   - kind: The kind of its key.
  ///   - name: The common name of the subject.
  ///   - alternatives: Subject alternative names in OpenSSL's form, such as `DNS:localhost`.
  ///   - validity: From and to, in seconds since 1970.
  ///   - serial: The serial number; 0 for a random one.
  ///   - isAuthority: Whether it can sign other certificates.
  ///   - issuer: Signs it, with its own private key.
  init?(
    _ kind: Kind, name: String, alternatives: String? = nil, validity: Range<Int>,
    serial: UInt32 = 0, isAuthority: Bool = false, issuer: Identity? = nil
  ) {
    let key: Identity? = if case .rsa(let key) = kind { key.identity } else { nil }
    let made = name.withCString { name in
      (alternatives ?? "").withCString { names in
        var plan = cidentity_plan(
          common_name: name, alternative_names: alternatives == nil ? nil : names,
          not_before: Int64(validity.lowerBound), not_after: Int64(validity.upperBound),
          serial: serial, is_authority: isAuthority, key: key?.identity)
        return cidentity_make(&plan, issuer?.identity)
      }
    }
    guard let made else { return nil }
    identity = made
  }

  /// Reads certificates in PEM or DER; nil when there is none.
  init?(reading bytes: [UInt8]) {
    guard let read = cidentity_read(bytes, bytes.count) else { return nil }
    identity = read
  }

  /// Reads a PKCS#8 key and its chain in PEM or DER; nil when they do not belong together.
  init?(pkcs8 key: [UInt8], chain: [UInt8]) {
    guard let read = cidentity_read_pkcs8(key, key.count, chain, chain.count) else { return nil }
    identity = read
  }

  /// Reads the first key of a PKCS#12 file; nil for a wrong password or a broken file.
  init?(pkcs12 bytes: [UInt8], password: String) {
    guard let read = cidentity_read_pkcs12(bytes, bytes.count, password) else { return nil }
    identity = read
  }

  deinit { cidentity_free(identity) }

  /// The name that the key had in its file.
  var name: String? { cidentity_name(identity).map { String(cString: $0) } }

  /// The private key as PKCS#8 in DER; nil without one.
  var key: Data? { Data(taking: cidentity_key(identity)) }

  /// The certificates in DER, the key's own first.
  var chain: [Data] {
    (0..<cidentity_certificate_count(identity)).compactMap {
      Data(taking: cidentity_certificate(identity, $0))
    }
  }

  /// The first certificate as PEM.
  var certificatePEM: String { Self.text(cidentity_certificate_pem(identity)) }

  /// The private key as PEM; empty for a certificate that was read.
  var keyPEM: String { Self.text(cidentity_key_pem(identity)) }

  /// The public key as PEM.
  var publicPEM: String { Self.text(cidentity_public_pem(identity)) }

  /// The modulus of an RSA key, big-endian; empty for another one.
  var modulus: Data { Data(taking: cidentity_modulus(identity)) ?? Data() }

  /// The public exponent of an RSA key, big-endian; empty for another one.
  var exponent: Data { Data(taking: cidentity_exponent(identity)) ?? Data() }

  /// The SHA-1 digest of the first certificate: 40 hexadecimal digits.
  var fingerprint: String {
    Data(taking: cidentity_fingerprint(identity)).map { Hexadecimal.encoded(Array($0)) } ?? ""
  }

  /// The RS256 signature of the text; nil without a private RSA key.
  func signature(of text: String) -> Data? {
    let bytes = Array(text.utf8)
    return Data(taking: cidentity_sign_sha256(identity, bytes, bytes.count))
  }

  /// Whether its RSA key signed the bytes by RS256.
  func hasSigned(_ bytes: [UInt8], signature: [UInt8]) -> Bool {
    cidentity_verify_sha256(identity, bytes, bytes.count, signature, signature.count)
  }

  private static func text(_ bytes: cidentity_bytes) -> String {
    defer { cidentity_bytes_free(bytes) }
    return String(
      decoding: UnsafeBufferPointer(start: bytes.data, count: bytes.length), as: UTF8.self)
  }
}

extension Data {
  /// Takes bytes over from OpenSSL; nil without bytes.
  init?(taking bytes: cidentity_bytes) {
    guard let start = bytes.data else { return nil }
    self.init(bytes: start, count: bytes.length)
    cidentity_bytes_free(bytes)
  }
}
