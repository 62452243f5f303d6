import Foundation
import HTTP
import Synchronization
import TestSupport
import Testing
import Values

@testable import Engine

private let old = FakeKeystore.Entry(
  alias: "similaritysearch", notAfter: "Sat Jun 30 12:00:00 AEST 2018", serial: 123_456)

private func inputs(
  _ more: [String: String] = [:], user: String = "dam-update-service", store: String? = nil
) -> OperationInputs {
  var inputs = OperationInputs.author(["userId": user, "alias": "SimilaritySearch"])
  inputs.texts.merge(more) { _, new in new }
  inputs.secrets["filePassword"] = Secret(copying: KeyFiles.password.utf8)
  if let store { inputs.secrets["keystorePassword"] = Secret(copying: store.utf8) }
  return inputs
}

/// What AEM tells of a certificate in its list.
private func entry(
  _ certificate: Certificate, zone: String = "UTC", offset: Int = 0
) -> FakeKeystore.Entry {
  FakeKeystore.Entry(
    alias: "similaritysearch", subject: certificate.subject,
    notAfter: FakeKeystore.java(certificate.notAfter, zone: zone, offset: offset),
    serial: .number(Double(certificate.serialDecimal) ?? 0))
}

@Suite("keystore.state and keystore.alias.remove")
struct KeystoreTests {
  @Test func listsEntriesWithTheirEnd() async throws {
    let store = FakeKeystore([old])
    let look = try await store.transport.look("keystore.state", inputs())
    let conclusion = try #require(look.conclusion)
    #expect(conclusion.texts == ["exists": "yes", "any": "yes", "expires": "2018-06-30T02:00:00Z"])
    #expect(conclusion.lists["aliases"]?.map(\.value) == ["similaritysearch"])
    #expect(conclusion.lists["aliases"]?.first?.detail == "CN=old, ends 2018-06-30T02:00:00Z")
    #expect(conclusion.cautions.first?.hasPrefix("The certificate of similaritysearch has") == true)
  }

  @Test func warnsAMonthBefore() async throws {
    // The tests' clock says 2026-11-18.
    let soon = FakeKeystore.Entry(
      alias: "a", notAfter: "Tue Dec 08 12:00:00 UTC 2026", serial: 1)
    let look = try await FakeKeystore([soon]).transport.look("keystore.state", inputs())
    #expect(look.conclusion?.cautions.first?.hasPrefix("The certificate of a ends in ") == true)
  }

  @Test func anUnknownZoneLeavesTheDay() async throws {
    let entry = FakeKeystore.Entry(
      alias: "a", notAfter: "Sat Jun 30 12:00:00 XYZ 2040", serial: 1)
    let look = try await FakeKeystore([entry]).transport.look("keystore.state", inputs())
    #expect(
      look.conclusion?.lists["aliases"]?.first?.detail
        == "CN=old, ends 2040-06-30T12:00:00Z, to the day (AEM's time zone is not known here)")
  }

  @Test func aUserWithoutStore() async throws {
    let look = try await FakeKeystore(nil).transport.look("keystore.state", inputs())
    #expect(look.conclusion?.texts["exists"] == "no")
  }

  @Test func findsAHomeByTheUsersId() async throws {
    let store = FakeKeystore([old], home: "/home/users/system/q/xyz")
    let server = store.transport
    let look = try await server.look(
      "keystore.state", inputs(user: "brandportal-imsconfig-service"))
    #expect(look.conclusion?.texts["exists"] == "yes")
    let problem = await server.problem("keystore.state", inputs(user: "nobody"))
    #expect(problem == .keystore(.noSuchUser("nobody")))
  }

  @Test func removesOnlyWhenTheAliasWasTyped() async throws {
    let store = FakeKeystore([old])
    let server = store.transport
    let without = await server.applyProblem("keystore.alias.remove", inputs())
    #expect(without == .keystore(.notConfirmed(alias: "SimilaritySearch")))
    #expect(server.posts.isEmpty)
    let agreed = inputs(["confirmation": "similaritysearch"])
    let look = try await server.look("keystore.alias.remove", agreed)
    #expect(look.plan.cautions.count == 1)
    guard case .done(let conclusion, _) = try await look.apply() else {
      Issue.record("outdated")
      return
    }
    #expect(server.posts.map { $0["removeAlias"] } == ["similaritysearch"])
    #expect(conclusion.evidence == [Evidence("Entries left", "none")])
    #expect(try await server.look("keystore.alias.remove", inputs()).plan.isEmpty)
  }

  @Test func believesTheListAndNotTheStatus() async throws {
    let store = FakeKeystore([old])
    store.state.withLock { $0.keeps = true }
    let problem = await store.transport.applyProblem(
      "keystore.alias.remove", inputs(["confirmation": "similaritysearch"]))
    guard case .readsBackDifferently = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
  }

  @Test func saysWhyAEMRefused() async throws {
    let store = FakeKeystore([old])
    store.state.withLock {
      $0.refusal = .html(
        "<dt class='foundation-form-response-status-message'>Message</dt>"
          + "<dd>Invalid password for existing key store opensesame</dd>", status: 500)
    }
    let problem = await store.transport.applyProblem(
      "keystore.alias.remove", inputs(["confirmation": "similaritysearch"]))
    #expect(
      problem
        == .keystore(
          .refused(
            home: FakeKeystore.home, status: 500,
            message: "Invalid password for existing key store •••")))
  }
}

