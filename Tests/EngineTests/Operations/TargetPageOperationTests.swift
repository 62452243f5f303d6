import Sandbox
import Testing
import Values

@testable import Engine

private let folder = TargetConfiguration.folder
private let site = "/content/sandbox"

@Suite("target.page", .timeLimit(.minutes(10)))
struct TargetPageOperationTests {
  @Test(
    "A framework, whichever way it is given",
    arguments: ["framework", "Framework", "main/framework", "\(folder)/main/framework"])
  func bound(framework: String) async throws {
    let stage = try AuthorStage(presets: [.targetConfigured])
    let found = try await stage.done(
      "target.page", stage.inputs(["page": site, "framework": framework]))
    #expect(found.texts == ["bound": "framework"])
    #expect(
      found.evidence == [
        Evidence("Page", site), Evidence("Framework", "\(folder)/main/framework"),
        Evidence("Target in cq:cloudserviceconfigs", "\(folder)/main/framework"),
        Evidence("Set on", "the page itself"),
      ])
  }

  @Test("A page inherits; the configuration above the framework is seen as the mistake it is")
  func inheritedAndMistaken() async throws {
    let stage = try AuthorStage(presets: [.targetConfigured])
    func look(_ page: String) async throws -> Conclusion {
      try await stage.done("target.page", stage.inputs(["page": page, "framework": "framework"]))
    }
    let child = try await look("http://localhost:4502/sites.html\(site)/en.html")
    #expect(child.texts == ["bound": "framework"])
    #expect(child.evidence.last == Evidence("Set on", "\(site), from which the page inherits"))
    let mistake = try await look("\(site)/landing")
    #expect(mistake.texts == ["bound": "configuration"])
    #expect(mistake.cautions.count == 1 && mistake.cautions[0].contains("not to a framework"))
    let none = try await look("/content/other")
    #expect(none.texts == ["bound": "no"] && none.cautions.isEmpty)
  }

  @Test("Another framework, two at once, and a list of its own without Target")
  func others() async throws {
    let stage = try AuthorStage(presets: [.targetConfigured])
    let content = "\(site)/en/jcr:content"
    func look(_ values: [String]) async throws -> Conclusion {
      let fields = values.map { ("./cq:cloudserviceconfigs", $0) }
      try await stage.post(content, fields + [("./cq:cloudserviceconfigs@TypeHint", "String[]")])
      return try await stage.done(
        "target.page", stage.inputs(["page": "\(site)/en", "framework": "framework"]))
    }
    #expect(try await look(["\(folder)/main/elsewhere"]).texts == ["bound": "other"])
    let several = try await look(["\(folder)/main/framework", "\(folder)/old/framework"])
    #expect(several.texts == ["bound": "framework"] && several.cautions.count == 1)
    let own = try await look(["/etc/cloudservices/sitecatalyst/x"])
    #expect(own.texts == ["bound": "no"])
    #expect(own.cautions.count == 1 && own.cautions[0].hasPrefix("\(site) is bound to Target"))
  }

  @Test("What is not there is named: the page, its content, the framework")
  func missing() async throws {
    let stage = try AuthorStage(presets: [.targetConfigured])
    func problem(_ page: String, _ framework: String = "framework") async -> Problem? {
      await stage.problem("target.page", stage.inputs(["page": page, "framework": framework]))
    }
    #expect(
      await problem("/content/nowhere")
        == .author(.notFound(path: "/content/nowhere", user: "admin")))
    #expect(await problem("/content/dam") == .target(.notPage(path: "/content/dam")))
    for name in ["nothing", "main", "\(folder)/main"] {
      #expect(
        await problem(site, name)
          == .target(.noFramework(name: name, found: ["\(folder)/main/framework"])))
    }
    try await stage.post(
      "\(folder)/second",
      [
        ("./jcr:primaryType", "cq:Page"), ("./jcr:content/jcr:title", "Second"),
        ("./jcr:content/jcr:primaryType", "cq:PageContent"),
        ("./framework/jcr:primaryType", "cq:Page"),
        ("./framework/jcr:content/jcr:primaryType", "cq:PageContent"),
      ])
    #expect(
      await problem(site)
        == .target(
          .severalFrameworks(["\(folder)/main/framework", "\(folder)/second/framework"])))
    #expect(await problem(site, "second/framework") == nil)
  }

  @Test(
    "Only a path below /content is asked for",
    arguments: [
      "", "site", "/etc/passwd", "/content", "/content/", "/content/a//b", "/content/../x",
    ])
  func paths(page: String) async {
    switch await ScriptedTransport().problem(
      "target.page", .author(["page": page, "framework": "f"]))
    {
    case .unusableInput("page", _), .missingInput("page"): break
    case let other: Issue.record("\(page): \(String(describing: other))")
    }
  }
}
