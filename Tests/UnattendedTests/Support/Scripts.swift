import TestSupport

@testable import Wizard

/// A short procedure as an answers file goes through it, with one that it calls.
enum Scripts {
  static let main = #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
     "steps": [{"id": "one", "title": "One"}],
     "values": {
       "colour": {"label": "Colour"}, "ready": {"label": "Ready"}, "sure": {"label": "Sure"},
       "url": {"label": "Address", "help": "H.", "checks": ["author-address"]},
       "user": {"label": "User", "help": "H.", "preset": "admin"},
       "note": {"label": "Note", "help": "H.", "optional": true},
       "password": {"label": "Password", "help": "Hidden.", "kind": "secret"},
       "found": {"label": "Found"}, "things": {"label": "Things", "kind": "list"},
       "thing": {"label": "Thing"}},
     "start": "welcome",
     "screens": [
       {"id": "welcome", "kind": "page", "title": "Welcome", "step": "one", "next": "colour"},
       {"id": "colour", "kind": "choice", "title": "Which colour?", "step": "one",
        "choice": {"value": "colour", "options": [
          {"value": "red", "label": "Red"}, {"value": "blue", "label": "Blue"},
          {"value": "green", "label": "Green", "unavailable": "Not yet."}]},
        "next": [{"when": {"value": "colour", "is": ["blue"]}, "to": "end"}, {"to": "ticks"}]},
       {"id": "end", "kind": "page", "title": "No way", "step": "one",
        "text": ["Blue **ends** here."], "end": true},
       {"id": "ticks", "kind": "page", "title": "What must be there", "step": "one",
        "items": [{"text": "A licence.", "value": "ready"}], "next": "form"},
       {"id": "form", "kind": "page", "title": "The author", "step": "one",
        "fields": ["url", "user", "note", "password"], "next": "look"},
       {"id": "look", "kind": "page", "title": "Look", "step": "one",
        "task": {"operation": "fake.look", "inputs": {"url": "url", "password": "password"},
                 "outputs": {"found": "found", "things": "things"}, "success": "Found."},
        "next": "which"},
       {"id": "which", "kind": "choice", "title": "Which thing?", "step": "one",
        "choice": {"value": "thing", "list": "things", "options": []}, "next": "sub"},
       {"id": "sub", "kind": "call", "title": "Sub", "step": "one",
        "call": {"procedure": "sub", "returns": ["sub.given"]}, "next": "change"},
       {"id": "change", "kind": "page", "title": "Change", "step": "one",
        "task": {"operation": "fake.change", "inputs": {"url": "url", "password": "password"},
                 "relies": ["look"], "success": "Changed."}, "next": "again"},
       {"id": "again", "kind": "page", "title": "Look again", "step": "one",
        "task": {"operation": "fake.look", "inputs": {"url": "url", "password": "password"},
                 "relies": ["change"], "success": "Seen."}, "next": "summary"},
       {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}]}
    """#

  static let sub = #"""
    {"format": "aem-setup-screens/1", "procedure": "sub", "title": "Sub", "summary": "S",
     "listed": false, "values": {"sub.given": {"label": "Given", "help": "What is given."}},
     "start": "given",
     "screens": [
       {"id": "given", "kind": "page", "title": "Given", "step": "x", "fields": ["sub.given"]}]}
    """#

  static func catalog(_ main: String = main) throws -> ProcedureCatalog {
    try .fixture(main, sub)
  }

  /// The answers to every question up to a finished end.
  static let answers = [
    "colour": "red", "ready": "yes", "url": "https://author:4502", "thing": "a", "sub.given": "x",
    "user": "admin",
  ]
}
