import HTTP
import Testing
import Values

@testable import Engine

/// The operations that read and delete plain nodes, on a real Sling of both generations.
@Suite(
  "A real Sling: agents, cloud services and pages",
  .enabled(if: RealAuthor.program != nil, "AEM_SETUP_SLING names no program that runs a Sling"),
  .serialized)
struct RealAuthorPlacesTests {
  private static let tenant = "https://acme.brand-portal.adobe.com"
  private static let page = ("./jcr:primaryType", "cq:Page")
  private static let content = ("./jcr:content/jcr:primaryType", "cq:PageContent")

  @Test(arguments: ["sling11", "sling12"])
  func places(era: String) async throws {
    let sling = try RealAuthor(era: era)
    try #require(!sling.url.isEmpty)
    let runner = OperationRunner(
      catalog: .standard,
      context: EngineContext(transport: HTTPClient(options: HTTPOptions())))
    try await target(sling, runner)
    try await brandPortal(sling, runner)
  }

  private func inputs(
    _ sling: RealAuthor, _ texts: [String: String], user: String = "admin"
  ) -> OperationInputs {
    var inputs = sling.inputs(user: user, password: user)
    inputs.texts.merge(texts) { _, new in new }
    return inputs
  }

  /// Creates a node, and missing ones above it.
  private func add(
    _ sling: RealAuthor, _ path: String, _ fields: [(String, String)]
  ) async throws {
    let answer = try await sling.client().post(
      Sling.encoded(path), Sling.form([Self.page, Self.content] + fields).finish())
    #expect([200, 201].contains(answer.status), "\(path): \(answer.text)")
  }

  private func target(_ sling: RealAuthor, _ runner: OperationRunner) async throws {
    let configuration = "\(TargetConfiguration.folder)/main"
    try await add(sling, configuration, [("./jcr:content/public/clientcode", "acme")])
    try await add(sling, "\(configuration)/framework", [])
    try await add(
      sling, "/content/site",
      [
        ("./jcr:content/cq:cloudserviceconfigs", "\(configuration)/framework"),
        ("./jcr:content/cq:cloudserviceconfigs@TypeHint", "String[]"),
      ])
    try await add(sling, "/content/site/en", [])
    try await add(
      sling, "/content/site/wrong", [("./jcr:content/cq:cloudserviceconfigs", configuration)])
    for (page, bound) in [
      ("/content/site", "framework"), ("/content/site/en", "framework"),
      ("/content/site/wrong", "configuration"),
    ] {
      let look = try await runner.look(
        "target.page", inputs(sling, ["page": page, "framework": "framework"]))
      #expect(look.conclusion?.texts == ["bound": bound])
    }
    let found = try await runner.look(
      "target.configuration", inputs(sling, ["clientCode": "acme"]))
    #expect(found.conclusion?.lists["frameworks"]?.map(\.value) == ["\(configuration)/framework"])
    let agent = "\(ReplicationAgent.folder)/test_and_target"
    func state() async throws -> String? {
      try await runner.look("target.agent", inputs(sling, [:])).conclusion?.texts["state"]
    }
    #expect(try await state() == "missing")
    try await add(sling, agent, [("./jcr:content/transportUri", "tnt:///")])
    #expect(try await state() == "disabled")
    try await add(sling, agent, [("./jcr:content/enabled", "true")])
    #expect(try await state() == "enabled")
    await #expect(
      throws: Problem.validation(.notAsset(path: "/content/site", type: "cq:Page"))
    ) {
      try await runner.look("smart-tags.asset", inputs(sling, ["asset": "/content/site"]))
    }
  }

  /// Adds a real user of Oak's to the folder that contains Brand Portal's.
  private func addUser(_ sling: RealAuthor, _ name: String) async throws {
    let author = try sling.client()
    func send(_ path: String, _ fields: [(String, String)]) async throws {
      let answer = try await author.post(path, Sling.form(fields).finish())
      #expect([200, 201].contains(answer.status), "\(path): \(answer.text)")
    }
    try await send("/home/users/mac", [("./jcr:primaryType", "rep:AuthorizableFolder")])
    try await send(
      "/system/userManager/user.create.json",
      [(":name", name), ("pwd", "secret"), ("pwdConfirm", "secret")])
    try await send(
      "/home/users/m/\(name)", [(":operation", "move"), (":dest", "/home/users/mac/")])
  }

  private func brandPortal(_ sling: RealAuthor, _ runner: OperationRunner) async throws {
    let author = try sling.client()
    // A dot in a name must not be taken for an extension.
    let names = ["mp_replication_agent", "mp_replication_agent.1"]
    for name in names {
      let answer = try await author.post(
        "\(ReplicationAgent.folder)/",
        Sling.form(
          [(":name", name), Self.page, Self.content]
            + [("./jcr:content/transportUri", "\(Self.tenant)/x")]
        ).finish())
      #expect(answer.status == 201)
    }
    try await add(
      sling, "\(BrandPortalService.legacyFolder)/bp",
      [("./jcr:content/tenantURL", "\(Self.tenant)/")])
    try await addUser(sling, "mac-acme-replication")
    let wanted = ["tenantUrl": Self.tenant, "confirmation": "acme"]
    func remains() async throws -> [String: String]? {
      try await runner.look("brand-portal.remains", inputs(sling, wanted)).conclusion?.texts
    }
    #expect(
      try await remains() == ["any": "yes", "agents": "2", "services": "1", "users": "1"])
    // Nobody tells of the queues here, so nothing may be deleted.
    let queues = try await runner.look("brand-portal.queues", inputs(sling, wanted))
    #expect(queues.conclusion?.texts["idle"] == "no")
    await #expect(
      throws: Problem.brandPortal(.queuesNotIdle(names.map { "\($0): queue unknown" }))
    ) {
      try await runner.look("brand-portal.clean", inputs(sling, wanted))
    }
    for name in names { try await author.delete("\(ReplicationAgent.folder)/\(name)") }
    let look = try await runner.look("brand-portal.clean", inputs(sling, wanted))
    #expect(
      look.plan.changes.map(\.what) == [
        "\(BrandPortalService.legacyFolder)/bp", "/home/users/mac/mac-acme-replication",
      ])
    guard case .done = try await look.apply() else {
      Issue.record("outdated")
      return
    }
    #expect(
      try await remains() == ["any": "no", "agents": "0", "services": "0", "users": "0"])
    // Sling takes the deletion of what a user cannot see for a success: so who cannot see is told
    // that, and nothing is sent.
    let kept = "\(BrandPortalService.legacyFolder)/kept"
    try await add(sling, kept, [("./jcr:content/tenantURL", Self.tenant)])
    await #expect(throws: Problem.self) {
      try await runner.look("brand-portal.clean", inputs(sling, wanted, user: "operator"))
    }
    #expect(try await author.node(kept) != nil)
  }
}
