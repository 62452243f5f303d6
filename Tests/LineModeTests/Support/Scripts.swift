import TestSupport

@testable import Wizard

/// A short procedure with every kind of screen.
enum Scripts {
  static let procedure = #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
     "steps": [{"id": "one", "title": "One"}, {"id": "two", "title": "Two"}],
     "values": {
       "colour": {"label": "Colour"}, "ready": {"label": "Ready"},
       "url": {"label": "Address", "help": "As in the **browser**.", "checks": ["author-address"]},
       "note": {"label": "Note", "help": "Anything.", "optional": true},
       "password": {"label": "Password", "help": "Typing stays hidden.", "kind": "secret"},
       "found": {"label": "Found"}},
     "start": "welcome",
     "screens": [
       {"id": "welcome", "kind": "page", "title": "Welcome", "step": "one",
        "text": ["Press **Start** in `here`."], "next": "colour"},
       {"id": "colour", "kind": "choice", "title": "Which colour?", "step": "one",
        "choice": {"value": "colour", "options": [
          {"value": "red", "label": "Red", "hint": "Like `#f00`."},
          {"value": "green", "label": "Green", "unavailable": "Not yet."}]},
        "next": "ticks"},
       {"id": "ticks", "kind": "page", "title": "What must be there", "step": "one",
        "items": [{"text": "A licence.", "help": "Ask.", "value": "ready"}], "next": "form"},
       {"id": "form", "kind": "page", "title": "The author", "step": "one",
        "fields": ["url", "note", "password"], "next": "look"},
       {"id": "look", "kind": "page", "title": "Look", "step": "two",
        "task": {"operation": "fake.look", "inputs": {"url": "url", "password": "password"},
                 "outputs": {"found": "found"}, "success": "It holds {found}."},
        "next": "walk"},
       {"id": "walk", "kind": "page", "title": "Over there", "step": "two",
        "walkthrough": {"place": "In the browser", "acts": [
          {"act": "Paste it.", "copy": "{url}", "see": "A tick.", "otherwise": "Ask."}]},
        "next": "change"},
       {"id": "change", "kind": "page", "title": "Change", "step": "two",
        "task": {"operation": "fake.change", "inputs": {"url": "url", "password": "password"},
                 "relies": ["look"], "success": "It is changed."},
        "skip": "It stays as it is.", "next": "summary"},
       {"id": "summary", "kind": "summary", "title": "Summary", "step": "two"}]}
    """#

  static func walk(
    _ author: FakeAuthor = FakeAuthor(), from screen: String = "welcome"
  ) throws -> Walk {
    author.walk(try .fixture(procedure), "main", start: screen)
  }

  /// A walk through these screens and values, from the screen `form`.
  static func walk(
    _ author: FakeAuthor = FakeAuthor(), screens: String, values: String,
    acts: (any ActPlaying)? = nil
  ) throws -> Walk {
    let text =
      #"{"format": "aem-setup-screens/1", "procedure": "main", "title": "Main","#
      + #" "summary": "S", "steps": [{"id": "one", "title": "One"}], "start": "form","#
      + " \"values\": {\(values)}, \"screens\": [\(screens)]}"
    return author.walk(try .fixture(text), "main", start: "form", acts: acts)
  }
}
