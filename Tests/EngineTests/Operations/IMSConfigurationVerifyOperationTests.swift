import Testing
import Values

@testable import Engine

private let client = "0123456789abcdef0123456789abcdef"
private let type = "adobe-ims-similaritysearch"

@Suite("ims.configuration.verify", .timeLimit(.minutes(10)))
struct IMSConfigurationVerifyOperationTests {
  private let author: SandboxAuthor

  init() throws { author = try SandboxAuthor() }

  @Test("The only one with the client ID and OAuth passes, and is named")
  func passes() async throws {
    let pid = try await add("Smart Tags OAuth")
    let found = try await look(["title": "Smart Tags OAuth"])
    #expect(found.outcome == .passed)
    #expect(found.texts == ["pid": pid, "title": "Smart Tags OAuth"])
    #expect(found.cautions == [])
  }

  @Test("Another title than expected is said, and given")
  func title() async throws {
    _ = try await add("Ours")
    let found = try await look(["title": "Smart Tags OAuth"])
    #expect(found.outcome == .passed)
    #expect(found.texts["title"] == "Ours")
    #expect(found.cautions.contains { $0.hasPrefix("Its title in AEM is Ours.") })
  }

  @Test("What still signs a JWT fails, whichever it is")
  func jwt() async throws {
    let pid = try await add("New")
    _ = try await author.addPair(title: "Old one", client: "other", type: type)
    let found = try await look()
    #expect(found.outcome.reason?.hasPrefix("Old one still uses a service account (JWT).") == true)
    #expect(found.texts["pid"] == pid)
  }

  @Test("Two for one product fail; the chosen one is kept")
  func several() async throws {
    _ = try await add("One")
    let chosen = try await add("Two")
    let found = try await look(["chosen": chosen])
    #expect(
      found.outcome.reason?.hasPrefix("AEM has 2 IMS configurations for Smart Tags: One, Two.")
        == true)
    #expect(found.texts["pid"] == chosen)
  }

  @Test("One with another client ID fails")
  func otherClient() async throws {
    _ = try await add("Ours", client: "other")
    let found = try await look()
    #expect(found.outcome.reason?.hasPrefix("Ours has another client ID.") == true)
    #expect(found.texts["pid"] == nil)
  }

  @Test("One credential can serve another product, too")
  func sharedCredential() async throws {
    let pid = try await add("Smart Tags OAuth")
    _ = try await add("Adobe Target OAuth", type: "adobe-ims-adobetarget")
    let found = try await look()
    #expect(found.outcome == .passed)
    #expect(found.texts["pid"] == pid)
  }

  @Test("None is unknown, because AEM may keep it elsewhere; so is an unknown grant")
  func unknown() async throws {
    let none = try await look()
    #expect(
      none.outcome
        == .unknown(
          "AEM shows no IMS configuration for Smart Tags with the client ID \(client)."))
    _ = try await author.addPair(
      title: "Ours", client: client, type: type, ["auth.token.provider.endpoint": ""])
    let found = try await look()
    #expect(found.outcome == .unknown("AEM does not show whether Ours uses OAuth or JWT."))
  }

  @Test("AEM as a Cloud Service is not asked")
  func cloud() async throws {
    let server = ScriptedTransport { _ in .status(500) }
    var inputs = inputs([:])
    inputs.texts["url"] = "https://author-p1-e1.adobeaemcloud.com"
    let look = try await server.look("ims.configuration.verify", inputs)
    #expect(look.conclusion?.outcome.word == "unknown")
    #expect(server.seen.isEmpty)
  }

  @Test("A product that has no IMS configuration is refused")
  func product() async {
    let inputs = inputs(["product": "nothing"])
    #expect(await author.problem("ims.configuration.verify", inputs) != nil)
  }

  private func look(_ more: [String: String] = [:]) async throws -> Conclusion {
    let look = try await author.look("ims.configuration.verify", inputs(more))
    return try #require(look.conclusion)
  }

  private func inputs(_ more: [String: String]) -> OperationInputs {
    author.given(["product": "smart-tags", "clientId": client].merging(more) { $1 })
  }

  /// Creates a pair as AEM's form creates it for OAuth Server-to-Server, and returns its PID.
  private func add(
    _ title: String, client: String = client, type: String = type
  ) async throws -> String {
    try await author.addPair(
      title: title, client: client, type: type,
      [
        "auth.token.provider.endpoint": "https://ims-na1.adobelogin.com/ims/token/v3",
        "auth.token.provider.authorization.grants": "client_credentials",
      ])
  }
}
