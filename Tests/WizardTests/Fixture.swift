import Engine
import FoundationEssentials
import TestSupport

@testable import Wizard

/// A small procedure with every kind of screen, and machines at its various screens.
enum Fixture {
  static let now = Date(timeIntervalSince1970: 1_800_000_000)

  static let main = #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
     "steps": [{"id": "one", "title": "One"}, {"id": "two", "title": "Two"},
               {"id": "three", "title": "Three"}],
     "values": {
       "colour": {"label": "Colour", "preset": "red"},
       "url": {"label": "Address", "help": "H", "checks": ["author-address"]},
       "note": {"label": "Note", "help": "H", "optional": true},
       "password": {"label": "Password", "help": "H", "kind": "secret"},
       "ready": {"label": "Ready"}, "found": {"label": "Found"},
       "things": {"label": "Things", "kind": "list"}, "thing": {"label": "Thing"},
       "sub.given": {"label": "Given", "help": "H"}, "sub.topic": {"label": "Topic"}},
     "start": "welcome",
     "screens": [
       {"id": "welcome", "kind": "page", "title": "Welcome", "step": "one", "next": "colour"},
       {"id": "colour", "kind": "choice", "title": "Colour?", "step": "one",
        "choice": {"value": "colour", "options": [
          {"value": "red", "label": "Red"}, {"value": "blue", "label": "Blue"},
          {"value": "green", "label": "Green", "unavailable": "Not yet."}]},
        "next": [{"when": {"value": "colour", "is": ["blue"]}, "to": "end"}, {"to": "ticks"}]},
       {"id": "end", "kind": "page", "title": "No way", "step": "one", "end": true},
       {"id": "ticks", "kind": "page", "title": "Ticks", "step": "one",
        "items": [{"text": "A", "value": "ready"}, {"text": "B"}], "next": "form"},
       {"id": "form", "kind": "page", "title": "Form", "step": "two",
        "fields": ["url", "note", "password"], "next": "look"},
       {"id": "look", "kind": "page", "title": "Look", "step": "two",
        "task": {"operation": "fake.look", "inputs": {"url": "url", "password": "password"},
                 "outputs": {"found": "found", "things": "things"}, "success": "Found {found}."},
        "next": "which"},
       {"id": "which", "kind": "choice", "title": "Which?", "step": "two",
        "choice": {"value": "thing", "list": "things", "options": []}, "next": "call"},
       {"id": "call", "kind": "call", "title": "Sub", "step": "three",
        "call": {"procedure": "sub", "with": {"sub.topic": "Topic"}, "returns": ["sub.given"]},
        "next": "change"},
       {"id": "change", "kind": "page", "title": "Change", "step": "three",
        "task": {"operation": "fake.change", "inputs": {"url": "url", "password": "password"},
                 "relies": ["look"], "success": "Changed."},
        "skip": "It stays as it is.", "next": "summary"},
       {"id": "summary", "kind": "summary", "title": "Summary", "step": "three"}]}
    """#

  static let sub = #"""
    {"format": "aem-setup-screens/1", "procedure": "sub", "title": "Sub", "summary": "S",
     "listed": false, "values": {}, "start": "walk",
     "screens": [
       {"id": "walk", "kind": "page", "title": "About {sub.topic}", "step": "x",
        "walkthrough": {"place": "There", "acts": [{"act": "Press **OK**.", "copy": "{url}"}]},
        "next": "given"},
       {"id": "given", "kind": "page", "title": "Given", "step": "x", "fields": ["sub.given"]}]}
    """#

  static let operations = OperationCatalog([
    FakeOperation("fake.look", outputs: [.text("found"), .list("things")], changes: false),
    FakeOperation("fake.change", outputs: [], changes: true),
  ])

  /// A machine at the very start.
  static func machine(in main: String = main) throws -> WizardMachine {
    WizardMachine(
      catalog: try .fixture(main, sub), operations: operations,
      state: WizardState(procedure: "main", start: "welcome"))
  }

  /// A machine that has filled in the form and waits for the result of `look`.
  static func looking(in main: String = main) throws -> WizardMachine {
    var machine = try machine(in: main)
    machine.act(.next, .choose("red"), .next)
    machine.act(.tick(item: 0, true), .tick(item: 1, true), .next)
    machine.act(.edit(field: "url", text: "https://author:4502"))
    machine.act(.secretGiven(field: "password", source: .person, finding: nil), .next)
    return machine
  }

  /// A machine at `change`, with the look of that task running.
  static func changing() throws -> WizardMachine {
    var machine = try looking()
    machine.act(.settled(run: machine.run, found), .next, .choose("a"), .next)
    machine.act(.next, .edit(field: "sub.given", text: "x"), .next)
    return machine
  }

  static let found = Settlement(
    .passed,
    texts: ["found": "it"], lists: ["things": [ListedItem(value: "a", label: "A")]],
    evidence: [Evidence("Version", "1")])

  static let plan = Plan(changes: [Change("x", before: nil, after: "1")])
}

extension WizardMachine {
  /// Handles events in order and returns the effects of the last.
  @discardableResult
  mutating func act(_ events: WizardEvent...) -> [WizardEffect] {
    var effects: [WizardEffect] = []
    for event in events { effects = handle(event, at: Fixture.now) }
    return effects
  }
}

/// An operation that has a signature and does nothing.
struct FakeOperation: Operation {
  let signature: OperationSignature

  init(
    _ name: String, outputs: [OperationSignature.Parameter], changes: Bool,
    verifies: OperationSignature.Verification = .itself
  ) {
    signature = OperationSignature(
      name: name, inputs: [Input.text("url"), Input.secret("password")], outputs: outputs,
      changes: changes,
      verifies: verifies)
  }

  var undo: Undo {
    let name = signature.name
    return signature.changes && !name.hasSuffix(".undo")
      ? .by(FakeOperation("\(name).undo", outputs: [], changes: true)) : .unneeded
  }

  struct Wanted: DecodedInputs {
    init(_ inputs: OperationInputs, _ context: EngineContext) {}
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Int { 0 }

  func conclude(_ observed: Int, _ wanted: Wanted) throws(Problem) -> Conclusion {
    Conclusion(.passed)
  }
}
