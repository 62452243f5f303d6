import Engine
import FoundationEssentials
import TestSupport
import Testing

@testable import Wizard

@Suite("Known after apply")
struct LaterTests {
  private static let procedure = #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
     "steps": [{"id": "one", "title": "One"}],
     "values": {
       "url": {"label": "Address", "help": "H"}, "path": {"label": "Path"},
       "key": {"label": "Key", "kind": "secret"}, "result": {"label": "Result"},
       "copy": {"label": "Copy"},
       "password": {"label": "Password", "help": "H", "kind": "secret"}},
     "start": "form",
     "screens": [
       {"id": "form", "kind": "page", "title": "Form", "step": "one",
        "fields": ["url", "password"], "next": "make"},
       {"id": "make", "kind": "page", "title": "Make", "step": "one",
        "task": {"operation": "fake.make", "inputs": {"url": "url", "password": "password"},
                 "outputs": {"path": "path", "key": "key"}, "success": "Done."}, "next": "find"},
       {"id": "find", "kind": "page", "title": "Find", "step": "one",
        "task": {"operation": "fake.find", "inputs": {"url": "url", "password": "password"},
                 "outputs": {"path": "path"}, "success": "Done."},
        "next": [{"when": {"value": "path", "is": [""]}, "to": "hand"},
                 {"when": {"value": "path"}, "set": {"copy": "at {path}"}, "to": "test"},
                 {"to": "hand"}]},
       {"id": "hand", "kind": "page", "title": "By hand", "step": "one", "next": "summary"},
       {"id": "test", "kind": "page", "title": "Test", "step": "one",
        "task": {"operation": "fake.test", "inputs": {"url": "path", "password": "key"},
                 "outputs": {"result": "result"}, "expects": {"result": "passed"},
                 "success": "Done."},
        "next": [{"when": {"value": "result", "is": ["passed"]}, "to": "configure"},
                 {"to": "hand"}]},
       {"id": "configure", "kind": "page", "title": "Configure", "step": "one",
        "text": [{"when": {"value": "path"}, "text": "It writes {copy}."},
                 {"when": {"value": "path", "is": [""]}, "text": "Nothing is there."}],
        "task": {"operation": "fake.change", "inputs": {"url": "path", "password": "key"},
                 "success": "Done."}, "next": "summary"},
       {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}]}
    """#

  private static let operations = OperationCatalog([
    FakeOperation("fake.make", outputs: [.text("path"), .secret("key")], changes: true),
    FakeOperation("fake.find", outputs: [.text("path")], changes: false),
    FakeOperation("fake.test", outputs: [.text("result")], changes: false),
    FakeOperation("fake.change", outputs: [], changes: true),
  ])

  /// A dry run whose first change is left for later, at `find`.
  private func postponed(_ promises: [String: String] = [:]) throws -> WizardMachine {
    var machine = WizardMachine(
      catalog: try ProcedureCatalog.fixture(Self.procedure), operations: Self.operations,
      state: WizardState(procedure: "main", start: "form"), actor: .answers)
    machine.act(.edit(field: "url", text: "u"))
    machine.act(.secretGiven(field: "password", source: .answers, finding: nil), .next)
    let plan = Plan(changes: Fixture.plan.changes, promises: promises)
    machine.act(.proposed(run: machine.run, plan), .postpone)
    #expect(machine.key.screen == "find")
    return machine
  }

  @Test("No way is chosen by the emptiness of what only apply gives")
  func ways() throws {
    var machine = try postponed()
    machine.act(.settled(run: machine.run, Settlement(.passed, texts: ["path": ""])), .next)
    #expect(machine.key.screen == "test")
    #expect(machine.later == ["path", "key", "copy"])
    #expect(machine.phase == .waiting(on: ScreenKey("main", "make")))
    machine.act(.postpone)
    #expect(machine.key.screen == "configure", "as when the test passes")
  }

  @Test("What changes is planned with a word in the place of what is not known")
  func planned() throws {
    var machine = try postponed()
    machine.act(.settled(run: machine.run, Settlement(.passed, texts: ["path": ""])), .next)
    let effects = machine.act(.postpone)
    let request = effects.compactMap { if case .look(let request) = $0 { request } else { nil } }
      .first
    #expect(request?.texts["url"] == Phrases.knownAfterApply)
    #expect(request?.later == ["url", "password"])
    #expect(machine.view.elements.first == .text("It writes known after apply."))
    machine.act(.proposed(run: machine.run, Fixture.plan), .confirm)
    #expect(machine.refusal == Phrases.waitsFor("Make"), "nothing is ever sent with such a word")
    machine.act(.postpone)
    #expect(machine.key.screen == "summary")
  }

  @Test("Where it cannot be planned, it waits")
  func unplannable() throws {
    var machine = try postponed()
    machine.act(.settled(run: machine.run, Settlement(.passed)), .next, .postpone)
    let report = ProblemText("x", "C", advice: [])
    machine.act(.failed(run: machine.run, report))
    #expect(machine.phase == .waiting(on: ScreenKey("main", "make")))
  }

  @Test("What the plan promises is known, and a look at the state before it does not take it away")
  func promised() throws {
    var machine = try postponed(["path": "/etc/x"])
    machine.act(.settled(run: machine.run, Settlement(.passed, texts: ["path": ""])), .next)
    #expect(machine.state.values["path"]?.text == "/etc/x")
    #expect(machine.later == ["key"])
    #expect(machine.state.values["copy"]?.text == "at /etc/x")
  }

  @Test("Once the change is made, its outputs are values like all others")
  func made() throws {
    var machine = try postponed()
    machine.act(.back)
    machine.act(
      .settled(run: machine.run, Settlement(.passed, texts: ["path": "/p"], secrets: ["key"])))
    #expect(machine.state.pending == [:])
    #expect(machine.state.values["path"]?.text == "/p")
  }
}
