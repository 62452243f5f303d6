import Foundation
import Testing
import Values

@testable import Engine

/// The findings about a certificate, and the second from which each of them applies.
@Suite struct CertificateFindingsTests {
  private let scratch: CertificateScratch
  private let certificate: Certificate

  init() throws {
    scratch = try CertificateScratch()
    certificate = try CertificateSample.certificate(try #require(CertificateSample.pair))
  }

  private func findings(at offset: TimeInterval, from date: Date?) throws -> [CertificateFinding] {
    let now = try #require(date).addingTimeInterval(offset)
    return CertificateFindings(now: now).findings(certificate)
  }

  @Test func theEndIsExactToTheSecond() throws {
    let end = try #require(certificate.notAfter)
    let day = 86_400.0
    #expect(try findings(at: -31 * day, from: end) == [])
    #expect(try findings(at: -30 * day - 1, from: end) == [])
    #expect(try findings(at: -30 * day, from: end) == [.expiresSoon(daysLeft: 30)])
    #expect(try findings(at: -30 * day + 1, from: end) == [.expiresSoon(daysLeft: 29)])
    #expect(try findings(at: -1, from: end) == [.expiresSoon(daysLeft: 0)])
    #expect(try findings(at: 0, from: end) == [.expiresSoon(daysLeft: 0)])
    #expect(try findings(at: 1, from: end) == [.expired(end)])
    #expect(certificate.daysLeft(at: end) == 0)
    #expect(certificate.daysLeft(at: end.addingTimeInterval(1)) == -1)
    #expect(certificate.daysLeft(at: end.addingTimeInterval(-day)) == 1)
    #expect(certificate.daysLeft(at: end.addingTimeInterval(-day + 1)) == 0)
    #expect(certificate.daysLeft(at: CertificateSample.start) == 365)
  }

  @Test func theBeginningIsExactToTheSecond() throws {
    let start = try #require(certificate.notBefore)
    #expect(try findings(at: -1, from: start) == [.notYetValid(start)])
    #expect(try findings(at: 0, from: start) == [])
    #expect(certificate.isValid(at: start))
    #expect(!certificate.isValid(at: start.addingTimeInterval(-1)))
  }

  /// The ends of years with two digits, until 2049, and with four, from 2050 (RFC 5280, 4.1.2.5).
  @Test(arguments: [
    (2_493_072_000.0, "2049-01-01", "2050-01-01"),
    (2_524_608_000, "2050-01-01", "2051-01-01"),
    (951_782_400, "2000-02-29", "2001-02-28"),
  ])
  func datesOfEveryCenturyAreRead(_ seconds: Double, _ first: String, _ last: String) throws {
    let now = Date(timeIntervalSince1970: seconds)
    let pair = try CertificateSample.make("a", days: 365, from: now)
    let made = try CertificateSample.certificate(pair)
    #expect(made.notBefore == now)
    #expect(made.notBefore?.formatted(.iso8601) == "\(first)T00:00:00Z")
    #expect(made.notAfter?.formatted(.iso8601) == "\(last)T00:00:00Z")
    #expect(made.flaws.isEmpty)
  }

  private func made(_ arguments: String...) throws -> Certificate {
    try scratch.write(RFC7515.key, "key.pem")
    let bytes = try scratch.openssl(["req", "-x509", "-subj", "/CN=a"] + arguments)
    return try CertificateReader.read(Secret(copying: bytes)).certificates[0]
  }

  private func codes(_ certificate: Certificate) -> [String] {
    CertificateFindings(now: Date()).findings(certificate).map(\.code)
      .filter { $0 != "certificate.expires-soon" }
  }

  @Test func weakKeysAndSignaturesAreFlagged() throws {
    let new = ["-nodes", "-keyout", "/dev/null", "-newkey"]
    func with(_ arguments: [String]) throws -> [String] {
      let bytes = try scratch.openssl(["req", "-x509", "-subj", "/CN=a"] + arguments)
      return codes(try CertificateReader.read(Secret(copying: bytes)).certificates[0])
    }
    #expect(try with(new + ["rsa:2048"]) == [])
    #expect(try with(new + ["rsa:1024"]) == ["certificate.short-key"])
    #expect(
      try with(new + ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]) == ["certificate.not-rsa"])
    #expect(try with(new + ["ed25519"]) == ["certificate.not-rsa"])
    #expect(try with(new + ["rsa-pss"]) == ["certificate.not-rsa"])
    #expect(try codes(made("-key", "key.pem", "-sha1")) == ["certificate.old-digest"])
    #expect(try codes(made("-key", "key.pem", "-md5")) == ["certificate.broken-digest"])
  }

  @Test func strangeNumbersAreFlagged() throws {
    #expect(
      try codes(made("-key", "key.pem", "-set_serial", "0")) == ["certificate.serial"])
    #expect(
      try codes(made("-key", "key.pem", "-set_serial", "-5")) == ["certificate.serial"])
    let long = "0x" + String(repeating: "F", count: 42)
    #expect(
      try codes(made("-key", "key.pem", "-set_serial", long)) == ["certificate.long-serial"])
  }

  @Test func malformedExtensionsAreFlagged() throws {
    // A sequence with a name of an unknown tag, an address of three bytes, an unknown extension.
    let cases = [
      ("subjectAltName=DER:30028A00", "certificate.alternative-name"),
      ("subjectAltName=DER:30058703010203", "certificate.alternative-name"),
      ("subjectAltName=DER:3000", "certificate.alternative-name"),
      ("1.2.3.4=critical,DER:0500", "certificate.unknown-critical-extension"),
      ("keyUsage=DER:0500", "certificate.malformed-extension"),
    ]
    for (value, code) in cases {
      let certificate = try made("-key", "key.pem", "-addext", value)
      #expect(codes(certificate).contains(code), "\(value)")
      let finding = CertificateFindings(now: Date()).findings(certificate).first { $0.code == code }
      #expect(finding?.severity == .mayRefuse)
    }
  }

  @Test func everyFindingHasWords() {
    let date = CertificateSample.start
    let all: [CertificateFinding] =
      [
        .expired(date), .notYetValid(date), .expiresSoon(daysLeft: 1), .reversedDates,
        .unreadableDates, .notRSA(algorithm: "ED25519"), .keyDoesNotFit, .wrongSelfSignature,
        .shortKey(bits: 1024), .brokenDigest(algorithm: "md5"), .oldDigest(algorithm: "sha1"),
        .version(1), .serialNotPositive, .surroundings, .privateKeyInFile,
      ] + CertificateFlaw.allCases.map { .flaw($0) }
    #expect(Set(all.map(\.code)).count == all.count)
    for finding in all {
      #expect(finding.sentence.hasSuffix(".") || finding.sentence.hasSuffix(")."))
    }
  }

  @Test(.enabled(if: CertificateTools.isThere(CertificateTools.program), "skipped: program"))
  func theTimeZoneDoesNotMatter() throws {
    let pair = try #require(CertificateSample.pair)
    try scratch.write(String(decoding: pair.certificate, as: UTF8.self), "c.pem")
    let outputs = try ["UTC", "Pacific/Kiritimati", "America/New_York"].map { zone in
      try scratch.run(
        CertificateTools.program, ["certificate", "inspect", "c.pem"], environment: ["TZ": zone]
      ).output
    }
    #expect(String(decoding: outputs[0], as: UTF8.self).contains("21 November 2027, 00:00 UTC"))
    #expect(Set(outputs).count == 1)
  }
}
