import Foundation
import Testing
import Values

@testable import Sandbox

@Suite("RSA keys of a sandbox", .timeLimit(.minutes(5)))
struct KeyTests {
  private let path = Rehearsal.temporaryPath("key.pem")

  /// Writes the output of OpenSSL's own program to a file.
  private func write(_ words: [String]) throws {
    try openssl(words).write(to: URL(filePath: path))
  }

  private func openssl(_ words: [String]) throws -> Data {
    try Curl.run("/usr/bin/env", ["openssl"] + words)
  }

  @Test("The key of a file signs tokens, also those of another sandbox")
  func file() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try write(["genrsa", "2048"])
    let first = try Rehearsal(options: SandboxOptions(keys: try SandboxKeys(file: path)))
    let second = try Rehearsal(options: SandboxOptions(keys: try SandboxKeys(file: path)))
    let other = try Rehearsal(options: SandboxOptions(keys: SandboxKeys()))
    let token = first.sandbox.userToken
    #expect(second.sandbox.core.tokens.validClaims(of: token) != nil)
    #expect(other.sandbox.core.tokens.validClaims(of: token) == nil)
    let jwt = try #require(try first.sandbox.jwtCredential())
    #expect(
      try openssl(["pkey", "-pubout", "-in", jwt.privateKey])
        == openssl(["pkey", "-pubout", "-in", path]))
  }

  @Test("A key stays the same, and each use has its own")
  func made() throws {
    let keys = SandboxKeys()
    let tokens = try #require(keys.key(for: .tokens))
    #expect(keys.key(for: .tokens) === tokens)
    #expect(keys.key(for: .certificate)?.publicPEM != tokens.publicPEM)
    #expect(keys.key(for: .stranger)?.publicPEM != tokens.publicPEM)
  }

  @Test(
    "Anything but an RSA key that can be used is refused",
    arguments: [
      ["genrsa", "1024"], ["genrsa", "-aes256", "-passout", "pass:secret", "2048"],
      ["ecparam", "-genkey", "-noout", "-name", "prime256v1"], ["version"],
    ])
  func refused(_ words: [String]) throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try write(words)
    #expect(throws: SandboxFailure.keyUnreadable(path)) { try SandboxKeys(file: path) }
  }

  @Test("A file that is not there is named")
  func missing() throws {
    #expect(throws: SandboxFailure.keyUnreadable(path)) { try SandboxKeys(file: path) }
  }
}
