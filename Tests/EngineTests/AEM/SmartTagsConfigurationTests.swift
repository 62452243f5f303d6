import HTTP
import Sandbox
import Testing
import Values

@testable import Engine

@Suite("The legacy configurations of Smart Tags")
struct SmartTagsConfigurationTests {
  private typealias Found = SmartTagsConfiguration.Found

  private func read(_ server: ScriptedTransport) async throws(Problem) -> [Found] {
    try await AuthorClient(.author(), EngineContext(transport: server)).smartTagsConfigurations()
  }

  private func problem(_ server: ScriptedTransport) async -> Problem? {
    do throws(Problem) {
      _ = try await read(server)
      return nil
    } catch {
      return error
    }
  }

  @Test func listsThem() async throws {
    let author = try SandboxAuthor()
    try await author.stageSmartTags()
    try await author.change(
      "/etc/cloudservices/smarttagging/older", [("./jcr:primaryType", "cq:Page")])
    #expect(
      try await author.direct().smartTagsConfigurations() == [
        Found(name: "older", title: "older", serviceURL: ""),
        Found(name: "tags", title: "Smart Tags", serviceURL: "https://smartcontent.adobe.io/emea"),
      ])
  }

  @Test func noFolderIsNoneOnlyWhenTheParentCanBeRead() async throws {
    let server = ScriptedTransport(["GET /etc/cloudservices.0.json": [.json("{}")]])
    #expect(try await read(server) == [])
    #expect(
      await problem(ScriptedTransport())
        == .author(.notFound(path: "/etc/cloudservices", user: "admin")))
  }

  @Test func readsLevelByLevelWhenSlingRefusesTheWhole() async throws {
    let folder = "/etc/cloudservices/smarttagging"
    let server = ScriptedTransport([
      "GET \(folder).2.json": [.json(#"["\#(folder).1.json"]"#, status: 300)],
      "GET \(folder).1.json": [.json(#"{"a":{"jcr:primaryType":"cq:Page"}}"#)],
      "GET \(folder)/a/jcr:content.0.json": [.json(#"{"jcr:title":"A","serviceUrl":"u"}"#)],
    ])
    #expect(try await read(server) == [Found(name: "a", title: "A", serviceURL: "u")])
  }

  @Test func recognizesALoginPageWhereJSONIsExpected() async {
    let route = "GET /etc/cloudservices/smarttagging.2.json"
    let server = ScriptedTransport([route: [.html("<html>QUICKSTART_HOMEPAGE</html>")]])
    #expect(await problem(server) == .author(.loginPage))
    server.on(route, .html("<html>hello</html>"))
    #expect(
      await problem(server)
        == .author(
          .notJSON(path: "/etc/cloudservices/smarttagging.2.json", found: "text/html")))
  }
}
