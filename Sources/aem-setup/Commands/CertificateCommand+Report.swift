import Engine
import FoundationEssentials
import Values

/// The report of `certificate inspect` about a file.
struct CertificateReport {
  private let file: CertificateFile
  private let path: String
  private let key: PrivateKey?
  private let now: Date
  private let findings: CertificateFindings

  /// A report on a file, compared with the private key when there is one.
  init(_ file: CertificateFile, path: String, key: PrivateKey?, now: Date) {
    self.file = file
    self.path = path
    self.key = key
    self.now = now
    findings = CertificateFindings(now: now)
  }

  /// The findings about one certificate.
  ///
  /// With several certificates in a file, the key belongs to one of them, so it is compared with
  /// the others only when it matches none.
  private func findings(_ certificate: Certificate) -> [CertificateFinding] {
    let isForKey = file.certificates.count == 1 || !hasMatch
    return findings.findings(certificate, key: isForKey ? key : nil)
  }

  private var hasMatch: Bool {
    file.certificates.contains { key?.matches($0) == true }
  }

  /// The severity of the worst finding; nil when there is none.
  var worst: CertificateFinding.Severity? {
    (findings.findings(file) + file.certificates.flatMap(findings)).map(\.severity).max()
  }

  /// The lines for a person.
  var lines: [String] {
    let count = file.certificates.count
    var lines = [
      "\(TerminalText.line(path)): \(file.form.rawValue),"
        + " \(count) certificate\(count == 1 ? "" : "s")"
    ]
    lines += findings.findings(file).map(line)
    for (index, certificate) in file.certificates.enumerated() {
      lines += count == 1 ? [""] : ["", "Certificate \(index + 1) of \(count)"]
      lines += rows(certificate).map { name, value in
        "  " + name + String(repeating: " ", count: 14 - name.count) + value
      }
      lines += findings(certificate).map(line)
    }
    return lines
  }

  private func rows(_ certificate: Certificate) -> [(String, String)] {
    var rows: [(String, String)] = []
    if let alias = certificate.alias { rows.append(("Alias", alias)) }
    rows += [
      ("Subject", certificate.subject), ("Issuer", issuer(certificate)),
      ("Serial", "\(certificate.serialHexadecimal) (\(certificate.serialDecimal))"),
      ("Valid from", certificate.notBefore?.utc ?? "unreadable"),
      ("Valid until", end(certificate)),
      ("Key", "\(certificate.keyAlgorithm), \(certificate.keyBits) bits"),
      ("Signature", certificate.signatureAlgorithm),
    ]
    if !certificate.alternativeNames.isEmpty {
      let names = certificate.alternativeNames.map { "\($0.kind.rawValue):\($0.value)" }
      rows.append(("Names", names.joined(separator: ", ")))
    }
    rows += [
      ("SHA-1", certificate.sha1 + "  as Developer Console shows it"),
      ("SHA-256", certificate.sha256),
    ]
    if let key {
      rows.append(("Private key", key.matches(certificate) ? "belongs to it" : "does not fit"))
    }
    return rows
  }

  private func issuer(_ certificate: Certificate) -> String {
    certificate.selfSignature == .valid
      ? "\(certificate.issuer)  (self-signed)" : certificate.issuer
  }

  private func end(_ certificate: Certificate) -> String {
    guard let end = certificate.notAfter else { return "unreadable" }
    guard certificate.isValid(at: now), let days = certificate.daysLeft(at: now) else {
      return end.utc
    }
    return "\(end.utc)  (\(days) day\(days == 1 ? "" : "s") left)"
  }

  private func line(_ finding: CertificateFinding) -> String {
    let head =
      switch finding.severity {
      case .failure: "Will not work"
      case .mayRefuse: "AEM may refuse"
      case .notice: "Note"
      }
    return "  ! \(head): \(finding.sentence)"
  }

  /// The report as `certificate inspect --json` prints it.
  var document: JSONValue {
    [
      "file": .string(path), "form": .string(file.form.rawValue),
      "holdsPrivateKey": .bool(file.holdsPrivateKey),
      "result": .string(worst?.rawValue ?? "good"),
      "findings": .array(findings.findings(file).map(document)),
      "certificates": .array(file.certificates.map(document)),
    ]
  }

  private func document(_ certificate: Certificate) -> JSONValue {
    [
      "alias": certificate.alias.map { .string($0) } ?? .null,
      "version": .integer(certificate.version), "subject": .string(certificate.subject),
      "issuer": .string(certificate.issuer),
      "serial": [
        "hexadecimal": .string(certificate.serialHexadecimal),
        "decimal": .string(certificate.serialDecimal),
      ],
      "notBefore": date(certificate.notBefore), "notAfter": date(certificate.notAfter),
      "daysLeft": certificate.daysLeft(at: now).map { .integer($0) } ?? .null,
      "key": [
        "algorithm": .string(certificate.keyAlgorithm), "bits": .integer(certificate.keyBits),
      ],
      "signatureAlgorithm": .string(certificate.signatureAlgorithm),
      "selfSigned": .bool(certificate.selfSignature == .valid),
      "names": .array(
        certificate.alternativeNames.map {
          ["kind": .string($0.kind.rawValue), "value": .string($0.value)]
        }),
      "sha1": .string(certificate.sha1), "sha256": .string(certificate.sha256),
      "matchesKey": key.map { .bool($0.matches(certificate)) } ?? .null,
      "findings": .array(findings(certificate).map(document)),
    ]
  }

  private func date(_ date: Date?) -> JSONValue {
    date.map { .string($0.formatted(.iso8601)) } ?? .null
  }

  private func document(_ finding: CertificateFinding) -> JSONValue {
    [
      "code": .string(finding.code), "severity": .string(finding.severity.rawValue),
      "sentence": .string(finding.sentence),
    ]
  }
}
