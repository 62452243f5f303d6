import FoundationEssentials

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
