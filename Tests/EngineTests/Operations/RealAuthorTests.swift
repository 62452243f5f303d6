import Foundation
import HTTP
import Testing
import Values

@testable import Engine

/// The engine's assumptions about Sling, checked against the real one of both generations.
@Suite(
  "A real Sling",
  .enabled(if: RealAuthor.program != nil, "AEM_SETUP_SLING names no program that runs a Sling"),
  .serialized)
struct RealAuthorTests {
  @Test(arguments: ["sling11", "sling12"])
  func contract(era: String) async throws {
    let sling = try RealAuthor(era: era)
    try #require(!sling.url.isEmpty)
    let author = try sling.client()
    try await logins(sling)
    try await consoles(sling, author)
    try await rights(sling)
    try await pages(author)
    try await trees(author)
    try await files(sling, author)
  }

  private func logins(_ sling: RealAuthor) async throws {
    #expect(try await sling.client().node("/apps/system/config") != nil)
    let wrong = try sling.client(password: "wrong")
    await #expect(throws: Problem.author(.password(user: "admin"))) {
      try await wrong.node("/apps")
    }
  }

  private func consoles(_ sling: RealAuthor, _ author: AuthorClient) async throws {
    let bundles = try await author.bundles()
    #expect(bundles.bundles.count > 100)
    #expect(bundles.unstable.isEmpty)
    let context = EngineContext(transport: HTTPClient(options: HTTPOptions()))
    let runner = OperationRunner(catalog: .standard, context: context)
    await #expect(throws: Problem.author(.slingOnly)) {
      try await runner.look("aem.author", sling.inputs())
    }
    let installer = try await author.get(
      "/system/sling/monitoring/mbeans/org/apache/sling/installer/Installer/"
        + "Sling%20OSGi%20Installer.json")
    // Closed to everybody on one of the generations; where it is open it says whether it works.
    if installer.status == 200 {
      #expect(try JSONValue(parsing: installer.body)["Active"]?.bool != nil)
    } else {
      #expect(installer.status == 404)
    }
    let reader = try sling.client(user: "operator", password: "operator")
    // The name is the password here: hiding it would tell that.
    await #expect(throws: Problem.author(.noConsoleRights(user: "operator"))) {
      try await reader.bundles()
    }
    // The factories of AEM are unknown here: none, and no error, by filter and by list.
    #expect(try await author.imsConfigurations().isEmpty)
    let pid = "com.day.cq.commons.impl.ExternalizerImpl"
    await #expect(
      throws: Problem.author(.notTold(title: "Day CQ Link Externalizer", pid: pid))
    ) { try await runner.look("aem.externalizer", sling.inputs()) }
    let proxy = try await runner.look("aem.proxy", sling.inputs())
    #expect(proxy.conclusion?.texts["state"] == "none")
    await #expect(
      throws: Problem.author(.notFound(path: "/crx/packmgr/list.jsp", user: "admin"))
    ) { try await runner.look("aem.package", sling.inputs(["package": "x"])) }
    // What nobody has stored is not listed, and its form shows the defaults and stores nothing.
    let filter = "org.apache.sling.security.impl.ReferrerFilter"
    for _ in 1...2 where try await author.heldConfiguration(filter) == nil {
      let held = try #require(try await author.effectiveConfiguration(filter))
      #expect(!held.isStored)
      #expect(held.texts("filter.methods").contains("POST"))
    }
  }

  private func rights(_ sling: RealAuthor) async throws {
    let reader = try sling.client(user: "operator", password: "operator")
    let answer = try await reader.post(
      "/apps/system/config", Sling.form([("./aem-setup", "1")]).finish())
    #expect([403, 422, 500].contains(answer.status))
    let problem = reader.refusal(answer, path: "/apps/system/config")
    #expect(ProblemText(problem).code == "author.not-writable", "\(problem)")
  }

  /// A configuration page: created, changed, verified, and deleted.
  private func pages(_ author: AuthorClient) async throws {
    let path = "/content/aem-setup-contract/page"
    for (value, status) in [("one", 201), ("two", 200), ("two", 200)] {
      let answer = try await author.post(
        path,
        Sling.form([
          ("./jcr:primaryType", "nt:unstructured"),
          ("./jcr:content/jcr:primaryType", "nt:unstructured"),
          ("./jcr:content/title", "Zürich \(value)"),
        ]).finish())
      #expect(answer.status == status)
      let content = try await author.node("\(path)/jcr:content")
      #expect(content?["title"] == .string("Zürich \(value)"))
    }
    #expect(
      try await author.post(path, Sling.form([(":operation", "delete")]).finish()).status == 200)
    #expect(try await author.node(path) == nil)
    // Deleting what is not there is a success, unless its name has a dot.
    #expect(
      try await author.post(path, Sling.form([(":operation", "delete")]).finish()).status == 200)
    #expect(
      try await author.post("\(path).config", Sling.form([(":operation", "delete")]).finish())
        .status == 403)
  }

  /// Order, move, copy and the 300 of large trees.
  private func trees(_ author: AuthorClient) async throws {
    let folder = "/content/aem-setup-contract/tree"
    func send(_ path: String, _ fields: [(String, String)]) async throws -> Int {
      try await author.post(path, Sling.form(fields).finish()).status
    }
    func names() async throws -> [String] {
      try await author.orderedNode(folder, depth: 1)?.children.map(\.name) ?? []
    }
    let type = ("./jcr:primaryType", "nt:unstructured")
    #expect(try await send(folder, [type]) == 201)
    for name in ["a", "b", "c"] { #expect(try await send("\(folder)/\(name)", [type]) == 201) }
    #expect(try await send("\(folder)/a", [(":order", "after b")]) == 200)
    #expect(try await names() == ["b", "a", "c"])
    #expect(try await send("\(folder)/c", [(":order", "first")]) == 200)
    #expect(try await names() == ["c", "b", "a"])
    #expect(
      try await send("\(folder)/a", [(":operation", "copy"), (":dest", "\(folder)/d")]) == 201)
    #expect(
      try await send("\(folder)/a", [(":operation", "move"), (":dest", "\(folder)/d")]) == 412)
    #expect(
      try await send("\(folder)/x", [(":operation", "move"), (":dest", "\(folder)/e")]) == 404)
    #expect(
      try await send("\(folder)/d", [(":operation", "move"), (":dest", "\(folder)/e")]) == 201)
    // A move that finds no source says 404, and leaves an empty node in its place.
    let left = try await names()
    #expect(left == ["c", "b", "a", "x", "e"])
    #expect(try await author.get("/.infinity.json").status == 300)
    let whole = try await author.tree("/apps")
    #expect(whole?["system"]?["config"]?.object != nil)
    #expect(try await send("/content/aem-setup-contract", [(":operation", "delete")]) == 200)
    #expect(try await author.node("/content/aem-setup-contract") == nil)
  }

  /// An OSGi configuration by its file: written, installed, and deleted again.
  private func files(_ sling: RealAuthor, _ author: AuthorClient) async throws {
    let context = EngineContext(transport: HTTPClient(options: HTTPOptions()))
    let name = try #require(OSGiFileName("\(TokenProvider.customizer)-contract.config"))
    let wanted = OSGiConfiguration([
      (TokenProvider.Property.customizerType, .text("contract")),
      (TokenProvider.Property.secret, .text("a=b \"c\"")),
    ])
    try await author.upload(name.name, OSGiFileContent.write(wanted, name))
    try await author.waitUntilHeld(name.installedPID, wanted, context)
    let held = try await author.instances(of: TokenProvider.customizer)
    #expect(held.map(\.pid) == [name.installedPID])
    #expect(held.first?.differences(from: wanted) == [])
    try await author.deleteFile(name.name)
    try await author.deleteFile(name.name)
    for _ in 1...40 where try await author.heldConfiguration(name.installedPID) != nil {
      try await context.wait(.milliseconds(250))
    }
    #expect(try await author.instances(of: TokenProvider.customizer).isEmpty)
  }
}
