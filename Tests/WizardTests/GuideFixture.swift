import Engine
import TestSupport

@testable import Wizard

/// A procedure with a survey, a called one, and a document about them.
enum GuideFixture {
  static let main = #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
     "steps": [{"id": "one", "title": "One"}],
     "values": {
       "guide": {"label": "Document", "kind": "option"}, "goal": {"label": "Goal", "kind": "option"},
       "url": {"label": "Address", "help": "H"},
       "password": {"label": "Password", "help": "H", "kind": "secret"},
       "found": {"label": "Release"}},
     "start": [
       {"when": {"value": "guide"}, "set": {"goal": "connect"}, "to": "author"}, {"to": "goal"}],
     "screens": [
       {"id": "goal", "kind": "choice", "title": "Goal?", "step": "one",
        "choice": {"value": "goal", "options": [
          {"value": "connect", "label": "Connect"}, {"value": "test", "label": "Test"}]},
        "next": "author"},
       {"id": "author", "kind": "page", "title": "Author", "step": "one",
        "fields": ["url", "password"], "next": "found"},
       {"id": "found", "kind": "page", "title": "Findings", "step": "one",
        "rows": [{"group": "Found", "label": "Release", "found": "{found}", "when": {"value": "found"}}],
        "task": {"operation": "fake.look", "inputs": {"url": "url", "password": "password"},
                 "outputs": {"found": "found"}, "survey": true, "passes": {"value": "found", "not": ["none"]},
                 "success": "Read."},
        "details": [{"id": "why", "label": "Why", "text": ["Because."]}],
        "next": [{"when": {"value": "found", "is": ["none"]}, "to": "test"}, {"to": "call"}]},
       {"id": "call", "kind": "call", "title": "Sub", "step": "one",
        "call": {"procedure": "sub", "returns": []}, "next": "test"},
       {"id": "test", "kind": "page", "title": "Test", "step": "one", "text": ["Test it."],
        "cites": ["doc.test.1"], "next": "summary"},
       {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}]}
    """#

  static let sub = #"""
    {"format": "aem-setup-screens/1", "procedure": "sub", "title": "Sub", "summary": "S",
     "listed": false, "start": "make",
     "screens": [
       {"id": "make", "kind": "page", "title": "Make", "step": "x",
        "walkthrough": {"place": "There", "acts": [{"act": "Select **Next**."}]},
        "cites": ["doc.make.1", "doc.make.2", "doc.make.4"],
        "details": [{"id": "hand", "label": "By hand", "text": ["So."], "cites": ["doc.make.3"]}],
        "next": "more"},
       {"id": "more", "kind": "page", "title": "More", "step": "x", "text": ["More."],
        "cites": ["doc.make.5", "now.make.2"]}]}
    """#

  static let document = #"""
    {"format": "aem-setup-document/1", "document": "doc", "title": "A Document", "release": "AEM 6.5",
     "procedure": "main", "fits": {"value": "found", "not": ["cloud"]},
     "headings": [
       {"title": "Make it", "steps": [
         {"row": "doc.make.1", "number": "1", "label": "**Tools**", "today": [{"state": "as-written"}]},
         {"row": "doc.make.2", "number": "2", "label": "**Continue**", "now": ["now.make.2"],
          "today": [{"state": "other-label", "by": "**Next**"}]},
         {"row": "doc.make.3", "number": "3", "label": "**Edit**",
          "today": [{"when": {"value": "found", "is": ["new"]}, "state": "replaced", "by": "**Create**"},
                    {"state": "as-written"}]},
         {"row": "doc.make.4", "number": "4-5", "label": "**OK**", "today": [{"state": "as-written"}]},
         {"row": "doc.make.5", "number": "7", "label": "**Key**", "today": [{"state": "ended"}]}]},
       {"title": "Renew it", "steps": [
         {"row": "doc.renew.1", "number": "1", "label": "**Users**", "now": ["now.make.2"],
          "today": [{"state": "ended", "by": "nothing expires"}]}]},
       {"title": "Test it", "steps": [
         {"row": "doc.test.1", "label": "the test", "today": [{"state": "as-written"}]}]}]}
    """#

  static let successor = #"""
    {"format": "aem-setup-document/1", "document": "newer", "title": "Newer", "release": "AEM 6.5",
     "procedure": "main", "headings": []}
    """#

  /// The catalog of these files.
  static func catalog(
    main: String = main, sub: String = sub, document: String = document
  ) throws -> ProcedureCatalog {
    try .fixture(main, sub, document, successor)
  }

  /// A machine at the start; it follows the document of that name.
  static func machine(_ guide: String? = "doc") throws -> WizardMachine {
    let catalog = try catalog()
    guard let procedure = catalog.procedure("main") else { throw Missing() }
    let known = guide.map { [Guide.value: $0] } ?? [:]
    return WizardMachine(
      catalog: catalog, operations: Fixture.operations,
      state: WizardState(procedure, knowing: known, from: .person))
  }

  /// A machine whose survey has found that release.
  static func surveyed(_ release: String = "old", _ guide: String? = "doc") throws -> WizardMachine
  {
    var machine = try machine(guide)
    if guide == nil { machine.act(.choose("connect"), .next) }
    machine.act(.edit(field: "url", text: "https://author"))
    machine.act(.secretGiven(field: "password", source: .person, finding: nil), .next)
    machine.act(
      .settled(
        run: machine.run, Settlement(.passed, texts: ["found": release])))
    return machine
  }

  private struct Missing: Error {}
}
