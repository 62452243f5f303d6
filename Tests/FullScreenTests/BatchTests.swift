import Engine
import FoundationEssentials
import Testing
import Wizard

@testable import FullScreen

/// Several tasks that are proposed together, as the full screen shows them.
@Suite("Several tasks on the full screen") struct BatchTests {
  private static let screens = #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
     "steps": [{"id": "one", "title": "One"}], "start": "all",
     "screens": [
       {"id": "all", "kind": "page", "title": "All of it", "step": "one", "tasks": [
         {"id": "a", "title": "Create the page", "task": {"operation": "fake.page", "success": "S."}},
         {"id": "b", "title": "Add the step", "task": {"operation": "fake.step", "success": "T."}}],
        "next": "summary"},
       {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}]}
    """#

  private struct Idle: Operation {
    let signature: OperationSignature

    struct Wanted: DecodedInputs {
      init(_ inputs: OperationInputs, _ context: EngineContext) {}
    }

    init(_ name: String) {
      signature = OperationSignature(name: name, inputs: [], changes: true)
    }

    func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Int { 0 }

    func conclude(_ observed: Int, _ wanted: Wanted) throws(Problem) -> Conclusion {
      Conclusion(.passed)
    }
  }

  private func run(_ effects: [WizardEffect]) -> Int {
    for case .look(let request) in effects { return request.run }
    return 0
  }

  @Test("Each stands under its title; Enter on the button confirms them all")
  func proposal() throws {
    let operations = OperationCatalog([Idle("fake.page"), Idle("fake.step")])
    let file = ScreenFile(path: "main.json", bytes: Data(Self.screens.utf8))
    let now = Date(timeIntervalSince1970: 1_800_000_000)
    var machine = WizardMachine(
      catalog: try ProcedureCatalog([file], for: operations), operations: operations,
      state: WizardState(procedure: "main", start: "all"))
    var effects = machine.start(at: now)
    for name in ["/page", "/step"] {
      let plan = Plan(changes: [Change(name, before: nil, after: "new")])
      effects = machine.handle(.proposed(run: run(effects), plan), at: now)
    }
    var stage = Stage(machine.view)
    let lines = stage.text.split(separator: "\n").map { $0.drop { $0 == " " } }
    let heads = try ["Create the page", "+ /page", "Add the step", "+ /step"].map { head in
      try #require(lines.firstIndex { $0.hasPrefix(head) }, "\(head): \(stage.text)")
    }
    #expect(heads == heads.sorted())
    #expect(stage.press(.enter) == [] && stage.press(.tab) == [])
    #expect(stage.press(.enter) == [.send(.confirm)])
  }
}
