import Engine
import FoundationEssentials
import TestSupport

@testable import Wizard

/// A procedure with a screen of four tasks: the first makes a value, the second takes it, the third
/// takes part sometimes, and the fourth only looks.
enum BatchFixture {
  static let screens = #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
     "steps": [{"id": "one", "title": "One"}],
     "values": {
       "url": {"label": "Address", "help": "H"}, "extra": {"label": "Extra", "help": "H"},
       "password": {"label": "Password", "help": "H", "kind": "secret"},
       "made": {"label": "Made"}},
     "start": "form",
     "screens": [
       {"id": "form", "kind": "page", "title": "Form", "step": "one",
        "fields": ["url", "password", "extra"], "next": "all"},
       {"id": "all", "kind": "page", "title": "All of it", "step": "one", "tasks": [
         {"id": "make", "title": "Make {url}", "task": {
           "operation": "fake.make", "inputs": {"url": "url", "password": "password"}, "outputs": {"made": "made"}, "success": "Made {made}."}},
         {"id": "use", "title": "Use", "task": {
           "operation": "fake.use", "inputs": {"url": "made", "password": "password"}, "success": "Used."}},
         {"id": "more", "title": "More", "when": {"value": "extra", "is": ["yes"]}, "task": {
           "operation": "fake.change", "success": "Changed."}},
         {"id": "check", "title": "Check", "task": {
           "operation": "fake.look", "success": "It works."}}],
        "next": "summary"},
       {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}]}
    """#

  static let operations = OperationCatalog([
    FakeOperation("fake.make", outputs: [.text("made")], changes: true),
    FakeOperation("fake.use", outputs: [], changes: true),
    FakeOperation("fake.change", outputs: [], changes: true),
    FakeOperation("fake.look", outputs: [], changes: false),
  ])

  static let now = Date(timeIntervalSince1970: 1_800_000_000)

  static let makes = Plan(
    changes: [Change("/x", before: nil, after: "1")], cautions: ["Mind it."],
    restore: ["page": "absent"])
  static let made = Settlement(.passed, texts: ["made": "id-7"], evidence: [Evidence("Id", "id-7")])

  static func key(_ member: String) -> ScreenKey { ScreenKey("main", "all", member: member) }

  /// A machine that has reached the tasks and looks at the first.
  static func looking(
    extra: String = "no", in screens: String = screens
  ) throws -> WizardMachine {
    var machine = WizardMachine(
      catalog: try .fixture(screens), operations: operations,
      state: WizardState(procedure: "main", start: "form"))
    machine.act(.edit(field: "url", text: "a"), .edit(field: "extra", text: extra))
    machine.act(.secretGiven(field: "password", source: .person, finding: nil), .next)
    return machine
  }

  /// A plan of `use`, as long as its input is not known.
  static func uses(_ text: String) -> Plan {
    Plan(changes: [Change("/y of \(text)", before: nil, after: "of \(text), too")])
  }

  static let later = "created by \"Make a\""

  /// A machine in which `make` and `use` are proposed.
  static func proposed(extra: String = "no") throws -> WizardMachine {
    var machine = try looking(extra: extra)
    machine.act(.proposed(run: machine.run, makes))
    machine.act(.proposed(run: machine.run, uses(later)))
    return machine
  }

  /// The request of the look among effects.
  static func request(_ effects: [WizardEffect]) -> TaskRequest? {
    for case .look(let request) in effects { return request }
    return nil
  }
}
