import Testing

@testable import aem_setup

extension CommandLineTests {
  @Suite("Checking and drawing screens")
  struct ScreensCommandTests {
    private func run(_ words: String...) throws -> aem_setup.ExitStatus {
      try ScreensCommand(try Wiring(try Arguments(["screens"] + words))).run()
    }

    @Test("Screens are checked, and drawn one by one or all together")
    func works() throws {
      #expect(try run("check") == .done)
      #expect(try run("graph", "certificate", "--format", "mermaid") == .done)
      #expect(try run("graph", "--json") == .done)
    }

    @Test(
      "What cannot be checked or drawn is wrong usage, and the sentence says what would be right",
      arguments: [
        (["paint"], "aem-setup screens check"),
        (["check", "smart-tags"], "aem-setup screens check"),
        (["graph", "nothing"], "smart-tags"),
      ])
    func misuse(_ words: [String], _ part: String) throws {
      let command = ScreensCommand(try Wiring(try Arguments(["screens"] + words)))
      let failure = #expect(throws: Failure.self) { try command.run() }
      #expect(failure?.status == .misuse)
      #expect(failure?.sentences.first?.contains(part) == true)
    }
  }
}
