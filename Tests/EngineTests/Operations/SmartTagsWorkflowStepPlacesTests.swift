import Engine
import Synchronization
import Testing

private let operation = "smart-tags.workflow-step"
private let inputs = OperationInputs.author(["ignoreErrors": "no", "ignoreFlag": "no"])

/// A Smart Tag step of another name.
private func tag(_ name: String) -> FakeModel.Step {
  var step = FakeModel.tag()
  step.name = name
  return step
}

@Suite("smart-tags.workflow-step in customised models")
struct SmartTagsWorkflowStepPlacesTests {
  @Test func ofSeveralTheOneInItsPlaceCounts() async throws {
    let steps = [tag("early"), FakeModel.thumbnails, tag("late"), tag("later")]
    let look = try await FakeModel(site: steps, runtime: steps).transport.look(operation, inputs)
    #expect(look.plan.isEmpty)
    #expect(look.conclusion?.texts["step"]?.hasSuffix("/flow/late") == true)
    #expect(
      look.conclusion?.cautions == [
        "The model has 3 Smart Tag steps. aem-setup uses late. Delete the others."
      ])
  }

  @Test func whenAllAreInFrontTheFirstIsMoved() async throws {
    let steps = [tag("one"), tag("two"), FakeModel.thumbnails, FakeModel.after]
    let model = FakeModel(site: steps, runtime: steps)
    let server = model.transport
    let look = try await server.look(operation, inputs)
    #expect(look.plan.changes.first?.what == "Place of one")
    guard case .done = try await look.apply() else {
      Issue.record("outdated")
      return
    }
    #expect(model.state.withLock { $0.site?.map(\.name) } == ["two", "renamed", "one", "zeta"])
    let entries = look.plan.restore.map { ("restore.\($0.key)", $0.value) }
    var undo = inputs
    undo.texts.merge(entries) { _, new in new }
    _ = try await server.apply("\(operation).undo", undo)
    #expect(model.state.withLock { $0.site?.map(\.name) } == ["one", "two", "renamed", "zeta"])
  }
}
