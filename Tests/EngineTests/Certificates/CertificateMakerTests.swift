import Foundation
import Testing
import Values

@testable import Engine

/// New key pairs, judged by OpenSSL's and Java's own tools.
@Suite struct CertificateMakerTests {
  private let scratch: CertificateScratch

  init() throws {
    scratch = try CertificateScratch()
  }

  private func written(
    _ name: String = "author.example.com", bits: Int = 2048
  ) throws -> KeyPairFolder {
    let folder = KeyPairFolder(scratch.path + "/out", name: KeyPairRequest.smartTagsAlias)
    try folder.write(try CertificateSample.fresh(name, bits: bits))
    return folder
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test(arguments: [2048, 4096])
  func openSSLAcceptsTheFiles(_ bits: Int) throws {
    let paths = try written(bits: bits).paths
    _ = try scratch.openssl([
      "verify", "-x509_strict", "-CAfile", paths.certificate, paths.certificate,
    ])
    let pass = "pass:\(CertificateSample.password)"
    _ = try scratch.openssl(["pkey", "-in", paths.privateKey, "-passin", pass, "-check", "-noout"])
    _ = try scratch.openssl(["pkcs12", "-in", paths.store, "-passin", pass, "-noout"])
    let key = try PrivateKeyFile.load(
      try SecretFile.read(path: paths.privateKey),
      passphrase: Secret(copying: CertificateSample.password.utf8))
    let file = try CertificateReader.read(try SecretFile.read(path: paths.certificate))
    #expect(key.matches(file.certificates[0]))
    #expect(key.bits == bits)
    #expect(CertificateFindings(now: Date()).findings(file.certificates[0], key: key) == [])
    let text = String(
      decoding: try scratch.openssl(["x509", "-in", paths.certificate, "-noout", "-text"]),
      as: UTF8.self)
    #expect(text.contains("Version: 3"))
    #expect(text.contains("DNS:author.example.com"))
    #expect(text.contains("Digital Signature"))
    #expect(text.contains("sha256WithRSAEncryption"))
  }

  @Test func theKeyIsEncryptedAsPromised() throws {
    let paths = try written().paths
    let outline = String(
      decoding: try scratch.openssl(["asn1parse", "-in", paths.privateKey]), as: UTF8.self)
    for part in ["PBES2", "PBKDF2", "hmacWithSHA256", "aes-256-cbc", ":0927C0"] {
      #expect(outline.contains(part), "\(part)")
    }
    let pem = try String(contentsOfFile: paths.privateKey, encoding: .utf8)
    #expect(pem.hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
  }

  @Test(.enabled(if: CertificateTools.isThere(CertificateTools.keytool), "skipped: keytool"))
  func javaListsTheKeystore() throws {
    let paths = try written().paths
    let (status, output, _) = try scratch.run(
      CertificateTools.keytool,
      ["-list", "-v", "-keystore", paths.store, "-storepass:env", "STORE"],
      environment: ["STORE": CertificateSample.password, "LC_ALL": "C"])
    let text = String(decoding: output, as: UTF8.self)
    #expect(status == 0)
    #expect(text.contains("Alias name: similaritysearch"))
    #expect(text.contains("Entry type: PrivateKeyEntry"))
    let file = try CertificateReader.read(try SecretFile.read(path: paths.certificate))
    let prints = text.replacing(":", with: "").lowercased()
    #expect(prints.contains(file.certificates[0].sha256))
    #expect(prints.contains(file.certificates[0].sha1))
  }

  @Test(.enabled(if: CertificateTools.isThere(CertificateTools.java), "skipped: java"))
  func javaDecryptsTheKey() throws {
    let paths = try written().paths
    let program = "\(CertificateTools.root)/Tests/Vectors/JavaKeyReader.java"
    let (status, output, complaint) = try scratch.run(
      CertificateTools.java, [program, paths.privateKey, paths.certificate],
      environment: ["STORE": CertificateSample.password])
    #expect(status == 0, "\(complaint)")
    #expect(String(decoding: output, as: UTF8.self) == "the key belongs to the certificate\n")
  }

  @Test func filesAreForTheirOwnerOnly() throws {
    let paths = try written().paths
    for path in [paths.certificate, paths.privateKey, paths.store] {
      #expect(try mode(path) == 0o600, "\(path)")
    }
    #expect(try mode(scratch.path + "/out") == 0o700)
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/out")
    #expect(
      names.sorted() == ["similaritysearch.crt", "similaritysearch.key", "similaritysearch.p12"])
  }

