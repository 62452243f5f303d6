import Engine
import Synchronization
import Testing

@Suite("keystore.alias.remove")
struct KeystoreAliasRemoveOperationTests {
  @Test func removesOnlyWhenTheAliasWasTyped() async throws {
    let store = FakeKeystore([.old])
    let server = store.transport
    let without = await server.applyProblem("keystore.alias.remove", .keystore())
    #expect(without == .keystore(.notConfirmed(alias: "SimilaritySearch")))
    #expect(server.posts.isEmpty)
    let agreed = OperationInputs.keystore(["confirmation": "similaritysearch"])
    let look = try await server.look("keystore.alias.remove", agreed)
    #expect(look.plan.cautions.count == 1)
    guard case .done(let conclusion, _) = try await look.apply() else {
      Issue.record("outdated")
      return
    }
    #expect(server.posts.map { $0["removeAlias"] } == ["similaritysearch"])
    #expect(conclusion.evidence == [Evidence("Entries left", "none")])
    #expect(try await server.look("keystore.alias.remove", .keystore()).plan.isEmpty)
  }

  @Test func believesTheListAndNotTheStatus() async throws {
    let store = FakeKeystore([.old])
    store.state.withLock { $0.keeps = true }
    let problem = await store.transport.applyProblem(
      "keystore.alias.remove", .keystore(["confirmation": "similaritysearch"]))
    guard case .readsBackDifferently = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
  }

  @Test func aRemovalThatDoesNotShowIsNotTakenAsMade() async throws {
    let store = FakeKeystore([.old])
    store.state.withLock { $0.losses = [.before] }
    let server = store.transport
    let problem = await server.applyProblem(
      "keystore.alias.remove", .keystore(["confirmation": "similaritysearch"]))
    guard case .changeAmbiguous = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
    #expect(server.posts.count == 1)
  }

  @Test func saysWhyAEMRefused() async throws {
    let store = FakeKeystore([.old])
    store.state.withLock {
      $0.refusal = .html(
        "<dt class='foundation-form-response-status-message'>Message</dt>"
          + "<dd>Invalid password for existing key store opensesame</dd>", status: 500)
    }
    let problem = await store.transport.applyProblem(
      "keystore.alias.remove", .keystore(["confirmation": "similaritysearch"]))
    #expect(
      problem
        == .keystore(
          .refused(
            home: FakeKeystore.home, status: 500,
            message: "Invalid password for existing key store •••")))
  }
}
