import LineMode
import TestSupport
import Testing
import Wizard

// On the main thread, because a face blocks its thread while operations run on the others.
@Suite("Pages in plain lines")
@MainActor
struct PageTests {
  private static let values = #"""
    "url": {"label": "Address", "help": "H.", "checks": ["author-address"]},
    "password": {"label": "Password", "help": "Hidden.", "kind": "secret"},
    "ready": {"label": "Ready", "kind": "tick"}, "found": {"label": "Found"}
    """#
  private static let page = #"""
    {"id": "form", "kind": "page", "title": "Page", "step": "one",
     "walkthrough": {"place": "There", "acts": [{"act": "Open it."}]},
     "fields": ["url", "password"], "items": [{"text": "It is open.", "value": "ready"}],
     "task": {"operation": "fake.look", "outputs": {"found": "found"}, "success": "It holds {found}.",
              "passes": {"value": "found", "is": ["1"]}, "otherwise": "Open it first.",
              "inputs": {"url": "url", "password": "password"},
              "word": {"text": "I saw it."}}, "next": "summary"},
    {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}
    """#

  private func walk(_ author: FakeAuthor) throws -> Walk {
    let walk = try Scripts.walk(author, screens: Self.page, values: Self.values)
    walk.start()
    return walk
  }

  @Test("Fields are asked first, then ticks; the result is told below, and Enter goes on")
  func whole() throws {
    let walk = try walk(FakeAuthor(holds: "1"))
    let typing = Typing("http://localhost:4502", "hunter2", "1", "", "", "")
    #expect(typing.face.run(walk) == .finished)
    #expect(typing.isAllRead)
    #expect(
      typing.printed.filter { !$0.hasPrefix("... ") }.prefix(23) == [
        "Line mode. Type help for the words that work; quit saves and exits.",
        "", "Main, step 1 of 1: Page", "(guided)", "There", "1. Open it.", "Address: empty",
        "Password: hidden while you type", "1  It is open. (not ticked)",
        "H.", "Address:", "Hidden.", "Password (hidden while you type):",
        "", "Address: http://localhost:4502", "Password: entered, hidden",
        "a number to tick or untick, Enter to continue, fields to fill them in again, quit:",
        "", "1  It is open. (ticked)",
        "a number to tick or untick, Enter to continue, fields to fill them in again, quit:",
        "", "Main, step 1 of 1: Page", "(guided)",
      ])
    #expect(typing.printed.contains("Done: It holds 1."))
  }

  @Test("Where acts can be played, the word act plays the one of the screen; elsewhere it is text")
  func act() throws {
    let acts = NotingActs()
    let page = #"""
      {"id": "form", "kind": "page", "title": "Page", "step": "one",
       "walkthrough": {"place": "There", "act": "install-hotfix", "acts": [{"act": "Do it."}]},
       "next": "ready"},
      {"id": "ready", "kind": "page", "title": "Ready", "step": "one", "fields": ["found"],
       "next": "summary"},
      {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}
      """#
    let walk = try Scripts.walk(screens: page, values: Self.values, acts: acts)
    walk.start()
    let typing = Typing("act", "", "act", "quit")
    #expect(typing.face.run(walk) == .left)
    #expect(acts.played == ["install-hotfix for main"])
    #expect(typing.printed.contains("It is done."))
    #expect(
      typing.printed.contains("Enter to continue, act to play this act in the sandbox, quit:"))
    #expect(walk.state.values["found"]?.text == "act", "no act belongs to the second screen")

    let alone = try Scripts.walk(screens: page, values: Self.values)
    alone.start()
    let other = Typing("act", "quit")
    #expect(other.face.run(alone) == .left)
    #expect(!other.transcript.contains("sandbox"))
    #expect(other.printed.contains("That word does not work here. Type help for the ones that do."))
  }

  @Test("Fields can be filled in again, and what is checked again uses them")
  func again() throws {
    let author = FakeAuthor(holds: "0")
    let walk = try walk(author)
    let typing = Typing(
      "http://localhost:4502", "hunter2", "1", "", "", "fields", "http://localhost:4503", "hunter3",
      "quit")
    #expect(typing.face.run(walk) == .left)
    #expect(author.current.passwords == ["hunter2", "hunter2", "hunter3"])
    #expect(walk.state.values["url"]?.text == "http://localhost:4503")
    #expect(typing.printed.contains("Note: Open it first."))
  }

  @Test("Where it did not pass, the word is a line with a number")
  func word() throws {
    let walk = try walk(FakeAuthor(holds: "0"))
    let typing = Typing("http://localhost:4502", "hunter2", "1", "", "2", "", "")
    #expect(typing.face.run(walk) == .finished)
    #expect(typing.printed.contains("2  I saw it. (not ticked)"))
    #expect(typing.printed.contains("2  I saw it. (ticked)"))
  }

  private static let choosing = #"""
    {"id": "form", "kind": "page", "title": "Ask", "step": "one",
     "walkthrough": {"place": "There", "acts": [
       {"act": "Enter it.", "fields": [{"label": "Title there", "value": "{title}"}]}]},
     "fields": ["use", {"value": "site", "when": {"value": "use", "is": ["pages"]}}, "tag"],
     "folded": ["title"], "next": "summary"},
    {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}
    """#
  private static let choosingValues = #"""
    "use": {"label": "Use", "help": "What for.", "kind": "option", "options": [
      {"value": "pages", "label": "Pages", "hint": "As usual."},
      {"value": "fragments", "label": "Only fragments"},
      {"value": "mail", "label": "Mail", "unavailable": "Not yet."}]},
    "site": {"label": "Site", "help": "H."}, "tag": {"label": "Tag", "help": "H.", "kind": "tick"},
    "title": {"label": "Title", "help": "Any.", "preset": "Mine"}
    """#

  @Test("Answers have numbers, a tick takes yes or no, and more fields come on demand")
  func choices() throws {
    let walk = try Scripts.walk(screens: Self.choosing, values: Self.choosingValues)
    walk.start()
    let typing = Typing("9", "y", "3", "1", "/content/a", "more", "Other", "")
    #expect(typing.face.run(walk) == .finished)
    #expect(typing.isAllRead)
    for line in [
      "Title there:", "Use: empty", "Tag: no", "More: Title", "1  Pages. As usual.",
      "3  Mail. Not available: Not yet.", "Use (a number):", "Tag (yes or no; Enter keeps no):",
      "Error in Use: Choose an answer first.", "Use: Pages", "Site:", "Tag: yes",
      "Enter to continue, more to see more fields, fields to fill them in again, quit:",
      "Title (Enter keeps \"Mine\"):",
    ] { #expect(typing.printed.contains(line), "\(line)") }
    #expect(
      walk.state.texts == ["use": "pages", "site": "/content/a", "tag": "yes", "title": "Other"])
  }

  @Test("An answer that hides the next field and shows another one decides which is asked")
  func hiding() throws {
    let screens = #"""
      {"id": "form", "kind": "page", "title": "Ask", "step": "one",
       "fields": ["goal", {"value": "product", "when": {"value": "goal", "is": ["see"]}},
         {"value": "site", "when": {"value": "goal", "is": ["site"]}}],
       "next": "summary"},
      {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}
      """#
    let values = #"""
      "goal": {"label": "Goal", "help": "H.", "kind": "option", "preset": "see", "options": [
        {"value": "see", "label": "See it"}, {"value": "site", "label": "Name a site"}]},
      "product": {"label": "Product", "help": "H."}, "site": {"label": "Site", "help": "H."}
      """#
    let walk = try Scripts.walk(screens: screens, values: values)
    walk.start()
    let typing = Typing("2", "/content/a", "")
    #expect(typing.face.run(walk) == .finished)
    #expect(typing.isAllRead)
    #expect(!typing.printed.contains { $0.hasPrefix("Error") || $0 == "Product:" })
    #expect(walk.state.texts == ["goal": "site", "site": "/content/a"])
  }

  private static let detailed = #"""
    {"id": "form", "kind": "page", "title": "Page", "step": "one", "text": ["Read."],
     "details": [{"id": "why", "label": "Why", "text": ["Because."]},
                 {"id": "hand", "label": "By hand", "acts": [{"act": "Open it."}]}],
     "next": "summary"},
    {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}
    """#

  @Test("Details are read by their number, and going back closes them")
  func details() throws {
    let walk = try Scripts.walk(screens: Self.detailed, values: "")
    walk.start()
    let typing = Typing("details 2", "back", "details", "details 3", "details 1", "", "")
    #expect(typing.face.run(walk) == .finished)
    #expect(
      Array(typing.printed.dropFirst().prefix(15)) == [
        "", "Main, step 1 of 1: Page", "Read.", "Details 1: Why", "Details 2: By hand",
        "Enter to continue, quit, details N:", "", "By hand", "1. Open it.",
        "Enter to continue, quit, details N:", "The details are closed.",
        "Enter to continue, quit, details N:", "Details 1: Why", "Details 2: By hand",
        "Enter to continue, quit, details N:",
      ])
    #expect(typing.printed.contains("There are no such details here."))
    #expect(typing.printed.contains("Because."))
  }

  @Test("Another way is taken by its number, in place of a field, too")
  func other() throws {
    let screens = #"""
      {"id": "form", "kind": "page", "title": "Page", "step": "one", "fields": ["url"],
       "others": [{"label": "Not **reachable**", "to": "away", "set": {"reach": "none"}}],
       "next": "summary"},
      {"id": "away", "kind": "page", "title": "Away", "step": "one", "text": ["Far."],
       "next": "summary"},
      {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}
      """#
    let values = #""url": {"label": "Address", "help": "H."}, "reach": {"label": "Reach"}"#
    let walk = try Scripts.walk(screens: screens, values: values)
    walk.start()
    let typing = Typing("go 2", "go 1", "", "")
    #expect(typing.face.run(walk) == .finished)
    #expect(typing.printed.contains("Go 1: Not reachable"))
    #expect(typing.printed.contains("Note: This screen has no such button."))
    #expect(walk.state.texts == ["reach": "none"])
  }
}
