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

/// Finds what speaks against a certificate.
package struct CertificateFindings {
  /// Adobe mails a warning this many days before a certificate expires.
  package static let warningDays = 30
  /// The RSA key size of Adobe's own recipes.
  package static let keyBits = 2048

  private let now: Date

  /// Findings as of `now`.
  package init(now: Date) {
    self.now = now
  }

  /// Everything about one certificate, the worst first.
  ///
  /// `key` is the private key that should belong to it.
  package func findings(
    _ certificate: Certificate, key: PrivateKey? = nil
  ) -> [CertificateFinding] {
    var found = validity(of: certificate)
    found += cryptography(of: certificate)
    if let key, !key.matches(certificate) { found.append(.keyDoesNotFit) }
    if certificate.version != 3 { found.append(.version(certificate.version)) }
    let serial = certificate.serialDecimal
    if serial == "0" || serial.isEmpty || serial.hasPrefix("-") {
      found.append(.serialNotPositive)
    }
    found += CertificateFlaw.allCases.filter(certificate.flaws.contains).map { .flaw($0) }
    return worstFirst(found)
  }

  /// Everything about the file itself, the worst first.
  package func findings(_ file: CertificateFile) -> [CertificateFinding] {
    var found: [CertificateFinding] = []
    if !file.isPlain { found.append(.surroundings) }
    if file.holdsPrivateKey, file.form != .pkcs12 { found.append(.privateKeyInFile) }
    return worstFirst(found)
  }

  private func validity(of certificate: Certificate) -> [CertificateFinding] {
    guard let notBefore = certificate.notBefore, let notAfter = certificate.notAfter else {
      return [.unreadableDates]
    }
    if notAfter < notBefore { return [.reversedDates] }
    if now < notBefore { return [.notYetValid(notBefore)] }
    if now > notAfter { return [.expired(notAfter)] }
    let left = notAfter.timeIntervalSince(now)
    guard left <= Double(Self.warningDays) * Certificate.day else { return [] }
    return [.expiresSoon(daysLeft: Int(left / Certificate.day))]
  }

  private func cryptography(of certificate: Certificate) -> [CertificateFinding] {
    var found: [CertificateFinding] = []
    if certificate.keyType != .rsa {
      found.append(.notRSA(algorithm: certificate.keyAlgorithm))
    } else if certificate.keyBits > 0, certificate.keyBits < Self.keyBits {
      found.append(.shortKey(bits: certificate.keyBits))
    }
    switch certificate.signatureDigest {
    case .md: found.append(.brokenDigest(algorithm: certificate.signatureAlgorithm))
    case .sha1: found.append(.oldDigest(algorithm: certificate.signatureAlgorithm))
    case .other: break
    }
    if certificate.selfSignature == .wrong { found.append(.wrongSelfSignature) }
    return found
  }

  private func worstFirst(_ found: [CertificateFinding]) -> [CertificateFinding] {
    found.enumerated().sorted { one, other in
      (other.element.severity, one.offset) < (one.element.severity, other.offset)
    }.map(\.element)
  }
}
