import Engine
import Sandbox
import Testing
import Values

@Suite("smart-tags.configurations")
struct SmartTagsConfigurationsOperationTests {
  @Test func listsThem() async throws {
    let author = try SandboxAuthor()
    try await author.stageSmartTags()
    try await author.change(
      "/etc/cloudservices/smarttagging/older", [("./jcr:primaryType", "cq:Page")])
    let look = try await author.look("smart-tags.configurations", author.given())
    #expect(
      look.conclusion?.lists["configurations"] == [
        ListedItem(value: "older", label: "older"),
        ListedItem(
          value: "tags", label: "Smart Tags", detail: "https://smartcontent.adobe.io/emea"),
      ])
  }

  @Test func noFolderIsNoneOnlyWhenTheParentCanBeRead() async throws {
    let server = ScriptedTransport(["GET /etc/cloudservices.0.json": [.json("{}")]])
    let look = try await server.look("smart-tags.configurations", .author())
    #expect(look.conclusion?.lists["configurations"] == [])
    #expect(
      await ScriptedTransport().problem("smart-tags.configurations", .author())
        == .author(.notFound(path: "/etc/cloudservices", user: "admin")))
  }

  @Test func readsLevelByLevelWhenSlingRefusesTheWhole() async throws {
    let folder = "/etc/cloudservices/smarttagging"
    let server = ScriptedTransport([
      "GET \(folder).2.json": [.json(#"["\#(folder).1.json"]"#, status: 300)],
      "GET \(folder).1.json": [.json(#"{"a":{"jcr:primaryType":"cq:Page"}}"#)],
      "GET \(folder)/a/jcr:content.0.json": [.json(#"{"jcr:title":"A","serviceUrl":"u"}"#)],
    ])
    let look = try await server.look("smart-tags.configurations", .author())
    #expect(
      look.conclusion?.lists["configurations"] == [ListedItem(value: "a", label: "A", detail: "u")])
  }

  @Test func recognizesALoginPageWhereJSONIsExpected() async {
    let route = "GET /etc/cloudservices/smarttagging.2.json"
    let server = ScriptedTransport([route: [.html("<html>QUICKSTART_HOMEPAGE</html>")]])
    #expect(
      await server.problem("smart-tags.configurations", .author()) == .author(.loginPage))
    server.on(route, .html("<html>hello</html>"))
    #expect(
      await server.problem("smart-tags.configurations", .author())
        == .author(
          .notJSON(path: "/etc/cloudservices/smarttagging.2.json", found: "text/html")))
  }
}
