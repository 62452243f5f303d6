import Foundation
import HTTP
import Sandbox
import TestSupport
import Testing
import Values

@testable import Engine

@Suite("keystore.key", .timeLimit(.minutes(10)))
struct KeystoreKeyOperationTests {
  let files: KeyFiles

  init() throws { files = try KeyFiles() }

  @Test func makesTheStoreAndAddsTheKeyPair() async throws {
    let pair = try files.pair("new")
    let server = try SandboxAuthor()
    let wanted = server.keystore(["path": pair.path], store: "of-the-store")
    let look = try await server.look("keystore.key", wanted)
    #expect(
      look.plan.changes.map(\.what) == [
        "Keystore of dam-update-service", "Keystore entry similaritysearch",
      ])
    #expect(look.plan.cautions.contains { $0.contains("30 June 2025") })
    guard case .done(let conclusion, _) = try await look.apply() else {
      Issue.record("outdated")
      return
    }
    #expect(server.posts[0]["newPassword"] == "of-the-store")
    #expect(server.posts[0]["rePassword"] == "of-the-store")
    let sent = server.posts[1].body
    for part in [
      "name=\"keyStore\"; filename", "name=\"keyStorePass\"\r\n\r\n\(KeyFiles.password)\r\n",
      "name=\"alias\"\r\n\r\nsimilaritysearch\r\n", "name=\"newAlias\"\r\n\r\nsimilaritysearch\r\n",
    ] {
      #expect(sent.contains(part), "\(part)")
    }
    #expect(conclusion.texts["expires"] == pair.certificate.notAfter?.formatted(.iso8601))
    #expect(try await server.look("keystore.key", wanted).plan.isEmpty)
  }

  @Test func needsThePasswordOfAStoreThatIsToBeMade() async throws {
    let pair = try files.pair("new")
    let server = try SandboxAuthor()
    let problem = await server.problem("keystore.key", server.keystore(["path": pair.path]))
    #expect(problem == .missingInput("keystorePassword"))
  }

  @Test func replacesAnotherCertificateOnlyWhenTheAliasWasTyped() async throws {
    let pair = try files.pair("new")
    let server = try SandboxAuthor(.jwtExisting)
    let look = try await server.look("keystore.key", server.keystore(["path": pair.path]))
    #expect(look.plan.changes.map { $0.after == nil } == [true, false])
    #expect(look.plan.cautions.first?.hasPrefix("You cannot restore the private key") == true)
    let without = await server.applyProblem("keystore.key", server.keystore(["path": pair.path]))
    #expect(without == .keystore(.notConfirmed(alias: "similaritysearch")))
    #expect(server.posts.isEmpty)
    let agreed = server.keystore(["path": pair.path, "confirmation": "similaritysearch"])
    guard case .done = try await server.apply("keystore.key", agreed) else {
      Issue.record("outdated")
      return
    }
    #expect(server.posts.map { $0["removeAlias"] != nil } == [true, false])
    #expect(try await server.look("keystore.key", agreed).plan.isEmpty)
    #expect(try await server.aliases() == ["similaritysearch"])
  }

  @Test func sendsNothingWhileTheOldEntryIsThere() async throws {
    let pair = try files.pair("new")
    let server = try SandboxAuthor(.jwtExisting)
    server.keepKeystore()
    let problem = await server.applyProblem(
      "keystore.key", server.keystore(["path": pair.path, "confirmation": "similaritysearch"]))
    #expect(problem == .keystore(.notRemoved(alias: "similaritysearch")))
    #expect(server.posts.count == 1)
  }

  @Test(arguments: SandboxZone.allCases, [true, false])
  func knowsItsCertificateWhateverTheZone(zone: SandboxZone, isKnown: Bool) async throws {
    let pair = try files.pair("new")
    let server = try SandboxAuthor(zone: zone)
    try await server.add(pair.path)
    if !isKnown { server.replace(" \(zone.rawValue) ", with: " XYZ ") }
    let look = try await server.look("keystore.key", server.keystore(["path": pair.path]))
    #expect(look.plan.isEmpty)
  }

  @Test func anotherSerialNumberIsAnotherCertificate() async throws {
    let server = try SandboxAuthor()
    try await server.add(files.pair("new").path)
    let other = try files.pair("other")
    let look = try await server.look("keystore.key", server.keystore(["path": other.path]))
    #expect(look.plan.changes.count == 2)
  }

  @Test func aLostAnswerAddsTheKeyPairOnce() async throws {
    let pair = try files.pair("new")
    let server = try SandboxAuthor(losses: [.after])
    try await server.createStore()
    guard
      case .done = try await server.apply("keystore.key", server.keystore(["path": pair.path]))
    else {
      Issue.record("outdated")
      return
    }
    #expect(server.posts.count == 1)
    #expect(try await server.aliases() == ["similaritysearch"])
  }

  /// A change that may still arrive is neither sent again nor taken as arrived.
  @Test(arguments: [true, false])
  func aChangeThatDoesNotShowIsNotTakenAsMade(hasStore: Bool) async throws {
    let pair = try files.pair("new")
    let server = try SandboxAuthor(losses: [.before])
    if hasStore { try await server.createStore() }
    let problem = await server.applyProblem(
      "keystore.key", server.keystore(["path": pair.path], store: "of-the-store"))
    guard case .changeAmbiguous(let lost) = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
    #expect(lost.cause == .noAnswer(system: .author, .dropped(sent: true)))
    #expect(server.posts.count == 1)
  }

  @Test func aStoreWhoseAnswerGotLostIsFoundAndFilled() async throws {
    let pair = try files.pair("new")
    let server = try SandboxAuthor(losses: [.after])
    let wanted = server.keystore(["path": pair.path], store: "of-the-store")
    guard case .done = try await server.apply("keystore.key", wanted) else {
      Issue.record("outdated")
      return
    }
    #expect(server.posts.count == 2)
  }

  @Test func saysWhatIsWrongWithTheFile() async throws {
    let pair = try files.pair("new")
    let server = try SandboxAuthor()
    var wrong = server.keystore(["path": pair.path])
    wrong.secrets["filePassword"] = Secret(copying: "another-one".utf8)
    #expect(
      await server.problem("keystore.key", wrong)
        == .keystore(.file(path: pair.path, .wrongPassword)))
    let certificate = files.path("new.crt")
    #expect(
      await server.problem("keystore.key", server.keystore(["path": certificate]))
        == .keystore(.noKeyPair(path: certificate)))
    #expect(server.seen.isEmpty)
  }

  @Test func takesAKeyAndItsChain() async throws {
    _ = try files.pair("new")
    let key = try plainKey("new")
    let server = try SandboxAuthor()
    try await server.createStore()
    let wanted = server.keystore(["keyPath": key, "chainPath": files.path("new.crt")])
    guard case .done = try await server.apply("keystore.key", wanted) else {
      Issue.record("outdated")
      return
    }
    let sent = server.posts[0].body
    #expect(sent.contains("name=\"pk\"; filename"))
    #expect(sent.contains("name=\"cert-chain\"; filename"))
    #expect(!sent.contains("BEGIN PRIVATE KEY"))
    #expect(sent.contains("BEGIN CERTIFICATE"))
  }

  @Test func aKeyOfAnotherCertificateIsNotSent() async throws {
    _ = try files.pair("one")
    _ = try files.pair("two")
    let key = try plainKey("one")
    let server = try SandboxAuthor()
    let problem = await server.problem(
      "keystore.key", server.keystore(["keyPath": key, "chainPath": files.path("two.crt")]))
    #expect(problem == .keystore(.keyMismatch(key: key, chain: files.path("two.crt"))))
  }

  /// The key of a pair without a passphrase, which only OpenSSL's own program writes.
  private func plainKey(_ name: String) throws -> String {
    let path = files.path("\(name).plain")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = [
      "pkcs8", "-in", files.path("\(name).key"), "-passin", "pass:\(KeyFiles.password)", "-out",
      path,
    ]
    process.standardError = FileHandle.nullDevice
    let end = ProcessEnd(of: process)
    try process.run()
    end.wait()
    #expect(process.terminationStatus == 0)
    return path
  }
}
