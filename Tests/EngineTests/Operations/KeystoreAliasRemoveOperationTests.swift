import Engine
import Sandbox
import Testing

@Suite("keystore.alias.remove")
struct KeystoreAliasRemoveOperationTests {
  @Test func removesOnlyWhenTheAliasWasTyped() async throws {
    let server = try SandboxAuthor(.jwtExisting)
    let without = await server.applyProblem("keystore.alias.remove", server.keystore())
    #expect(without == .keystore(.notConfirmed(alias: "SimilaritySearch")))
    #expect(server.posts.isEmpty)
    let agreed = server.keystore(["confirmation": "similaritysearch"])
    let look = try await server.look("keystore.alias.remove", agreed)
    #expect(look.plan.cautions.count == 1)
    guard case .done(let conclusion, _) = try await look.apply() else {
      Issue.record("outdated")
      return
    }
    #expect(server.posts.map { $0["removeAlias"] } == ["similaritysearch"])
    #expect(conclusion.evidence == [Evidence("Entries left", "none")])
    #expect(try await server.look("keystore.alias.remove", server.keystore()).plan.isEmpty)
  }

  @Test func believesTheListAndNotTheStatus() async throws {
    let server = try SandboxAuthor(.jwtExisting)
    server.keepKeystore()
    let problem = await server.applyProblem(
      "keystore.alias.remove", server.keystore(["confirmation": "similaritysearch"]))
    guard case .readsBackDifferently = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
  }

  @Test func aRemovalThatDoesNotShowIsNotTakenAsMade() async throws {
    let server = try SandboxAuthor(.jwtExisting, losses: [.before])
    let problem = await server.applyProblem(
      "keystore.alias.remove", server.keystore(["confirmation": "similaritysearch"]))
    guard case .changeAmbiguous = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
    #expect(server.posts.count == 1)
  }

  @Test func saysWhyAEMRefused() async throws {
    let server = try SandboxAuthor(.jwtExisting)
    server.on(
      "POST \(SandboxAuthor.home).ks.html",
      .html(
        "<dt class='foundation-form-response-status-message'>Message</dt><dd>Invalid password "
          + "for existing key store \(server.sandbox.facts.password)</dd>", status: 500))
    let problem = await server.applyProblem(
      "keystore.alias.remove", server.keystore(["confirmation": "similaritysearch"]))
    #expect(
      problem
        == .keystore(
          .refused(
            home: SandboxAuthor.home, status: 500,
            message: "Invalid password for existing key store •••")))
  }
}
