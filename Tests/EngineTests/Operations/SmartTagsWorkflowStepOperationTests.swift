import Engine
import Synchronization
import Testing

private let operation = "smart-tags.workflow-step"
private let both = OperationInputs.author(["ignoreErrors": "yes", "ignoreFlag": "yes"])
private let neither = OperationInputs.author(["ignoreErrors": "no", "ignoreFlag": "no"])
private let stock = [FakeModel.before, FakeModel.thumbnails, FakeModel.after]

@Suite("smart-tags.workflow-step")
struct SmartTagsWorkflowStepOperationTests {
  @Test func insertsTheStepIntoACopyOfTheShippedModel() async throws {
    let model = FakeModel(shipped: stock, runtime: stock)
    let server = model.transport
    let look = try await server.look(operation, both)
    #expect(
      look.plan.changes.map(\.what) == [
        FakeModel.site, "Step Smart Tag Asset", "Handler Advance (PROCESS_AUTO_ADVANCE)",
        "Ignore Errors (IGNORE_ERRORS)", "Ignore Smart Tag Flag (IGNORE_SMART_TAG_FLAG)",
        "Runtime model \(FakeModel.runtime)",
      ])
    guard case .done(let conclusion, _) = try await server.apply(operation, both) else {
      Issue.record("not done")
      return
    }
    #expect(
      server.posts.map(\.path) == [
        "\(FakeModel.shipped)/jcr:content.override.json",
        "\(FakeModel.site)/jcr:content/flow/",
        "\(FakeModel.site)/jcr:content.generate.json",
      ])
    #expect(
      conclusion.texts["step"] == "\(FakeModel.site)/jcr:content/flow/autotagassetprocess")
    let names = model.state.withLock { $0.site?.map(\.name) }
    #expect(names == ["alpha", "renamed", "autotagassetprocess", "zeta"])
    #expect(try await server.look(operation, both).plan.isEmpty)
  }

  @Test func movesAStepThatStandsBefore() async throws {
    let steps = [FakeModel.tag(), FakeModel.thumbnails]
    let model = FakeModel(site: steps, runtime: steps)
    let server = model.transport
    let look = try await server.look(operation, neither)
    #expect(
      look.plan.changes.map(\.before) == [
        "before Process Thumbnails", "generated from the old design",
      ])
    _ = try await server.apply(operation, neither)
    #expect(model.state.withLock { $0.site?.map(\.name) } == ["renamed", "tags"])
  }

  @Test func setsAndTakesAwayFlags() async throws {
    let steps = [FakeModel.thumbnails, FakeModel.tag(["IGNORE_ERRORS": "true"])]
    let model = FakeModel(site: steps, runtime: steps)
    let server = model.transport
    let wanted = OperationInputs.author(["ignoreErrors": "no", "ignoreFlag": "yes"])
    let look = try await server.look(operation, wanted)
    #expect(
      look.plan.changes.prefix(2) == [
        Change("Ignore Errors (IGNORE_ERRORS)", before: "on", after: "off"),
        Change("Ignore Smart Tag Flag (IGNORE_SMART_TAG_FLAG)", before: "off", after: "on"),
      ])
    _ = try await server.apply(operation, wanted)
    let metaData = model.state.withLock { $0.runtime?.last?.metaData }
    #expect(metaData?["IGNORE_ERRORS"] == nil)
    #expect(metaData?["IGNORE_SMART_TAG_FLAG"] == "true")
  }

  @Test(arguments: [nil, [FakeModel.thumbnails], [FakeModel.tag(["IGNORE_ERRORS": "true"])]])
  func generatesWhatRunsWhenOnlyTheDesignIsRight(runtime: [FakeModel.Step]?) async throws {
    let model = FakeModel(site: [FakeModel.thumbnails, FakeModel.tag()], runtime: runtime)
    let server = model.transport
    #expect(try await server.look(operation, neither).plan.changes.count == 1)
    _ = try await server.apply(operation, neither)
    #expect(server.posts.map(\.path) == ["\(FakeModel.site)/jcr:content.generate.json"])
  }

  @Test func leavesAShippedModelThatIsRightAlone() async throws {
    let steps = [FakeModel.thumbnails, FakeModel.tag()]
    let server = FakeModel(shipped: steps, runtime: steps).transport
    let look = try await server.look(operation, neither)
    #expect(look.plan.isEmpty)
    #expect(look.conclusion?.texts["step"] == "\(FakeModel.shipped)/jcr:content/flow/tags")
  }

  @Test func findsTheStepByItsClassAlone() async throws {
    var step = FakeModel.tag()
    step.type = "cq/workflow/components/model/process"
    let steps = [FakeModel.thumbnails, step]
    let server = FakeModel(site: steps, runtime: steps).transport
    #expect(try await server.look(operation, neither).plan.isEmpty)
  }

  @Test(arguments: [1, 2]) func readsALargeRuntimeModelInParts(depth: Int) async throws {
    let steps = [FakeModel.thumbnails, FakeModel.tag()]
    let model = FakeModel(site: steps, runtime: steps)
    model.state.withLock { $0.cutAt = depth }
    let server = model.transport
    #expect(try await server.look(operation, neither).plan.isEmpty)
    #expect(server.lines.contains("GET \(FakeModel.runtime).\(depth).json"))
  }

  @Test func needsAPlaceForTheStep() async {
    let server = FakeModel(site: [FakeModel.before]).transport
    #expect(
      await server.problem(operation, both)
        == .workflow(.thumbnailsMissing(path: "\(FakeModel.site)/jcr:content/flow")))
    #expect(
      await ScriptedTransport().problem(operation, both)
        == .workflow(.modelMissing(user: "admin")))
  }

  @Test func tellsOfDoubledSteps() async throws {
    let steps = [FakeModel.thumbnails, FakeModel.tag(), FakeModel.tag()]
    let look = try await FakeModel(site: steps, runtime: steps).transport.look(operation, neither)
    #expect(look.conclusion?.cautions.count == 1)
  }

  @Test func insertsOnceThoughTheAnswerIsLost() async throws {
    let model = FakeModel(site: stock, runtime: stock)
    model.state.withLock { $0.losses = [.after] }
    let server = model.transport
    _ = try await server.apply(operation, both)
    #expect(model.state.withLock { $0.site?.count } == 4)
    #expect(server.posts.count == 2)
  }

  @Test func noticesThatSyncDidNothing() async {
    let model = FakeModel(site: stock, runtime: stock)
    model.state.withLock { $0.generates = false }
    guard
      case .readsBackDifferently(let left)? = await model.transport.applyProblem(operation, both)
    else {
      Issue.record("a runtime model without the step was believed")
      return
    }
    #expect(left.map(\.what) == ["Runtime model \(FakeModel.runtime)"])
  }

  @Test func saysWhenSyncIsRefused() async {
    let server = FakeModel(site: stock, runtime: stock).transport
    server.on("POST \(FakeModel.site)/jcr:content.generate.json", .status(500))
    guard case .workflow(.notSynchronized)? = await server.applyProblem(operation, both) else {
      Issue.record("the refusal was overlooked")
      return
    }
  }
}
