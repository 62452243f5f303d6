import Testing
import Values

@testable import Engine

private let folder = "/conf/global/settings/cloudconfigs"
private let info = "GET /system/console/status-productinfo.txt"

private func inputs(url: String = "http://127.0.0.1:4502") -> OperationInputs {
  OperationInputs(texts: ["url": url], secrets: ["token": Secret(copying: "tok-1234567".utf8)])
}

@Suite("aem.cloud")
struct AEMCloudOperationTests {
  @Test func listsConfigurationsAndSaysThatTheRestIsGuided() async throws {
    let server = ScriptedTransport([
      "GET \(folder).2.json": [
        .json(
          #"{"jcr:primaryType":"sling:Folder","mediaportal":{"bp":{"jcr:content":{"jcr:title":"BP"}}},"#
            + #""target":{"jcr:primaryType":"cq:Page","jcr:content":{"jcr:title":"Target"}}}"#)
      ]
    ])
    let look = try await server.look("aem.cloud", inputs())
    let conclusion = try #require(look.conclusion)
    #expect(
      conclusion.lists["configurations"] == [
        ListedItem(value: "mediaportal/bp", label: "BP", detail: "mediaportal/bp"),
        ListedItem(value: "target", label: "Target", detail: "target"),
      ])
    #expect(
      conclusion.cautions.last?.hasPrefix(
        "On AEM as a Cloud Service, aem-setup cannot read or change anything else.") == true)
    #expect(server.posts.isEmpty)
    #expect(server.seen.allSatisfy { $0.user == nil })
  }

  @Test func refusalsOfTheTokenAreNamed() async {
    for reaction in [
      Reaction.status(401), .redirect("/libs/granite/core/content/login.html?j_reason=x"),
    ] {
      let server = ScriptedTransport { _ in reaction }
      #expect(await server.problem("aem.cloud", inputs()) == .cloudService(.tokenRefused))
    }
  }

  @Test func anotherEditionIsNamed() async {
    let server = ScriptedTransport([
      info: [.text("Installed Products\n  Adobe Experience Manager (6.5.20.0)\n")],
      "GET \(folder).2.json": [.json("{}")],
    ])
    #expect(
      await server.problem("aem.cloud", inputs())
        == .cloudService(.otherEdition(version: "6.5.20.0")))
  }

  @Test func nothingVisibleIsNotNone() async throws {
    #expect(
      await ScriptedTransport().problem("aem.cloud", inputs()) == .cloudService(.nothingVisible))
    let server = ScriptedTransport(["GET /conf/global.0.json": [.json("{}")]])
    let look = try await server.look("aem.cloud", inputs())
    #expect(look.conclusion?.cautions.first?.hasPrefix(folder) == true)
  }

  @Test func aTokenDoesNotTravelUnprotected() async {
    #expect(
      await ScriptedTransport().problem("aem.cloud", inputs(url: "http://aem.example.com"))
        == .plainHTTP(host: "aem.example.com"))
  }
}
