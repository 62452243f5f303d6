import FoundationEssentials

/// The facts that an X.509 certificate states about itself.
///
/// Texts are cleaned with `TerminalText`: a certificate can carry anything.
package struct Certificate: Equatable, Sendable {
  /// The kind of key that a certificate is for.
  package enum KeyType: Equatable, Sendable {
    /// RSA, the only kind that signs RS256.
    case rsa
    /// RSA that is bound to PSS signatures.
    case rsaPSS
    /// An elliptic curve other than the Edwards curves.
    case ec
    case dsa
    case ed25519
    case ed448
    /// A key of any other algorithm, named by ``keyAlgorithm``.
    case other
  }

  /// The relation between its signature and its own key.
  package enum SelfSignature: Equatable, Sendable {
    /// Another certificate's key signed it.
    case none
    /// Its own key signed it.
    case valid
    /// It names itself as the issuer, and its key did not sign it.
    case wrong
    /// It names itself as the issuer, and OpenSSL does not know the algorithm.
    case unknown
  }

  /// The strength of the digest in its signature.
  package enum SignatureDigest: Equatable, Sendable {
    /// SHA-2 or better, or an algorithm without a digest of its own.
    case other
    /// MD2, MD4 or MD5.
    case md
    /// SHA-1, reported as ``CertificateFinding/oldDigest(algorithm:)``.
    case sha1
  }

  /// The encoding, as it was read.
  package let der: [UInt8]
  /// The friendly name in a PKCS#12 file, which keystores call alias.
  package let alias: String?
  /// 1, 2 or 3; another number where the certificate is wrong.
  package let version: Int
  /// The subject, as RFC 2253 writes it, such as `CN=author.example.com,O=Example`.
  package let subject: String
  /// The issuer, in the same form.
  package let issuer: String
  /// The serial number, uppercase hexadecimal, with a sign where it is negative.
  package let serialHexadecimal: String
  /// The serial number, decimal.
  package let serialDecimal: String
  /// The first second in which it is valid; nil where it cannot be read.
  package let notBefore: Date?
  /// The last second in which it is valid; nil where it cannot be read.
  package let notAfter: Date?
  /// The kind of its key.
  package let keyType: KeyType
  /// The name of the key's algorithm, such as `rsaEncryption`, or its object identifier.
  package let keyAlgorithm: String
  /// The size of its key; 0 where the key cannot be read.
  package let keyBits: Int
  /// The name of the signature's algorithm, such as `sha256WithRSAEncryption`.
  package let signatureAlgorithm: String
  /// The strength of the signature's digest.
  package let signatureDigest: SignatureDigest
  /// Whether it is self-signed.
  package let selfSignature: SelfSignature
  /// The subject alternative names, in their order.
  package let alternativeNames: [AlternativeName]
  /// SHA-1 over the encoding, lowercase hexadecimal without colons: what Developer Console shows,
  /// and the key of `PUBLIC_KEYS_WITH_EXPIRY`.
  package let sha1: String
  /// SHA-256 over the encoding, lowercase hexadecimal.
  package let sha256: String
  /// The flaws that OpenSSL lets pass and others may not.
  package let flaws: Set<CertificateFlaw>
}

extension Certificate {
  /// Seconds in a day.
  static let day = 86_400.0

  /// The whole days until the last valid second, rounded down: negative once it has expired.
  package func daysLeft(at now: Date) -> Int? {
    notAfter.map { Int(($0.timeIntervalSince(now) / Self.day).rounded(.down)) }
  }

  /// Whether `now` is in its validity; both ends are part of it (RFC 5280, 4.1.2.5).
  package func isValid(at now: Date) -> Bool {
    guard let notBefore, let notAfter else { return false }
    return notBefore <= now && now <= notAfter
  }
}
