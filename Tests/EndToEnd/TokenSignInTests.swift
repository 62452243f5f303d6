import Foundation
import Testing
import Values

/// Sign-in to the author with an access token, where nobody is at a terminal.
@Suite(.timeLimit(.minutes(15))) struct TokenSignInTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func file(_ sandbox: SandboxProcess, _ aem: [String: JSONValue]) throws -> String {
    let document: JSONValue = [
      "procedure": "certificate",
      "aem": .object(aem.merging(["url": .string(sandbox.aem)]) { own, _ in own }),
      "answers": [
        "certificate.purpose": "watch", "certificate.product": "smart-tags",
        "certificate/by-hand": "done",
      ],
    ]
    let bytes = try document.encoded(pretty: true)
    return try scratch.write(String(decoding: bytes, as: UTF8.self), to: "token.json")
  }

  @Test func aFileWithATokenNeedsNoPassword() throws {
    let sandbox = try SandboxProcess(scratch, presets: ["jwt-existing"])
    let path = try file(sandbox, ["token": ["env": "AEM_TOKEN"]])
    let run = try Program.run(
      "apply", path, "--json", in: scratch,
      adding: ["AEM_TOKEN": sandbox.credential("author_token")])
    // What only reads verifies nothing.
    #expect(run.ending == .exit(3), "\(run.said)")
    #expect(try run.document().stepStatuses["certificate/found"] == "unchanged")
    #expect(sandbox.log.count > 3)
    #expect(SecretHunt(sandbox).findings(below: scratch.state) == [])

    // The next run of the same session signs in as the file says by then.
    let other = try file(
      sandbox, ["user": "admin", "password": ["env": "AEM_PASSWORD"]])
    let second = try Program.run(
      "apply", other, "--json", in: scratch, adding: ["AEM_PASSWORD": sandbox.password])
    #expect(second.ending == .exit(3), "\(second.said)")
    #expect(try second.document().stepStatuses["certificate/found"] == "unchanged")
  }

  @Test func withoutEitherBothAreNamed() throws {
    let sandbox = try SandboxProcess(scratch)
    let run = try Program.run("plan", try file(sandbox, [:]), "--json", in: scratch)
    #expect(run.ending == .exit(2))
    let missing = try run.document()["missing"]?.array ?? []
    let password = try #require(missing.first { $0["name"] == "aem.password" })
    #expect(password["meaning"]?.string?.hasSuffix("In its place: aem.token.") == true)
    #expect(!missing.contains { $0["name"] == "aem.token" })
    #expect(sandbox.log.count == 0)
  }

  @Test func bothAreRefused() throws {
    let sandbox = try SandboxProcess(scratch)
    let path = try file(sandbox, ["token": ["env": "T"], "password": ["env": "P"]])
    let run = try Program.run("plan", path, in: scratch)
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains("one sign-in: a password or a token"))
  }

  @Test func lineModeTakesAToken() throws {
    let sandbox = try SandboxProcess(scratch, presets: ["cloud-service"])
    let script = [
      "1", "1", "", "go 1", sandbox.aem, sandbox.credential("author_token"), "", "",
    ]
    let run = try Program.run(
      "start", "certificate", "--plain", in: scratch,
      input: script.map { $0 + "\n" }.joined())
    #expect(run.output.contains("Sign in with an access token"), "\(run.said)")
    #expect(run.output.contains("AEM as a Cloud Service does not show it"), "\(run.said)")
    #expect(SecretHunt(sandbox).findings(in: run.said, of: "the output") == [])
  }
}
