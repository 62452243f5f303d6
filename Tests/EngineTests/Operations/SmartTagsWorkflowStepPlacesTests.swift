import Engine
import Sandbox
import Testing

private let operation = "smart-tags.workflow-step"

@Suite("smart-tags.workflow-step in customised models", .timeLimit(.minutes(10)))
struct SmartTagsWorkflowStepPlacesTests {
  @Test func ofSeveralTheOneInItsPlaceCounts() async throws {
    let server = try SandboxAuthor()
    try await server.stage([.tag("early"), .thumbnails, .tag("late"), .tag("later")])
    let look = try await server.look(operation, server.workflow(errors: false, flag: false))
    #expect(look.plan.isEmpty)
    #expect(look.conclusion?.texts["step"]?.hasSuffix("/flow/late") == true)
    #expect(
      look.conclusion?.cautions == [
        "The model has 3 Smart Tag steps. aem-setup uses late. Delete the others."
      ])
  }

  @Test func whenAllAreInFrontTheFirstIsMoved() async throws {
    let server = try SandboxAuthor()
    try await server.stage([.tag("one"), .tag("two"), .thumbnails, .after])
    let inputs = server.workflow(errors: false, flag: false)
    let look = try await server.look(operation, inputs)
    #expect(look.plan.changes.first?.what == "Place of one")
    guard case .done = try await look.apply() else {
      Issue.record("outdated")
      return
    }
    #expect(try await server.steps() == ["two", "renamed", "one", "zeta"])
    let entries = look.plan.restore.map { ("restore.\($0.key)", $0.value) }
    var undo = inputs
    undo.texts.merge(entries) { _, new in new }
    _ = try await server.apply("\(operation).undo", undo)
    #expect(try await server.steps() == ["one", "two", "renamed", "zeta"])
  }
}
