import Engine
import Testing

@Suite("console.secrets")
struct ConsoleSecretsOperationTests {
  @Test func listsThemWithTheirAges() async throws {
    let console = FakeConsole.holding((0, 300), (310, nil))
    let conclusion = try #require(
      try await console.transport.look("console.secrets", .console()).conclusion)
    let ids = console.secretIDs
    // It is the 18th of November 2026.
    #expect(
      conclusion.lists["secrets"] == [
        ListedItem(
          value: ids[1], label: "created 7 November 2026 (11 days ago)", detail: "no use recorded"),
        ListedItem(
          value: ids[0], label: "created 1 January 2026 (321 days ago)",
          detail: "last used 28 October 2026"),
      ])
    #expect(conclusion.texts == ["count": "2"])
    #expect(conclusion.cautions.count == 1)
  }
}
