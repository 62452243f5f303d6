import Engine
import Testing

@Suite("console.credential.undo", .timeLimit(.minutes(10)))
struct ConsoleCredentialUndoOperationTests {
  private let stage: UndoStage

  init() throws { stage = try UndoStage(console: true) }

  @Test("A project and a credential that were made are gone again")
  func made() async throws {
    let restore = try await stage.change("console.credential", stage.inputs())
    #expect(restore == ["project": "absent", "credential": "absent"])
    let undo = stage.restoring(restore)
    let look = try await stage.runner.look("console.credential.undo", undo)
    #expect(
      look.plan.changes.map(\.what) == ["Credential “rehearsal”", "Project “Rehearsal”"])
    #expect(look.plan.drift.isEmpty && look.plan.left.isEmpty)
    _ = try await look.apply()
    #expect(try await stage.runner.look("console.credential.undo", undo).plan.isEmpty)
    let again = try await stage.runner.look("console.credential", stage.inputs())
    #expect(again.plan.changes.count == 3)
  }

  @Test("A project that has other credentials by now stays")
  func shared() async throws {
    let restore = try await stage.change("console.credential", stage.inputs())
    _ = try await stage.change(
      "console.credential", stage.inputs(["credentialName": "another-one"]))
    let look = try await stage.runner.look("console.credential.undo", stage.restoring(restore))
    #expect(look.plan.changes.map(\.what) == ["Credential “rehearsal”"])
    #expect(look.plan.left.map { $0.what.contains("which now has 1 other") } == [true])
  }
}