  @Test(arguments: ["crt", "key", "p12"])
  func nothingIsEverOverwritten(_ ending: String) throws {
    let out = scratch.path + "/out"
    try FileManager.default.createDirectory(
      atPath: out, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    let path = "\(out)/a.\(ending)"
    try "mine".write(toFile: path, atomically: false, encoding: .utf8)
    let folder = KeyPairFolder(out, name: "a")
    #expect(throws: CertificateProblem.exists(path: path)) { try folder.checkFree() }
    let pair = try #require(CertificateSample.pair)
    #expect(throws: CertificateProblem.exists(path: path)) { try folder.write(pair) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    #expect(try FileManager.default.contentsOfDirectory(atPath: out) == ["a.\(ending)"])
  }

  @Test func aFolderOpenToOthersIsRefused() throws {
    let out = scratch.path + "/out"
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: false)
    chmod(out, 0o777)
    let pair = try #require(CertificateSample.pair)
    #expect(throws: CertificateProblem.openFolder(path: out)) {
      try KeyPairFolder(out, name: "a").write(pair)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: out).isEmpty)
  }

  @Test func aFolderThatCannotBeMadeIsNamed() throws {
    let pair = try #require(CertificateSample.pair)
    let path = scratch.path + "/none/out"
    #expect(throws: CertificateProblem.unwritable(path: path, reason: "No such file or directory"))
    {
      try KeyPairFolder(path, name: "a").write(pair)
    }
  }

  @Test func onlyHostNamesBecomeAlternativeNames() throws {
    let cases = [
      ("author.example.com", true), ("a-1.b2", true), ("aem author", false), ("localhost", false),
      ("192.0.2.1", false), ("-a.b", false), ("a..b", false), ("ä.example", false),
      ("a,DNS:evil.example", false), ("*.example.com", false),
    ]
    for (name, isHost) in cases {
      let request = try KeyPairRequest(
        commonName: name, days: 1, password: Secret(copying: "correct horse".utf8))
      #expect(request.isHost == isHost, "\(name)")
    }
    let made = try CertificateSample.certificate(
      try CertificateSample.make("Smart Tags, Ä", days: 1, from: Date()))
    #expect(made.subject == "CN=Smart Tags\\, Ä")
    #expect(made.alternativeNames.isEmpty)
  }

  @Test func serialNumbersAreRandom() throws {
    let serials = try (0..<2).map { _ in
      try CertificateSample.certificate(try CertificateSample.make("a", days: 1, from: Date()))
        .serialHexadecimal
    }
    #expect(Set(serials).count == 2)
    #expect(serials.allSatisfy { $0.count == 32 })
  }

  @Test func unusableRequestsAreRefused() throws {
    func flaw(
      name: String = "a", days: Int = 1, bits: Int = 2048, alias: String = "a",
      password: String = "correct horse"
    ) -> CertificateProblem? {
      do throws(CertificateProblem) {
        _ = try KeyPairRequest(
          commonName: name, days: days, bits: bits, alias: alias,
          password: Secret(copying: password.utf8))
        return nil
      } catch {
        return error
      }
    }
    #expect(flaw() == nil)
    for name in ["", "  ", String(repeating: "a", count: 65), "a\nb", "a\u{202E}b"] {
      #expect(flaw(name: name) == .request(.commonName))
    }
    for days in [0, -1, 3654] { #expect(flaw(days: days) == .request(.days)) }
    for bits in [0, 1024, 3000] { #expect(flaw(bits: bits) == .request(.bits)) }
    for alias in ["", "A", "a/b", "..", "-a", ".a", "a b", String(repeating: "a", count: 65)] {
      #expect(flaw(alias: alias) == .request(.alias))
    }
    #expect(flaw(password: "1234567") == .request(.shortPassword))
    #expect(flaw(password: "päßwörter") == .request(.password))
  }
}
