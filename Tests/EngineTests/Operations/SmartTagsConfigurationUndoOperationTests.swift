import Sandbox
import Testing

@testable import Engine

@Suite("smart-tags.configuration.undo", .timeLimit(.minutes(10)))
struct SmartTagsConfigurationUndoOperationTests {
  private let stage: UndoStage

  init() throws { stage = try UndoStage() }

  @Test("A page that was not there is gone again, and a second undo finds nothing to do")
  func createdPage() async throws {
    let restore = try await stage.change("smart-tags.configuration", stage.inputs())
    #expect(restore["page"] == "absent")
    #expect(restore["sent.serviceUrl"] == "https://smartcontent.adobe.io/na")
    let undo = stage.restoring(restore)
    #expect(try await stage.change("smart-tags.configuration.undo", undo) == [:])
    let again = try await stage.runner.look("smart-tags.configuration.undo", undo)
    #expect(again.plan.isEmpty)
    let look = try await stage.runner.look("smart-tags.configuration", stage.inputs())
    #expect(look.plan.restore["page"] == "absent")
  }

  @Test("Changed properties get their earlier values; of the secret it is said that it cannot")
  func changedProperties() async throws {
    _ = try await stage.change("smart-tags.configuration", stage.inputs())
    let other = stage.inputs([
      "serviceUrl": "https://smartcontent.adobe.io/emea", "title": "Other", "rewriteSecret": "yes",
      "changeServiceUrl": "yes",
    ])
    let restore = try await stage.change("smart-tags.configuration", other)
    #expect(restore["serviceUrl"] == "https://smartcontent.adobe.io/na")
    let look = try await stage.runner.look(
      "smart-tags.configuration.undo", stage.restoring(restore))
    #expect(
      look.plan.changes.map(\.what).sorted() == [
        "Service URL (serviceUrl)", "Title (jcr:title)",
      ])
    #expect(look.plan.left.count == 1)
    _ = try await look.apply()
    let back = try await stage.runner.look("smart-tags.configuration", stage.inputs())
    #expect(back.plan.isEmpty)
  }
}
