import FoundationEssentials

/// Something about a certificate that a person should know before AEM or Adobe finds it.
package enum CertificateFinding: Equatable, Sendable {
  /// It has expired; `notAfter`.
  case expired(Date)
  /// Its validity has not begun.
  case notYetValid(Date)
  /// It expires within ``CertificateFindings/warningDays``.
  case expiresSoon(daysLeft: Int)
  /// Its validity ends before it begins.
  case reversedDates
  /// A date cannot be read.
  case unreadableDates
  /// Its key is no RSA key; the name of what it is.
  case notRSA(algorithm: String)
  /// The private key belongs to another certificate.
  case keyDoesNotFit
  /// It names itself as the issuer, and its key did not sign it.
  case wrongSelfSignature
  /// Its RSA key is shorter than ``CertificateFindings/keyBits``.
  case shortKey(bits: Int)
  /// Its signature uses MD5 or older; the algorithm.
  case brokenDigest(algorithm: String)
  /// Its signature uses SHA-1; the algorithm.
  case oldDigest(algorithm: String)
  /// Its version is not 3.
  case version(Int)
  /// Its serial number is zero or negative.
  case serialNotPositive
  /// OpenSSL lets it pass, others may not.
  case flaw(CertificateFlaw)
  /// The file has other text or another encoding around the certificate.
  case surroundings
  /// The file contains the private key too.
  case privateKeyInFile

  /// The weight of a finding.
  package enum Severity: String, Comparable, Sendable {
    /// Worth knowing; it stops nothing.
    case notice
    /// AEM's Java or Developer Console may refuse it.
    case mayRefuse = "may-refuse"
    /// It will not work.
    case failure

    /// Orders by how bad they are.
    package static func < (one: Severity, other: Severity) -> Bool { one.rank < other.rank }

    private var rank: Int {
      switch self {
      case .notice: 0
      case .mayRefuse: 1
      case .failure: 2
      }
    }
  }

  /// The weight of the finding.
  package var severity: Severity {
    switch self {
    case .expired, .notYetValid, .reversedDates, .unreadableDates, .notRSA, .keyDoesNotFit: .failure
    case .wrongSelfSignature, .shortKey, .brokenDigest, .oldDigest, .version, .serialNotPositive,
      .flaw, .surroundings:
      .mayRefuse
    case .expiresSoon, .privateKeyInFile: .notice
    }
  }
}
