import Testing

@testable import Engine

private let tenant = "https://example.brand-portal.adobe.com"

@Suite("brand-portal.configuration")
struct BrandPortalConfigurationOperationTests {
  private let folder = "/conf/global/settings/cloudconfigs/mediaportal"
  private let agents = "/etc/replication/agents.author"

  private func page(_ name: String, _ tenant: String, ims: String = "pid") -> String {
    #""\#(name)":{"jcr:primaryType":"cq:Page","jcr:content":{"tenantURL":"\#(tenant)","imsConfig":"\#(ims)"}}"#
  }

  private let wanted = OperationInputs.author([
    "name": "bp", "tenantUrl": tenant, "imsConfiguration": "pid",
  ])

  @Test(arguments: [tenant, tenant + "/", tenant.uppercased().replacing("HTTPS", with: "https")])
  func theSameTenantIsNoChange(stored: String) async throws {
    let server = ScriptedTransport([
      "GET /home/users.0.json": [.json("{}")],
      "GET \(agents).infinity.json": [.json(#"{"jcr:primaryType": "sling:OrderedFolder"}"#)],
      "GET \(folder).2.json": [.json("{\(page("other", stored))}")],
    ])
    let look = try await server.look("brand-portal.configuration", wanted)
    #expect(look.plan.isEmpty)
    #expect(look.conclusion?.texts["path"] == "\(folder)/other")
  }

  @Test func severalAreNotTouched() async {
    let server = ScriptedTransport([
      "GET /home/users.0.json": [.json("{}")],
      "GET \(agents).infinity.json": [.json(#"{"jcr:primaryType": "sling:OrderedFolder"}"#)],
      "GET \(folder).2.json": [.json("{\(page("a", tenant)),\(page("b", tenant))}")],
    ])
    #expect(
      await server.problem("brand-portal.configuration", wanted)
        == .brandPortal(.severalConfigurations(["a", "b"])))
  }

  @Test func changesWhatDiffersAndReadsItBack() async throws {
    let server = ScriptedTransport([
      "GET /home/users.0.json": [.json("{}")],
      "GET \(agents).infinity.json": [.json(#"{"jcr:primaryType": "sling:OrderedFolder"}"#)],
      "GET \(folder).2.json": [
        // It is looked at once more right before the change.
        .json("{\(page("a", tenant, ims: "old"))}"), .json("{\(page("a", tenant, ims: "old"))}"),
        .json("{\(page("a", tenant))}"),
      ],
      "POST /apps/brandportal/config": [.html("")],
    ])
    let look = try await server.look("brand-portal.configuration", wanted)
    #expect(
      look.plan.changes == [
        Change("IMS configuration (imsConfig)", before: "old", after: "pid")
      ])
    guard case .done = try await look.apply() else {
      Issue.record("outdated")
      return
    }
    #expect(server.posts.map { $0["item"] } == ["\(folder)/a"])
  }

  @Test func aSuccessThatChangesNothingIsNotBelieved() async {
    let server = ScriptedTransport([
      "GET /home/users.0.json": [.json("{}")],
      "GET \(agents).infinity.json": [.json(#"{"jcr:primaryType": "sling:OrderedFolder"}"#)],
      "GET \(folder).2.json": [.json("{}")], "POST /apps/brandportal/config": [.html("")],
    ])
    let problem = await server.applyProblem("brand-portal.configuration", wanted)
    guard case .readsBackDifferently = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
  }

  @Test func aNameThatIsNoNameIsNotSent() async {
    var inputs = wanted
    inputs.texts["name"] = "a/b"
    guard
      case .unusableInput = await ScriptedTransport().problem("brand-portal.configuration", inputs)
    else {
      Issue.record("a/b was taken")
      return
    }
  }
}
