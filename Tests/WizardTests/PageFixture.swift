import Engine
import TestSupport

@testable import Wizard

/// A procedure with a page that has all parts, between a choice and a last page.
enum PageFixture {
  static let page = ScreenKey("main", "page")

  static let main = #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
     "steps": [{"id": "one", "title": "One"}],
     "values": {
       "reach": {"label": "Reach", "kind": "option", "preset": "yes"},
       "aem.reach": {"label": "AEM"},
       "url": {"label": "Address", "help": "H", "checks": ["author-address"]},
       "password": {"label": "Password", "help": "H", "kind": "secret"},
       "ready": {"label": "Ready", "kind": "tick"}, "seen": {"label": "Seen", "kind": "tick"},
       "found": {"label": "Found"}},
     "start": "first",
     "screens": [
       {"id": "first", "kind": "choice", "title": "First?", "step": "one",
        "choice": {"value": "reach", "options": [
          {"value": "yes", "label": "Yes"}, {"value": "no", "label": "No"}]},
        "next": [
          {"when": {"value": "reach", "is": ["no"]}, "set": {"aem.reach": "none"}, "to": "page"},
          {"to": "page"}]},
       {"id": "page", "kind": "page", "title": "Page", "step": "one", "text": ["Read."],
        "walkthrough": {"place": "There", "acts": [{"act": "Open it."}]},
        "fields": ["url", "password"], "items": [{"text": "It is open.", "value": "ready"}],
        "task": {"operation": "fake.look", "inputs": {"url": "url", "password": "password"},
                 "outputs": {"found": "found"}, "success": "Found {found}.",
                 "passes": {"value": "found", "is": ["it"]}, "otherwise": "Open it first."},
        "next": "last"},
       {"id": "last", "kind": "page", "title": "Last", "step": "one", "text": ["Read on."],
        "next": "summary"},
       {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}]}
    """#

  /// The page with the person's word in place of its task.
  static let word = main.replacing(
    #""otherwise": "Open it first.""#,
    with: #"""
      "otherwise": "Open it first.", "needs": "author",
      "word": {"text": "I saw that it is open.", "value": "seen"}
      """#)

  /// The page with a task that changes something.
  static let change = main.replacing(
    #"""
    "fake.look", "inputs": {"url": "url", "password": "password"},
                 "outputs": {"found": "found"}, "success": "Found {found}.",
                 "passes": {"value": "found", "is": ["it"]}, "otherwise": "Open it first."
    """#,
    with: #"""
      "fake.change", "inputs": {"url": "url", "password": "password"}, "success": "Changed."
      """#)

  static let found = Settlement(.passed, texts: ["found": "it"])
  static let other = Settlement(.passed, texts: ["found": "no"])

  /// A machine that has arrived at the page.
  static func machine(
    in main: String = main, reach: String = "yes"
  ) throws -> WizardMachine {
    var machine = WizardMachine(
      catalog: try .fixture(main), operations: Fixture.operations,
      state: WizardState(procedure: "main", start: "first"))
    machine.act(.choose(reach), .next)
    return machine
  }

  /// A machine whose page is filled in and ticked.
  static func filled(in main: String = main, reach: String = "yes") throws -> WizardMachine {
    var machine = try machine(in: main, reach: reach)
    machine.act(.edit(field: "url", text: "https://author:4502"), .tick(item: 0, true))
    machine.act(.secretGiven(field: "password", source: .person, finding: nil))
    return machine
  }

  /// A machine whose page's task runs.
  static func looking(in main: String = main) throws -> WizardMachine {
    var machine = try filled(in: main)
    machine.act(.next)
    return machine
  }
}