@Suite("keystore.key")
struct KeystoreKeyTests {
  let files: KeyFiles

  init() throws { files = try KeyFiles() }

  @Test func makesTheStoreAndAddsTheKeyPair() async throws {
    let pair = try files.pair("new")
    let store = FakeKeystore(nil, next: entry(pair.certificate))
    let server = store.transport
    let wanted = inputs(["path": pair.path], store: "of-the-store")
    let look = try await server.look("keystore.key", wanted)
    #expect(
      look.plan.changes.map(\.what) == [
        "Keystore of dam-update-service", "Keystore entry similaritysearch",
      ])
    #expect(look.plan.cautions.contains { $0.contains("2025-06-30") })
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
    let problem = await FakeKeystore(nil).transport
      .problem("keystore.key", inputs(["path": pair.path]))
    #expect(problem == .missingInput("keystorePassword"))
  }

  @Test func replacesAnotherCertificateOnlyWhenTheAliasWasTyped() async throws {
    let pair = try files.pair("new")
    let store = FakeKeystore([old], next: entry(pair.certificate))
    let server = store.transport
    let look = try await server.look("keystore.key", inputs(["path": pair.path]))
    #expect(look.plan.changes.map { $0.after == nil } == [true, false])
    #expect(look.plan.cautions.first?.hasPrefix("The private key that is removed") == true)
    let without = await server.applyProblem("keystore.key", inputs(["path": pair.path]))
    #expect(without == .keystore(.notConfirmed(alias: "similaritysearch")))
    #expect(server.posts.isEmpty)
    let agreed = inputs(["path": pair.path, "confirmation": "similaritysearch"])
    guard case .done = try await server.apply("keystore.key", agreed) else {
      Issue.record("outdated")
      return
    }
    #expect(server.posts.map { $0["removeAlias"] != nil } == [true, false])
    #expect(store.state.withLock { $0.entries?.map(\.subject) } == [pair.certificate.subject])
  }

  @Test func sendsNothingWhileTheOldEntryIsThere() async throws {
    let pair = try files.pair("new")
    let store = FakeKeystore([old], next: entry(pair.certificate))
    store.state.withLock { $0.keeps = true }
    let server = store.transport
    let problem = await server.applyProblem(
      "keystore.key", inputs(["path": pair.path, "confirmation": "similaritysearch"]))
    #expect(problem == .keystore(.notRemoved(alias: "similaritysearch")))
    #expect(server.posts.count == 1)
  }

  @Test(arguments: [("UTC", 0), ("AEST", 36_000), ("XYZ", 36_000)])
  func knowsItsCertificateWhateverTheZone(zone: String, offset: Int) async throws {
    let pair = try files.pair("new")
    let store = FakeKeystore([entry(pair.certificate, zone: zone, offset: offset)])
    #expect(
      try await store.transport.look("keystore.key", inputs(["path": pair.path])).plan.isEmpty)
  }

  @Test func anotherSerialNumberIsAnotherCertificate() async throws {
    let pair = try files.pair("new")
    var other = entry(pair.certificate)
    other.serial = 7
    let look = try await FakeKeystore([other]).transport
      .look("keystore.key", inputs(["path": pair.path]))
    #expect(look.plan.changes.count == 2)
  }

  @Test func aLostAnswerAddsTheKeyPairOnce() async throws {
    let pair = try files.pair("new")
    let store = FakeKeystore([], next: entry(pair.certificate))
    store.state.withLock { $0.losses = [.after] }
    guard
      case .done = try await store.transport.apply("keystore.key", inputs(["path": pair.path]))
    else {
      Issue.record("outdated")
      return
    }
    #expect(store.state.withLock { $0.entries?.count } == 1)
  }

  @Test func saysWhatIsWrongWithTheFile() async throws {
    let pair = try files.pair("new")
    let server = FakeKeystore([]).transport
    var wrong = inputs(["path": pair.path])
    wrong.secrets["filePassword"] = Secret(copying: "another-one".utf8)
    #expect(
      await server.problem("keystore.key", wrong)
        == .keystore(.file(path: pair.path, .wrongPassword)))
    let certificate = files.path("new.crt")
    #expect(
      await server.problem("keystore.key", inputs(["path": certificate]))
        == .keystore(.noKeyPair(path: certificate)))
    #expect(server.seen.isEmpty)
  }

  @Test func takesAKeyAndItsChain() async throws {
    let pair = try files.pair("new")
    let key = try plainKey("new")
    let store = FakeKeystore([], next: entry(pair.certificate))
    let server = store.transport
    let wanted = inputs(["keyPath": key, "chainPath": files.path("new.crt")])
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
    let problem = await FakeKeystore([]).transport.problem(
      "keystore.key", inputs(["keyPath": key, "chainPath": files.path("two.crt")]))
    #expect(problem == .keystore(.keyMismatch(key: key, chain: files.path("two.crt"))))
  }

  /// The key of a pair without a passphrase, which only OpenSSL's own program makes.
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
