import Engine
import Sandbox
import Testing

@Suite("keystore.key.undo")
struct KeystoreKeyUndoOperationTests {
  private let files: KeyFiles

  init() throws { files = try KeyFiles() }

  @Test func removesTheKeyPairThatWasAdded() async throws {
    let pair = try files.pair("new")
    let server = try SandboxAuthor()
    try await server.add(pair.path)
    let undo = server.keystore(["restore.serial": pair.certificate.serialDecimal])
    let look = try await server.look("keystore.key.undo", undo)
    #expect(look.plan.changes.map(\.what) == ["Keystore entry similaritysearch"])
    #expect(look.plan.drift.isEmpty)
    guard case .done(let conclusion, _) = try await look.apply() else {
      Issue.record("outdated")
      return
    }
    #expect(server.posts.map { $0["removeAlias"] } == ["similaritysearch"])
    #expect(conclusion.evidence == [Evidence("Entries left", "none")])
    #expect(try await server.look("keystore.key.undo", undo).plan.isEmpty)
  }

  @Test func anotherKeyPairIsNamedBeforeItGoes() async throws {
    let pair = try files.pair("new")
    let server = try SandboxAuthor(.jwtExisting)
    let undo = server.keystore(["restore.serial": pair.certificate.serialDecimal])
    let look = try await server.look("keystore.key.undo", undo)
    #expect(look.plan.drift.map { $0.sentence.contains("another certificate") } == [true])
  }

  @Test func tellsWhatStays() async throws {
    let server = try SandboxAuthor()
    try await server.createStore()
    let undo = server.keystore([
      "restore.store": "absent", "restore.replaced": "CN=older, ends 2020-01-01T00:00:00Z",
    ])
    let look = try await server.look("keystore.key.undo", undo)
    #expect(look.plan.isEmpty)
    #expect(look.plan.left.map { $0.what.contains("CN=older") } == [true, false])
    #expect(
      look.plan.left.last?.what.hasPrefix("aem-setup keeps the keystore \(SandboxAuthor.home)")
        == true)
  }
}
