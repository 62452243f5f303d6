import FoundationEssentials
import Sandbox
import Testing
import Wizard

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

    @Test("Each act that a screen names is one of the sandbox, and each of those is named")
    func acts() {
      let screens = ProcedureCatalog.embedded.procedures.values.flatMap(\.screens)
      let named = Set(screens.compactMap(\.page).flatMap(\.acts))
      #expect(named == Set(SandboxAct.allCases.map(\.rawValue)))
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

    @Test("A folder of changed files is refused by file, place and the nearest name")
    func stray() throws {
      let files = FileManager.default
      let folder = "\(files.temporaryDirectory.path)/aem-setup-test-\(UUID().uuidString)"
      try files.createDirectory(atPath: folder + "/aem", withIntermediateDirectories: true)
      defer { try? files.removeItem(atPath: folder) }
      let screen = #"{"id": "a", "kind": "summary", "title": "A", "step": "one", "cite": []}"#
      let text =
        #"{"format": "aem-setup-screens/1", "procedure": "p", "title": "P", "summary": "S","#
        + #" "steps": [{"id": "one", "title": "One"}], "start": "a", "screens": [\#(screen)]}"#
      try text.write(toFile: folder + "/aem/p.json", atomically: false, encoding: .utf8)
      let failure = #expect(throws: Failure.self) { try run("check", "--screens", folder) }
      #expect(
        failure?.sentences == [
          "aem/p.json is not a screen file: at .screens[0].cite,"
            + " \"cite\" is not a member of a screen; \"cites\" is."
        ])
    }
  }
}
