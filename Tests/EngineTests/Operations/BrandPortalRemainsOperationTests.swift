import Sandbox
import Testing
import Values

@testable import Engine

private let agents = ReplicationAgent.folder
private let legacy = BrandPortalService.legacyFolder
private let today = BrandPortalService.folder
private let user = "/home/users/mac/mac-sandbox-replication"
private let tenant = "https://sandbox.brand-portal.adobe.com"

@Suite("brand-portal.remains", .timeLimit(.minutes(10)))
struct BrandPortalRemainsOperationTests {
  @Test("A fresh author has nothing; the paths of what there is are told otherwise")
  func counts() async throws {
    let fresh = try AuthorStage()
    let none = try await fresh.done("brand-portal.remains", fresh.inputs(["tenantUrl": tenant]))
    #expect(none.texts == ["any": "no", "agents": "0", "services": "0", "users": "0"])
    #expect(none.evidence.map(\.found) == ["none", "none", "none"])
    for (preset, place, label) in [
      (SandboxPreset.brandPortalExisting, legacy, "Legacy cloud service"),
      (.brandPortalConnected, today, "Cloud configuration in the current place"),
    ] {
      let stage = try AuthorStage(presets: [preset])
      let found = try await stage.done("brand-portal.remains", stage.inputs(["tenantUrl": tenant]))
      #expect(found.texts == ["any": "yes", "agents": "4", "services": "1", "users": "1"])
      #expect(
        found.evidence.contains(Evidence(label, "\(place)/brand-portal, for \(tenant)")))
      #expect(found.evidence.contains(Evidence("Replication user", user)))
      #expect(found.cautions.isEmpty)
    }
  }

  @Test("What is another tenant's counts, and is told")
  func strangers() async throws {
    let stage = try AuthorStage(presets: [.brandPortalConnected])
    try await stage.addStranger()
    let found = try await stage.done("brand-portal.remains", stage.inputs(["tenantUrl": tenant]))
    #expect(found.texts["agents"] == "5")
    #expect(found.cautions.count == 1 && found.cautions[0].contains("mp_replication_agent_9"))
  }

  @Test("Who may not see users is not told that there are none")
  func invisible() async throws {
    let stage = try AuthorStage()
    #expect(
      await stage.problem("brand-portal.remains", stage.readerInputs(["tenantUrl": tenant]))
        == .author(.notFound(path: "/home/users", user: "operator")))
    let folder = #"{"jcr:primaryType": "sling:OrderedFolder"}"#
    let server = ScriptedTransport(["GET \(agents).infinity.json": [.json(folder)]])
    #expect(
      await server.problem("brand-portal.remains", .author(["tenantUrl": tenant]))
        == .author(.notFound(path: "/etc/cloudservices", user: "admin")))
    server.on("GET /etc/cloudservices.0.json", .json("{}"))
    #expect(
      await server.problem("brand-portal.remains", .author(["tenantUrl": tenant]))
        == .author(.notFound(path: "/conf/global", user: "admin")))
  }

  @Test(
    "Only the tenant's own address tells its ID",
    arguments: [
      "https://assets.example.com", "https://brand-portal.adobe.com",
      "https://a.b.brand-portal.adobe.com",
      "https://brand-portal.adobe.com.example.com", "acme",
    ])
  func aliases(address: String) async {
    switch await ScriptedTransport().problem(
      "brand-portal.remains", .author(["tenantUrl": address]))
    {
    case .unusableInput("tenantUrl", _), .address: break
    case let other: Issue.record("\(address): \(String(describing: other))")
    }
  }

  @Test("Paths from the query builder that lead elsewhere are not followed")
  func hostileHits() async throws {
    let query =
      "path=/home/users&1_property=rep:authorizableId"
      + "&1_property.value=mac-sandbox-replication&p.limit=-1"
    let server = ScriptedTransport([
      "GET \(agents).infinity.json": [.json("{\"../../libs\":{\"jcr:content\":{}}}")],
      "GET /etc/cloudservices.0.json": [.json("{}")], "GET /conf/global.0.json": [.json("{}")],
      "GET /home/users.0.json": [.json("{}")],
      "GET /bin/querybuilder.json?\(query)": [
        .json(
          #"{"hits":[{"path":"/home/users/../../libs"},{"path":"/apps"},{"path":"/home/users/a"}]}"#
        )
      ],
      "GET /home/users/a.0.json": [.json(#"{"rep:authorizableId":"somebody"}"#)],
    ])
    let look = try await server.look("brand-portal.remains", .author(["tenantUrl": tenant]))
    #expect(look.conclusion?.texts["any"] == "no")
    #expect(!server.lines.contains { $0.contains("..") || $0.contains("/apps") })
  }
}
