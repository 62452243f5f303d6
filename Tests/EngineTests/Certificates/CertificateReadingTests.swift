import Foundation
import Testing
import Values

@testable import Engine

/// The search for certificates in files, and the description of other contents.
@Suite struct CertificateReadingTests {
  private let scratch: CertificateScratch
  private let text: String
  private let certificate: Certificate

  init() throws {
    scratch = try CertificateScratch()
    let pair = try #require(CertificateSample.pair)
    text = String(decoding: pair.certificate, as: UTF8.self)
    certificate = try CertificateSample.certificate(pair)
  }

  private func read(
    _ bytes: some Sequence<UInt8>, _ password: String? = nil
  ) throws(CertificateProblem) -> CertificateFile {
    try CertificateReader.read(
      Secret(copying: bytes), password: password.map { Secret(copying: $0.utf8) })
  }

  private func problem(
    _ bytes: some Sequence<UInt8>, _ password: String? = nil
  ) -> CertificateProblem? {
    do throws(CertificateProblem) {
      _ = try read(bytes, password)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: KeyShape.allCases)
  func everyShapeOfPEMIsRead(_ shape: KeyShape) throws {
    let file = try read(shape.apply(to: text))
    #expect(file.certificates == [certificate])
    #expect(file.form == .pem)
    let plain: [KeyShape] = [.asItIs, .crlf, .carriageReturns, .trailingSpaces, .noLastLineEnd]
    #expect(file.isPlain == (plain.contains(shape) || shape == .oneLine))
  }

  @Test func theFactsAreThoseOfOpenSSL() throws {
    try scratch.write(text, "c.pem")
    func ask(_ words: String...) throws -> String {
      let line = String(
        decoding: try scratch.openssl(["x509", "-in", "c.pem", "-noout"] + words), as: UTF8.self)
      let value = line.split(separator: "=", maxSplits: 1).last.map(String.init) ?? ""
      return value.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    #expect(
      try ask("-fingerprint", "-sha1").replacing(":", with: "").lowercased() == certificate.sha1)
    #expect(
      try ask("-fingerprint", "-sha256").replacing(":", with: "").lowercased() == certificate.sha256
    )
    #expect(try ask("-serial") == certificate.serialHexadecimal)
    #expect(try ask("-subject", "-nameopt", "RFC2253") == certificate.subject)
    #expect(certificate.issuer == "CN=author.example.com")
    #expect(certificate.version == 3)
    #expect(certificate.keyType == .rsa)
    #expect(certificate.keyBits == 2048)
    #expect(certificate.selfSignature == .valid)
    #expect(
      certificate.alternativeNames == [AlternativeName(kind: .dns, value: "author.example.com")])
    #expect(certificate.notBefore?.utc == "21 November 2026, 00:00 UTC")
    #expect(certificate.notAfter?.utc == "21 November 2027, 00:00 UTC")
    #expect(certificate.flaws.isEmpty)
  }

  @Test func binaryFormsAreRead() throws {
    let der = try read(certificate.der)
    #expect(der.certificates == [certificate])
    #expect(der.form == .der)
    try scratch.write(text, "c.pem")
    for format in ["PEM", "DER"] {
      let bundle = try scratch.openssl([
        "crl2pkcs7", "-nocrl", "-certfile", "c.pem", "-outform", format,
      ])
      let file = try read(bundle)
      #expect(file.certificates == [certificate])
      #expect(file.form == .pkcs7)
    }
    let store = try #require(CertificateSample.pair).store
    #expect(problem(store) == .needsPassword)
    #expect(problem(store, "wrong") == .wrongPassword)
    let file = try read(store, CertificateSample.password)
    #expect(file.form == .pkcs12)
    #expect(file.holdsPrivateKey)
    #expect(file.certificates.map(\.alias) == ["similaritysearch"])
    #expect(file.certificates.map(\.der) == [certificate.der])
  }

  @Test func severalCertificatesKeepTheirOrder() throws {
    let other = try CertificateSample.make("other", days: 1, from: CertificateSample.start)
    let both = text + String(decoding: other.certificate, as: UTF8.self)
    let file = try read(both.utf8)
    #expect(file.certificates.map(\.subject) == ["CN=author.example.com", "CN=other"])
    #expect(problem(both.dropLast(20).utf8) == .truncated(block: 2))
  }

  @Test func aPrivateKeyBesideACertificateIsNoticed() throws {
    let file = try read((text + RFC7515.key).utf8)
    #expect(file.certificates == [certificate])
    #expect(CertificateFindings(now: Date()).findings(file).contains(.privateKeyInFile))
  }

  @Test func everythingElseIsNamed() throws {
    func found(_ kind: FileKind) -> CertificateProblem {
      .wrongKind(expected: .certificate, found: kind)
    }
    try scratch.write(RFC7515.key, "key.pem")
    func made(_ words: String...) throws -> [UInt8] { try scratch.openssl(words) }
    let sealed = try made("pkcs8", "-topk8", "-in", "key.pem", "-passout", "pass:secret")
    let cases: [([UInt8], CertificateProblem)] = [
      (Array(RFC7515.key.utf8), found(.privateKey)),
      (sealed, found(.encryptedPrivateKey)),
      (try made("rsa", "-in", "key.pem", "-traditional"), found(.privateKey)),
      (try made("pkey", "-in", "key.pem", "-pubout"), found(.publicKey)),
      (try made("pkey", "-in", "key.pem", "-pubout", "-outform", "DER"), found(.publicKey)),
      (
        try made("pkcs8", "-topk8", "-nocrypt", "-in", "key.pem", "-outform", "DER"),
        found(.privateKey)
      ),
      (try made("req", "-new", "-key", "key.pem", "-subj", "/CN=a"), found(.request)),
      (
        try made("req", "-new", "-key", "key.pem", "-subj", "/CN=a", "-outform", "DER"),
        found(.request)
      ),
      (
        Array("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----".utf8),
        found(.sshPrivateKey)
      ),
      (
        Array("-----BEGIN SHOE SIZE-----\nAAAA\n-----END SHOE SIZE-----".utf8),
        found(.otherPEM(label: "SHOE SIZE"))
      ),
      (Array("{\"CLIENT_SECRET\": \"p8e-1\"}".utf8), found(.json)),
      (Array("<!DOCTYPE html><title>Sign in</title>".utf8), found(.html)),
      (Array("ssh-rsa AAAAB3Nza me@here".utf8), found(.text)),
      (Array("01/02/2027".utf8), found(.text)),
      ([0x7F, 0x45, 0x4C, 0x46, 2, 1], found(.binary)),
      ([], .empty), (Array(" \r\n\t".utf8), .empty), ([0xEF, 0xBB, 0xBF], .empty),
      (
        Array("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----".utf8),
        .damaged(block: 1)
      ),
      (
        Array("-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----".utf8),
        .damaged(block: 1)
      ),
      (Array("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----".utf8), .damaged(block: 1)),
      (Array("-----BEGIN CERTIFICATE-----".utf8), .truncated(block: 1)),
      (Array("-----BEGIN CERT".utf8), .truncated(block: nil)),
      (Array(certificate.der.dropLast()), .truncated(block: nil)),
    ]
    for (index, (bytes, expected)) in cases.enumerated() {
      #expect(problem(bytes) == expected, "case \(index)")
      #expect(!ProblemText(expected).cause.isEmpty)
    }
  }

  @Test func textCutAtEveryByteIsNeverACertificate() {
    let bytes = Array(text.utf8)
    // The last byte is the line end, which is not needed.
    for length in 0..<(bytes.count - 1) {
      let found = problem(bytes.prefix(length))
      switch found {
      case .truncated: break
      case .empty: #expect(length == 0)
      // Fewer than five dashes can be anything.
      case .wrongKind(.certificate, found: .text): #expect(length < 5)
      default: Issue.record("\(length) bytes: \(String(describing: found))")
      }
    }
    #expect(problem(bytes.dropLast()) == nil)
  }

  @Test func binaryCutAtEveryByteIsNeverACertificate() {
    for length in 0..<certificate.der.count {
      #expect(problem(certificate.der.prefix(length)) != nil, "\(length) bytes")
    }
  }

  @Test func oneWrongByteNeverBreaksTheReader() throws {
    for place in certificate.der.indices {
      var bytes = certificate.der
      bytes[place] ^= 0x41
      if let file = try? read(bytes) {
        #expect(file.certificates != [certificate], "byte \(place)")
        #expect(file.certificates[0].sha256 != certificate.sha256)
      }
    }
  }

  @Test func filesAreReadWithCare() throws {
    func problem(_ path: String) -> CertificateProblem? {
      do throws(CertificateProblem) {
        _ = try SecretFile.read(path: path)
        return nil
      } catch {
        return error
      }
    }
    try scratch.write(String(repeating: "A", count: 10 << 20), "large")
    #expect(problem(scratch.path + "/large") == .tooLarge(limit: 1 << 20))
    #expect(problem(scratch.path) == .directory)
    #expect(problem("/dev/null") == .notAFile)
    #expect(problem(scratch.path + "/none") == .unreadable(reason: "No such file or directory"))
    mkfifo(scratch.path + "/pipe", 0o600)
    #expect(problem(scratch.path + "/pipe") == .notAFile)
  }

  @Test func hostileNamesAreMadeHarmless() throws {
    try scratch.write(RFC7515.key, "key.pem")
    let made = try scratch.openssl([
      "req", "-x509", "-key", "key.pem", "-utf8", "-subj", "/O=\u{1B}[2J/CN=a,b\\+c \u{202E}x",
    ])
    let subject = try read(made).certificates[0].subject
    #expect(!subject.unicodeScalars.contains("\u{1B}"))
    #expect(!subject.unicodeScalars.contains("\u{202E}"))
    #expect(subject.hasPrefix("CN=a\\,b\\+c"))
  }
}
