import FoundationEssentials
import TestSupport

@testable import Wizard

/// Two procedures without a fault, which tests break in one place at a time.
enum CheckerFixture {
  static let main = #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "Sum",
     "steps": [{"id": "one", "title": "One"}],
     "values": {
       "colour": {"label": "Colour", "kind": "option"}, "ready": {"label": "Ready", "kind": "tick"},
       "url": {"label": "Address", "help": "Where.", "checks": ["author-address"]},
       "password": {"label": "Password", "help": "Hidden.", "kind": "secret"},
       "found": {"label": "Found"}, "things": {"label": "Things", "kind": "list"},
       "thing": {"label": "Thing", "kind": "option"}},
     "routes": {"short": {"title": "Short", "answers": {"colour": "red"}}},
     "start": "welcome",
     "screens": [
       {"id": "welcome", "kind": "page", "title": "Welcome", "step": "one",
        "text": ["Hello."], "next": "colour"},
       {"id": "colour", "kind": "choice", "title": "Colour?", "step": "one",
        "choice": {"value": "colour", "options": [
          {"value": "red", "label": "Red"}, {"value": "blue", "label": "Blue"}]},
        "next": [{"when": {"value": "colour", "is": ["blue"]}, "to": "end"}, {"to": "ticks"}]},
       {"id": "end", "kind": "page", "title": "No way", "step": "one", "end": true,
        "text": ["Sorry."]},
       {"id": "ticks", "kind": "page", "title": "Ticks", "step": "one",
        "items": [{"text": "A licence.", "value": "ready"}], "next": "form"},
       {"id": "form", "kind": "page", "title": "Form", "step": "one",
        "fields": ["url", "password"], "next": "look"},
       {"id": "look", "kind": "page", "title": "Look", "step": "one",
        "task": {"operation": "fake.look", "inputs": {"url": "url", "password": "password"},
                 "outputs": {"found": "found", "things": "things"}, "success": "Found {found}."},
        "next": "which"},
       {"id": "which", "kind": "choice", "title": "Which of {found}?", "step": "one",
        "choice": {"value": "thing", "list": "things", "options": []}, "next": "call"},
       {"id": "call", "kind": "call", "title": "Sub", "step": "one",
        "call": {"procedure": "sub", "returns": ["sub.given"]}, "next": "walk"},
       {"id": "walk", "kind": "page", "title": "Walk", "step": "one",
        "walkthrough": {"place": "There", "acts": [{"act": "Paste.", "copy": "{sub.given}"}]},
        "next": "change"},
       {"id": "change", "kind": "page", "title": "Change", "step": "one",
        "task": {"operation": "fake.change", "inputs": {"url": "url", "password": "password"},
                 "relies": ["look"], "success": "Changed."}, "next": "summary"},
       {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}]}
    """#

  static let sub = #"""
    {"format": "aem-setup-screens/1", "procedure": "sub", "title": "Sub", "summary": "Sum",
     "listed": false, "values": {"sub.given": {"label": "Given", "help": "What."}},
     "start": "given",
     "screens": [
       {"id": "given", "kind": "page", "title": "Given", "step": "x", "fields": ["sub.given"]}]}
    """#

  /// The catalog of these two files.
  static func catalog(main: String = main, sub: String = sub) throws -> ProcedureCatalog {
    try .fixture(main, sub)
  }

  /// The faults of these two files.
  static func faults(main: String = main, sub: String = sub) throws -> [String] {
    let operations = FakeAuthor().operations
    return ScreenChecker(try catalog(main: main, sub: sub), operations: operations)
      .faults().map(\.description)
  }
}
