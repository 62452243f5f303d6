import Testing
import Values

@testable import Engine

private let client = "0123456789abcdef0123456789abcdef"
private let type = "adobe-ims-similaritysearch"

@Suite("ims.configurations", .timeLimit(.minutes(10)))
struct IMSConfigurationsOperationTests {
  @Test(arguments: [true, false])
  func listsThemWithAndWithoutFilters(filters: Bool) async throws {
    let author = try SandboxAuthor()
    let pid = try await author.addPair(title: "Old \u{1B}[31mone", client: client, type: type)
    if !filters { author.refuseFilters() }
    let look = try await author.look("ims.configurations", author.given())
    let conclusion = try #require(look.conclusion)
    let items = try #require(conclusion.lists["configurations"])
    #expect(items.map(\.value) == [pid])
    #expect(items[0].label.hasPrefix("Old ") && !items[0].label.contains("\u{1B}"))
    #expect(
      items[0].detail
        == "client ID \(client), service account (JWT), ims-na1.adobelogin.com, validator \(type)")
    #expect(
      conclusion.texts == [
        "any": "yes", "count": "1", "duplicates": "no", "jwt": "yes", "pid": items[0].value,
      ])
    #expect(conclusion.cautions.count == 1)
    #expect("\(conclusion)".contains("old-secret") == false)
  }

  @Test func reportsDoubles() async throws {
    let author = try SandboxAuthor()
    for client in [client, "other"] {
      _ = try await author.addPair(title: "One", client: client, type: type)
    }
    let look = try await author.look("ims.configurations", author.given())
    let cautions = try #require(look.conclusion).cautions
    #expect(look.conclusion?.texts["duplicates"] == "yes")
    #expect(look.conclusion?.texts["pid"] == "")
    for start in ["2 configurations have the title One.", "2 configurations have the validator"] {
      #expect(cautions.contains { $0.hasPrefix(start) }, "\(start)")
    }
    #expect(!cautions.contains { $0.contains("have the client ID") })
    #expect(cautions.contains { $0.contains("has 2 customizers") })
  }

  @Test func readsTheGrantFromTheFile() async throws {
    let author = try SandboxAuthor()
    _ = try await author.add(
      SandboxAuthor.provider,
      [
        "auth.token.provider.title": "X",
        "auth.token.provider.authorization.grants": "client_credentials",
      ])
    let look = try await author.look("ims.configurations", author.given())
    #expect(
      look.conclusion?.lists["configurations"]?.first?.detail
        == "client ID none, OAuth Server-to-Server")
    #expect(look.conclusion?.cautions == ["X has no customizer, so it has no client secret."])
  }

  @Test func noneIsNone() async throws {
    let author = try SandboxAuthor()
    let look = try await author.look("ims.configurations", author.given())
    #expect(look.conclusion?.texts["any"] == "no")
  }

  @Test func aClosedConsoleIsNotNone() async {
    let server = ScriptedTransport { _ in .status(403) }
    #expect(
      await server.problem("ims.configurations", .author())
        == .author(.noConsoleRights(user: "admin")))
  }
}
