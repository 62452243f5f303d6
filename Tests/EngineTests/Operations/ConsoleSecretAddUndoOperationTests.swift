import Engine
import Testing

@Suite("console.secret.add.undo")
struct ConsoleSecretAddUndoOperationTests {
  private let name = "console.secret.add.undo"

  private func undo(known: String, added: String?) -> OperationInputs {
    .console(["restore.secrets": known], memory: added.map { ["secretId": $0] } ?? [:])
  }

  @Test func deletesTheOneThatWasAddedAndNoOther() async throws {
    let console = FakeConsole.holding((0, 5), (10, nil))
    let ids = console.secretIDs
    let inputs = undo(known: ids[0], added: ids[1])
    let look = try await console.transport.look(name, inputs)
    #expect(look.plan.changes.count == 1 && look.plan.drift.isEmpty)
    _ = try await look.apply()
    #expect(console.secretIDs == [ids[0]])
    #expect(try await console.transport.look(name, inputs).plan.isEmpty)
  }

  @Test func oneThatIsInUseIsNamed() async throws {
    let console = FakeConsole.holding((0, 5), (10, 11))
    let ids = console.secretIDs
    let look = try await console.transport.look(name, undo(known: ids[0], added: ids[1]))
    #expect(look.plan.drift.map { $0.sentence.contains("12 January 2026") } == [true])
  }

  @Test func whatNobodyNotedIsLeftToAPerson() async throws {
    let console = FakeConsole.holding((0, 5), (10, nil))
    let look = try await console.transport.look(
      name, undo(known: console.secretIDs[0], added: nil))
    #expect(look.plan.isEmpty)
    #expect(look.plan.left.map { $0.what.contains(console.secretIDs[1]) } == [true])
  }

  @Test func theOnlyOneStays() async throws {
    let console = FakeConsole.holding((0, nil))
    let look = try await console.transport.look(
      name, undo(known: "", added: console.secretIDs[0]))
    #expect(look.plan.isEmpty)
    #expect(look.plan.left.map { $0.what.contains("the only one") } == [true])
  }
}
