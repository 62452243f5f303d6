import Engine
import Testing

@Suite("brand-portal.configuration.undo", .timeLimit(.minutes(10)))
struct BrandPortalConfigurationUndoOperationTests {
  private let stage: UndoStage

  init() throws { stage = try UndoStage() }

  @Test("What saving a configuration made is gone again: agents, configuration, user, folder")
  func saved() async throws {
    let restore = try await stage.change("brand-portal.configuration", stage.inputs())
    #expect(restore["page"] == "absent" && restore["agents"]?.isEmpty == true)
    let undo = stage.restoring(restore)
    let look = try await stage.runner.look("brand-portal.configuration.undo", undo)
    let kinds = look.plan.changes.map { $0.before?.prefix { $0 != " " } ?? "" }
    #expect(kinds.starts(with: ["replication", "replication", "replication", "replication", "a"]))
    #expect(look.plan.changes.allSatisfy { $0.after == nil })
    _ = try await look.apply()
    #expect(try await stage.runner.look("brand-portal.configuration.undo", undo).plan.isEmpty)
    let left = try await stage.runner.look("brand-portal.remains", stage.inputs())
    #expect(left.conclusion?.texts["any"] == "no")
  }

  @Test("A configuration that was there gets its values back, and keeps its agents")
  func changed() async throws {
    _ = try await stage.change("brand-portal.configuration", stage.inputs())
    let other = stage.inputs(["imsConfiguration": "other"])
    let restore = try await stage.change("brand-portal.configuration", other)
    #expect(restore["imsConfig"] == "pid")
    var undo = stage.restoring(restore)
    undo.texts["imsConfiguration"] = "other"
    let look = try await stage.runner.look("brand-portal.configuration.undo", undo)
    #expect(
      look.plan.changes == [
        Change("IMS configuration (imsConfig)", before: "other", after: "pid")
      ])
    _ = try await look.apply()
    let back = try await stage.runner.look("brand-portal.configuration", stage.inputs())
    #expect(back.plan.isEmpty)
  }
}
