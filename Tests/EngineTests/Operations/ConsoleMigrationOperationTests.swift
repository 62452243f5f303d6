import Engine
import Testing

@Suite("console.migration")
struct ConsoleMigrationOperationTests {
  @Test(arguments: [
    ("NOT_STARTED", 1), ("STARTED", 1), ("COMPLETED", 0), ("NONE", 0), ("NEW", 0),
  ])
  func readsHowFarTheMoveIs(status: String, cautions: Int) async throws {
    let console = FakeConsole { state in
      state.migration = status
      state.credentials = [.init(id: "6", name: "name", project: "5")]
    }
    let given = OperationInputs.console(["clientId": FakeConsole.client])
    let conclusion = try await console.transport.look("console.migration", given).conclusion
    #expect(conclusion?.texts == ["status": status])
    #expect(conclusion?.cautions.count == cautions)
    #expect(conclusion?.evidence.first?.found.hasSuffix("(\(status))") == true)
  }
}
