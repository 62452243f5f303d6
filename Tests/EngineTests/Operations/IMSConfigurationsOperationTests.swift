import Foundation
import Synchronization
import Testing
import Values

@testable import Engine

private let client = "0123456789abcdef0123456789abcdef"
private let type = "adobe-ims-similaritysearch"

@Suite("ims.configurations")
struct IMSConfigurationsOperationTests {
  @Test(arguments: [true, false])
  func listsThemWithAndWithoutFilters(filters: Bool) async throws {
    let pair = FakeWebConsole.jwtPair(1, title: "Old \u{1B}[31mone", client: client, type: type)
    let console = FakeWebConsole(pair)
    console.state.withLock { $0.filters = filters }
    let look = try await console.transport.look("ims.configurations", .author())
    let conclusion = try #require(look.conclusion)
    let items = try #require(conclusion.lists["configurations"])
    #expect(
      items.map(\.value) == ["\(FakeWebConsole.provider).00000001-0000-4000-8000-000000000000"])
    #expect(items[0].label.hasPrefix("Old ") && !items[0].label.contains("\u{1B}"))
    #expect(
      items[0].detail
        == "client ID \(client), service account (JWT), ims-na1.adobelogin.com, validator \(type)")
    #expect(
      conclusion.texts == ["any": "yes", "count": "1", "duplicates": "no", "jwt": "yes"])
    #expect(conclusion.cautions.count == 1)
    #expect("\(conclusion)".contains("old-secret") == false)
  }

  @Test func reportsDoubles() async throws {
    var held = FakeWebConsole.jwtPair(1, title: "One", client: client, type: type)
    held.merge(FakeWebConsole.jwtPair(2, title: "One", client: "other", type: type)) { $1 }
    let look = try await FakeWebConsole(held).transport.look("ims.configurations", .author())
    let cautions = try #require(look.conclusion).cautions
    #expect(look.conclusion?.texts["duplicates"] == "yes")
    for start in ["2 configurations have the title One.", "2 configurations have the validator"] {
      #expect(cautions.contains { $0.hasPrefix(start) }, "\(start)")
    }
    #expect(!cautions.contains { $0.contains("have the client ID") })
    #expect(cautions.contains { $0.contains("has 2 customizers") })
  }

  @Test func readsTheGrantFromTheFile() async throws {
    let pid = "\(FakeWebConsole.provider)~x"
    let console = FakeWebConsole([pid: ["auth.token.provider.title": "X"]])
    console.state.withLock {
      $0.untold = ["auth.token.provider.authorization.grants"]
      $0.files["\(FakeWebConsole.provider)-x.config"] =
        "auth.token.provider.authorization.grants=\"client_credentials\"\r\n"
    }
    let look = try await console.transport.look("ims.configurations", .author())
    #expect(
      look.conclusion?.lists["configurations"]?.first?.detail
        == "client ID none, OAuth Server-to-Server")
    #expect(look.conclusion?.cautions == ["X has no customizer, so it has no client secret."])
  }

  @Test func noneIsNone() async throws {
    let look = try await FakeWebConsole().transport.look("ims.configurations", .author())
    #expect(look.conclusion?.texts["any"] == "no")
  }

  @Test func aClosedConsoleIsNotNone() async {
    let server = ScriptedTransport { _ in .status(403) }
    #expect(
      await server.problem("ims.configurations", .author())
        == .author(.noConsoleRights(user: "admin")))
  }
}
