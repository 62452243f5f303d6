import COpenSSL

/// A flaw in a certificate that OpenSSL lets pass, and AEM's Java may not.
package enum CertificateFlaw: String, CaseIterable, Sendable {
  /// The subject or the issuer contains a value that is no text.
  case name
  /// The issuer is empty.
  case emptyIssuer
  /// The subject is empty, and there is no subject alternative name.
  case emptySubject
  /// A date is not written as RFC 5280 wants it.
  case date
  /// The same extension appears there twice.
  case duplicateExtension
  /// A subject alternative name is malformed.
  case alternativeName
  /// Another extension is malformed.
  case malformedExtension
  /// An extension is critical and unknown.
  case unknownCriticalExtension
  /// There are extensions, and the version is not 3.
  case extensionsBeforeVersion3
  /// The signature algorithm appears there twice, and differs.
  case signatureAlgorithm
  /// Bytes follow the certificate.
  case trailingBytes
  /// The encoding is not DER.
  case notDER
  /// The public key cannot be read.
  case key
  /// The RSA exponent is even or smaller than 3.
  case exponent
  /// The serial number has more than 20 bytes.
  case longSerial

  /// Its bit in the shim's answer.
  var bit: UInt32 {
    let value =
      switch self {
      case .name: COPENSSL_FLAW_NAME
      case .emptyIssuer: COPENSSL_FLAW_EMPTY_ISSUER
      case .emptySubject: COPENSSL_FLAW_EMPTY_SUBJECT
      case .date: COPENSSL_FLAW_DATE
      case .duplicateExtension: COPENSSL_FLAW_DUPLICATE_EXTENSION
      case .alternativeName: COPENSSL_FLAW_ALTERNATIVE_NAME
      case .malformedExtension: COPENSSL_FLAW_EXTENSION
      case .unknownCriticalExtension: COPENSSL_FLAW_UNKNOWN_CRITICAL
      case .extensionsBeforeVersion3: COPENSSL_FLAW_EXTENSIONS_BEFORE_V3
      case .signatureAlgorithm: COPENSSL_FLAW_SIGNATURE_ALGORITHM
      case .trailingBytes: COPENSSL_FLAW_TRAILING_BYTES
      case .notDER: COPENSSL_FLAW_NOT_DER
      case .key: COPENSSL_FLAW_KEY
      case .exponent: COPENSSL_FLAW_EXPONENT
      case .longSerial: COPENSSL_FLAW_LONG_SERIAL
      }
    return UInt32(value)
  }

  /// The flaws whose bits are set.
  static func all(in bits: UInt32) -> Set<CertificateFlaw> {
    Set(allCases.filter { bits & $0.bit != 0 })
  }
}
