import Testing
import Values

@testable import Engine

private let client = "0123456789abcdef0123456789abcdef"
private let type = "adobe-ims-similaritysearch"
private let operation = "ims.configuration.verify"

@Suite("ims.configuration.verify", .timeLimit(.minutes(10)))
struct IMSConfigurationVerifyOperationTests {
  @Test("The only one with the client ID and OAuth passes, and is named")
  func passes() async throws {
    let author = try SandboxAuthor()
    let pid = try await oauth("Smart Tags OAuth", on: author)
    let found = try await look(author, ["title": "Smart Tags OAuth"])
    #expect(found.outcome == .passed)
    #expect(found.texts == ["pid": pid, "title": "Smart Tags OAuth"])
    #expect(found.cautions == [])
  }

  @Test("Another title than expected is said, and given")
  func title() async throws {
    let author = try SandboxAuthor()
    _ = try await oauth("Ours", on: author)
    let found = try await look(author, ["title": "Smart Tags OAuth"])
    #expect(found.outcome == .passed)
    #expect(found.texts["title"] == "Ours")
    #expect(found.cautions.contains { $0.hasPrefix("Its title in AEM is Ours.") })
  }

  @Test("What still signs a JWT fails, whichever it is")
  func jwt() async throws {
    let author = try SandboxAuthor()
    let pid = try await oauth("New", on: author)
    _ = try await author.addPair(title: "Old one", client: "other", type: type)
    let found = try await look(author)
    #expect(found.outcome.reason?.hasPrefix("Old one still uses a service account (JWT).") == true)
    #expect(found.texts["pid"] == pid)
  }

  @Test("Two for one product fail; the chosen one is kept")
  func several() async throws {
    let author = try SandboxAuthor()
    _ = try await oauth("Twin", on: author)
    let pid = try await oauth("Twin", on: author)
    let found = try await look(author, ["chosen": pid])
    #expect(
      found.outcome.reason?.hasPrefix("AEM has 2 IMS configurations for Smart Tags: Twin, Twin.")
        == true)
    #expect(found.texts["pid"] == pid)
  }

  @Test("One with another client ID fails")
  func otherClient() async throws {
    let author = try SandboxAuthor()
    _ = try await oauth("Ours", client: "other", on: author)
    let found = try await look(author)
    #expect(found.outcome.reason?.hasPrefix("Ours has another client ID.") == true)
    #expect(found.texts["pid"] == nil)
  }

  @Test("One credential can serve another product, too")
  func sharedCredential() async throws {
    let author = try SandboxAuthor()
    let pid = try await oauth("Smart Tags OAuth", on: author)
    _ = try await oauth("Adobe Target OAuth", type: "adobe-ims-adobetarget", on: author)
    let found = try await look(author)
    #expect(found.outcome == .passed)
    #expect(found.texts["pid"] == pid)
  }

  @Test("None is unknown, because AEM may keep it elsewhere; so is an unknown grant")
  func unknown() async throws {
    let none = try await look(try SandboxAuthor())
    #expect(
      none.outcome
        == .unknown(
          "AEM shows no IMS configuration for Smart Tags with the client ID \(client)."))
    let author = try SandboxAuthor()
    _ = try await author.addPair(
      title: "Ours", client: client, type: type, ["auth.token.provider.endpoint": ""])
    let found = try await look(author)
    #expect(found.outcome == .unknown("AEM does not show whether Ours uses OAuth or JWT."))
  }

  @Test("AEM as a Cloud Service is not asked")
  func cloud() async throws {
    let server = ScriptedTransport { _ in .status(500) }
    let look = try await server.look(
      operation,
      .author(
        ["product": "smart-tags", "clientId": client],
        url: "https://author-p1-e1.adobeaemcloud.com"))
    #expect(look.conclusion?.outcome.word == "unknown")
    #expect(server.seen.isEmpty)
  }

  @Test("A product that has no IMS configuration is refused")
  func product() async {
    let server = ScriptedTransport { _ in .status(500) }
    let problem = await server.problem(
      operation, .author(["product": "nothing", "clientId": client]))
    #expect(problem != nil)
    #expect(server.seen.isEmpty)
  }

  private func look(
    _ author: SandboxAuthor, _ more: [String: String] = [:]
  ) async throws -> Conclusion {
    let inputs = author.given(["product": "smart-tags", "clientId": client].merging(more) { $1 })
    return try #require(try await author.look(operation, inputs).conclusion)
  }

  /// Adds a pair as AEM's form creates it for OAuth Server-to-Server, and returns its PID.
  private func oauth(
    _ title: String, client: String = client, type: String = type, on author: SandboxAuthor
  ) async throws -> String {
    try await author.addPair(
      title: title, client: client, type: type,
      [
        "auth.token.provider.endpoint": "https://ims-na1.adobelogin.com/ims/token/v3",
        "auth.token.provider.authorization.grants": "client_credentials",
      ])
  }
}
