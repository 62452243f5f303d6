import Foundation
import Testing
import Values

@testable import Sandbox

@Suite("What a sandbox keeps", .timeLimit(.minutes(5)))
struct StateTests {
  @Test("Equal seeds make equal credentials, in Adobe's formats")
  func seeds() throws {
    let first = try Rehearsal(options: SandboxOptions(seed: 7)).facts
    let second = try Rehearsal(options: SandboxOptions(seed: 7)).facts
    #expect(first.clientSecret == second.clientSecret)
    #expect(first.password == second.password)
    #expect(first.clientID.wholeMatch(of: /[0-9a-f]{32}/) != nil)
    #expect(first.clientSecret.wholeMatch(of: /p8e-[A-Za-z0-9_-]{32}/) != nil)
    #expect(first.orgID.wholeMatch(of: /[A-F0-9]{24}@AdobeOrg/) != nil)
    #expect(first.technicalAccountID.wholeMatch(of: /[A-F0-9]{24}@techacct\.adobe\.com/) != nil)
    #expect(try Rehearsal(options: SandboxOptions(seed: 8)).facts.clientID != first.clientID)
  }

  @Test("A sandbox goes on from its state file")
  func stateFile() throws {
    let path = Rehearsal.temporaryPath("state.json")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let first = try Rehearsal(options: SandboxOptions(seed: 3, stateFile: path))
    try first.createConfiguration()
    let failed = try (0..<2).map { _ in try first.validate().text.contains("failed") }
    #expect(failed == [true, true])
    let stored = try first.configuration().json
    first.sandbox.stop()
    let second = try Rehearsal(options: SandboxOptions(seed: 4, stateFile: path))
    #expect(second.facts.clientSecret == first.facts.clientSecret)
    #expect(try second.configuration().json == stored)
    let type = "/etc/cloudservices/smarttagging/main/jcr:content"
    _ = try second.aem.post(type, ["./authServerUrl": second.facts.ims])
    let passed = try (0..<3).map { _ in !(try second.validate().text.contains("failed")) }
    #expect(passed.last == true)
    #expect(try mode(of: path) == 0o600)
  }

  @Test("Files and ports that cannot be had are named")
  func failures() throws {
    let path = Rehearsal.temporaryPath("broken.json")
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("{".utf8).write(to: URL(filePath: path))
    #expect(throws: SandboxFailure.stateUnreadable(path)) {
      try Sandbox(SandboxOptions(stateFile: path))
    }
    #expect(throws: SandboxFailure.logUnwritable("/nonexistent/log")) {
      try Sandbox(SandboxOptions(logPath: "/nonexistent/log"))
    }
    let rehearsal = try Rehearsal()
    let port = UInt16(URL(string: rehearsal.facts.aem)?.port ?? 0)
    #expect(throws: SandboxFailure.portUnavailable(port)) {
      try Sandbox(SandboxOptions(port: port))
    }
  }

  @Test("The log has a line per request and no secret")
  func log() throws {
    let path = Rehearsal.temporaryPath("log.jsonl")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let clock = SandboxClock.fixed(seconds: 1_795_000_000)
    let rehearsal = try Rehearsal(options: SandboxOptions(logPath: path, clock: clock))
    try rehearsal.createConfiguration()
    _ = try rehearsal.token()
    _ = try rehearsal.aem.get("/content.json?x=\(rehearsal.facts.clientSecret)&p.limit=1")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = try text.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
    #expect(lines.count == 4)
    #expect(lines[0]["path"] == "/bin/wcmcommand")
    #expect(lines[0]["changing"] == true)
    #expect(lines[2]["service"] == "ims")
    #expect(
      lines[3] == [
        "at": 1_795_000_000_000, "service": "aem", "method": "GET", "path": "/content.json",
        "query": "x=***&p.limit=1", "status": 200, "changing": false,
      ])
    #expect(!text.contains(rehearsal.facts.clientSecret))
    #expect(!text.contains(rehearsal.facts.password))
    #expect(rehearsal.sandbox.requests.count == 4)
  }

  @Test("Credential files look like the ones of Developer Console")
  func credentialFiles() throws {
    let rehearsal = try Rehearsal()
    let path = Rehearsal.temporaryPath("credential.json")
    defer { try? FileManager.default.removeItem(atPath: path) }
    try rehearsal.sandbox.writeWorkspaceFile(to: path)
    #expect(try mode(of: path) == 0o600)
    let project = try JSONValue(parsing: Data(contentsOf: URL(filePath: path)))["project"]
    #expect(project?["org"]?["ims_org_id"] == .string(rehearsal.facts.orgID))
    let credential = project?["workspace"]?["details"]?["credentials"]?.array?.first
    #expect(credential?["integration_type"] == "oauth_server_to_server")
    #expect(
      credential?["oauth_server_to_server"]?["client_secrets"]
        == [.string(rehearsal.facts.clientSecret)])
    try rehearsal.sandbox.writeCredentialFile(to: path)
    let single = try JSONValue(parsing: Data(contentsOf: URL(filePath: path)))
    #expect(single["CLIENT_ID"] == .string(rehearsal.facts.clientID))
    #expect(throws: SandboxFailure.credentialUnwritable("/nonexistent/file")) {
      try rehearsal.sandbox.writeCredentialFile(to: "/nonexistent/file")
    }
    let announced = try rehearsal.sandbox.announcement
    #expect(announced["credentials"]?["sdk_code"] == "MCSmartContentServicesSDK")
  }

  @Test("Protected values open with their own key only")
  func protection() throws {
    let protection = ValueProtection(key: Array(repeating: 1, count: 32))
    let value = try #require(protection.protect("ü"))
    #expect(protection.unprotect(value) == "ü")
    #expect(protection.protect(value) == value)
    #expect(ValueProtection(key: Array(repeating: 2, count: 32)).unprotect(value) == nil)
    var digits = Array(value)
    digits[digits.count - 2] = digits[digits.count - 2] == "0" ? "1" : "0"
    #expect(protection.unprotect(String(digits)) == nil)
  }

  @Test("Digests match the published vectors")
  func digests() {
    // FIPS 180-4, and RFC 4231 test case 2.
    #expect(
      Digest.hexadecimal(of: Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let code = Digest.code(
      of: Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
    #expect(
      Hexadecimal.encoded(code)
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  }

  private func mode(of path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }
}
