import Sandbox
import Testing

@testable import Engine

@Suite("smart-tags.workflow-step.undo", .timeLimit(.minutes(10)))
struct SmartTagsWorkflowStepUndoOperationTests {
  private let stage: UndoStage

  init() throws { stage = try UndoStage() }

  @Test("A step that was added is removed, from what runs too")
  func addedStep() async throws {
    let restore = try await stage.change("smart-tags.workflow-step", stage.inputs())
    _ = try await stage.change("smart-tags.workflow-step.undo", stage.restoring(restore))
    let after = try await stage.runner.look("smart-tags.workflow-step", stage.inputs())
    #expect(after.plan.changes.contains { $0.what == "Step Smart Tag Asset" })
    #expect(after.plan.changes.allSatisfy { $0.before != "generated from the old design" })
  }

  @Test("A step that was corrected gets its boxes back")
  func correctedStep() async throws {
    _ = try await stage.change("smart-tags.workflow-step", stage.inputs())
    let restore = try await stage.change(
      "smart-tags.workflow-step", stage.inputs(["ignoreErrors": "no"]))
    #expect(restore["IGNORE_ERRORS"] == "true")
    _ = try await stage.change("smart-tags.workflow-step.undo", stage.restoring(restore))
    let back = try await stage.runner.look("smart-tags.workflow-step", stage.inputs())
    #expect(back.plan.isEmpty)
  }
}
