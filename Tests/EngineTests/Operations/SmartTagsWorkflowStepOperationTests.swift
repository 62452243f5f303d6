import Sandbox
import Testing
import Values

@testable import Engine

private let operation = "smart-tags.workflow-step"

@Suite("smart-tags.workflow-step", .timeLimit(.minutes(10)))
struct SmartTagsWorkflowStepOperationTests {
  @Test func insertsTheStepIntoACopyOfTheShippedModel() async throws {
    let server = try SandboxAuthor()
    let both = server.workflow(errors: true, flag: true)
    let look = try await server.look(operation, both)
    #expect(
      look.plan.changes.map(\.what) == [
        UpdateAssetModel.site, "Step Smart Tag Asset", "Handler Advance (PROCESS_AUTO_ADVANCE)",
        "Ignore Errors (IGNORE_ERRORS)", "Ignore Smart Tag Flag (IGNORE_SMART_TAG_FLAG)",
        "Runtime model \(UpdateAssetModel.runtime)",
      ])
    guard case .done(let conclusion, _) = try await server.apply(operation, both) else {
      Issue.record("not done")
      return
    }
    #expect(
      server.posts.map(\.path) == [
        "\(UpdateAssetModel.shipped)/jcr:content.override.json",
        "\(UpdateAssetModel.site)/jcr:content/flow/",
        "\(UpdateAssetModel.site)/jcr:content.generate.json",
      ])
    #expect(
      conclusion.texts["step"] == "\(UpdateAssetModel.site)/jcr:content/flow/autotagassetprocess")
    let names = try await server.steps()
    let place = try #require(names.firstIndex(of: "thumbnailprocess"))
    #expect(names[place + 1] == "autotagassetprocess" && names.count == 11)
    #expect(try await server.look(operation, both).plan.isEmpty)
  }

  @Test func movesAStepThatStandsBefore() async throws {
    let server = try SandboxAuthor()
    try await server.stage([.tag(), .thumbnails])
    let neither = server.workflow(errors: false, flag: false)
    let look = try await server.look(operation, neither)
    #expect(
      look.plan.changes.map(\.before) == [
        "before Process Thumbnails", "generated from the old design",
      ])
    _ = try await server.apply(operation, neither)
    #expect(try await server.steps() == ["renamed", "tags"])
  }

  @Test func setsAndTakesAwayFlags() async throws {
    let server = try SandboxAuthor()
    try await server.stage([.thumbnails, .tag("tags", ["IGNORE_ERRORS": "true"])])
    let wanted = server.workflow(errors: false, flag: true)
    let look = try await server.look(operation, wanted)
    #expect(
      look.plan.changes.prefix(2) == [
        Change("Ignore Errors (IGNORE_ERRORS)", before: "on", after: "off"),
        Change("Ignore Smart Tag Flag (IGNORE_SMART_TAG_FLAG)", before: "off", after: "on"),
      ])
    _ = try await server.apply(operation, wanted)
    let metaData = try await server.runningStep()
    #expect(metaData["IGNORE_ERRORS"] == nil)
    #expect(metaData["IGNORE_SMART_TAG_FLAG"] == "true")
  }

  @Test(
    arguments: [nil, [.thumbnails], [.tag("tags", ["IGNORE_ERRORS": "true"])]] as [[StagedStep]?])
  func generatesWhatRunsWhenOnlyTheDesignIsRight(running: [StagedStep]?) async throws {
    let server = try SandboxAuthor()
    try await server.stage([.thumbnails, .tag()], running: running)
    if running == nil { try await server.removeRuntimeModel() }
    let neither = server.workflow(errors: false, flag: false)
    #expect(try await server.look(operation, neither).plan.changes.count == 1)
    _ = try await server.apply(operation, neither)
    #expect(server.posts.map(\.path) == ["\(UpdateAssetModel.site)/jcr:content.generate.json"])
  }

  @Test func leavesAShippedModelThatIsRightAlone() async throws {
    let server = try SandboxAuthor()
    try await server.stage([.thumbnails, .tag()], isShipped: true)
    let look = try await server.look(operation, server.workflow(errors: false, flag: false))
    #expect(look.plan.isEmpty)
    #expect(look.conclusion?.texts["step"] == "\(UpdateAssetModel.shipped)/jcr:content/flow/tags")
  }

  @Test func findsTheStepByItsClassAlone() async throws {
    var step = StagedStep.tag()
    step.type = "cq/workflow/components/model/process"
    let server = try SandboxAuthor()
    try await server.stage([.thumbnails, step])
    let neither = server.workflow(errors: false, flag: false)
    #expect(try await server.look(operation, neither).plan.isEmpty)
  }

  @Test(arguments: [1, 2]) func readsALargeRuntimeModelInParts(depth: Int) async throws {
    let server = try SandboxAuthor()
    try await server.stage([.thumbnails, .tag()])
    let listed = (0...depth).reversed().map { "\"\(UpdateAssetModel.runtime).\($0).json\"" }
    server.on(
      "GET \(UpdateAssetModel.runtime).infinity.json",
      .json("[\(listed.joined(separator: ","))]", status: 300))
    let neither = server.workflow(errors: false, flag: false)
    #expect(try await server.look(operation, neither).plan.isEmpty)
    #expect(server.lines.contains("GET \(UpdateAssetModel.runtime).\(depth).json"))
  }

  @Test func needsAPlaceForTheStep() async throws {
    let server = try SandboxAuthor()
    try await server.stage([.before])
    #expect(
      await server.problem(operation, server.workflow(errors: true, flag: true))
        == .workflow(.thumbnailsMissing(path: "\(UpdateAssetModel.site)/jcr:content/flow")))
    #expect(
      await ScriptedTransport().problem(
        operation, .author(["ignoreErrors": "yes", "ignoreFlag": "yes"]))
        == .workflow(.modelMissing(user: "admin")))
  }

  @Test func tellsOfDoubledSteps() async throws {
    let server = try SandboxAuthor()
    try await server.stage([.thumbnails, .tag("one"), .tag("two")])
    let look = try await server.look(operation, server.workflow(errors: false, flag: false))
    #expect(look.conclusion?.cautions.count == 1)
  }

  @Test func insertsOnceThoughTheAnswerIsLost() async throws {
    let server = try SandboxAuthor(losses: [.after])
    try await server.stage(StagedStep.stock)
    _ = try await server.apply(operation, server.workflow(errors: true, flag: true))
    #expect(try await server.steps().count == 4)
    #expect(server.posts.count == 2)
  }

  @Test func noticesThatSyncDidNothing() async throws {
    let server = try SandboxAuthor()
    try await server.stage(StagedStep.stock)
    server.on(
      "POST \(UpdateAssetModel.site)/jcr:content.generate.json", .json(#"{"status.code":200}"#))
    let both = server.workflow(errors: true, flag: true)
    guard case .readsBackDifferently(let left)? = await server.applyProblem(operation, both)
    else {
      Issue.record("a runtime model without the step was believed")
      return
    }
    #expect(left.map(\.what) == ["Runtime model \(UpdateAssetModel.runtime)"])
  }

  @Test func saysWhenSyncIsRefused() async throws {
    let server = try SandboxAuthor()
    try await server.stage(StagedStep.stock)
    let both = server.workflow(errors: true, flag: true)
    server.on("POST \(UpdateAssetModel.site)/jcr:content.generate.json", .status(500))
    guard case .workflow(.notSynchronized)? = await server.applyProblem(operation, both) else {
      Issue.record("the refusal was overlooked")
      return
    }
  }
}
