import TestSupport
import Testing

@testable import Wizard

@Suite("Members that a screen file does not have")
struct FileObjectTests {
  /// A file with one member too many, and the fault that the checker reports.
  struct Stray: CustomTestStringConvertible {
    var old: String
    var new: String
    var place: String
    var detail: String
    var testDescription: String { detail }

    init(_ old: String, _ new: String, at place: String, _ detail: String) {
      self.old = old
      self.new = new
      self.place = place
      self.detail = detail
    }
  }

  private static let strays = [
    Stray(
      #""title": "Welcome""#, #""cite": [], "title": "Welcome""#, at: ".screens[0].cite",
      "\"cite\" is not a member of a screen; \"cites\" is"),
    Stray(
      #""title": "Welcome""#, #""end": false, "choice": {}, "title": "Welcome""#,
      at: ".screens[0].choice", "\"choice\" belongs to a choice, and this is a page"),
    Stray(
      #""title": "Colour?""#, #""fields": [], "title": "Colour?""#,
      at: ".screens[1].fields", "\"fields\" belongs to a page, and this is a choice"),
    Stray(
      #""start""#, #""begin": 1, "start""#, at: ".begin",
      "\"begin\" is not a member of a procedure"),
    Stray(
      #""title": "One""#, #""title": "One", "id2": 1"#, at: ".steps[0].id2",
      "\"id2\" is not a member of a step; \"id\" is"),
    Stray(
      #""help": "Where.""#, #""help": "Where.", "default": "x""#, at: ".values.url.default",
      "\"default\" is not a member of a value"),
    Stray(
      #""title": "Short""#, #""title": "Short", "x": 1"#, at: ".routes.short.x",
      "\"x\" is not a member of a route"),
    Stray(
      #"{"to": "ticks"}"#, #"{"to": "ticks", "if": {}}"#, at: ".screens[1].next[1].if",
      "\"if\" is not a member of a transition"),
    Stray(
      #""is": ["blue"]"#, #""is": ["blue"], "and": []"#, at: ".screens[1].next[0].when.and",
      "\"and\" is not a member of a condition"),
    Stray(
      #""is": ["blue"]"#, #""is": ["blue"], "not": []"#, at: ".screens[1].next[0].when.not",
      "a condition has either \"is\" or \"not\""),
    Stray(
      #""act": "Paste.""#, #""act": "Paste.", "fields": [{"label": "L", "value": "V", "x": 1}]"#,
      at: ".screens[8].walkthrough.acts[0].fields[0].x",
      "\"x\" is not a member of a field of an act"),
    Stray(
      #"["url", "password"]"#, #"["url", {"value": "password", "when": {"value": "url"}, "x": 1}]"#,
      at: ".screens[4].fields[1].x", "\"x\" is not a member of a field"),
    Stray(
      #""text": ["Hello."]"#, #""text": [{"text": "T", "if": true}]"#,
      at: ".screens[0].text[0].if", "\"if\" is not a member of a paragraph"),
    Stray(
      #""text": ["Hello."]"#, #""rows": [{"label": "L", "found": "F", "whens": 1}]"#,
      at: ".screens[0].rows[0].whens", "\"whens\" is not a member of a row; \"when\" is"),
    Stray(
      #""text": ["Hello."]"#,
      #""rows": [{"label": "L", "found": "F", "marks": [{"is": "good", "to": 1}]}]"#,
      at: ".screens[0].rows[0].marks[0].to", "\"to\" is not a member of a mark"),
    Stray(
      #""text": ["Hello."]"#, #""details": [{"id": "i", "label": "L", "cite": []}]"#,
      at: ".screens[0].details[0].cite", "\"cite\" is not a member of a pane; \"cites\" is"),
    Stray(
      #""text": ["Hello."]"#, #""others": [{"label": "L", "to": "end", "sets": {}}]"#,
      at: ".screens[0].others[0].sets", "\"sets\" is not a member of another way; \"set\" is"),
    Stray(
      #""text": "A licence.""#, #""text": "A licence.", "hint": "?""#,
      at: ".screens[3].items[0].hint", "\"hint\" is not a member of an item"),
    Stray(
      #""list": "things""#, #""list": "things", "sorted": true"#,
      at: ".screens[6].choice.sorted", "\"sorted\" is not a member of a choice"),
    Stray(
      #""label": "Red""#, #""label": "Red", "help": "?""#,
      at: ".screens[1].choice.options[0].help", "\"help\" is not a member of an answer"),
    Stray(
      #""place": "There""#, #""place": "There", "see": "?""#,
      at: ".screens[8].walkthrough.see", "\"see\" is not a member of a walkthrough"),
    Stray(
      #""act": "Paste.""#, #""act": "Paste.", "sees": "?""#,
      at: ".screens[8].walkthrough.acts[0].sees", "\"sees\" is not a member of an act; \"see\" is"),
    Stray(
      #""relies": ["look"]"#, #""relies": ["look"], "rely": []"#, at: ".screens[9].task.rely",
      "\"rely\" is not a member of a task"),
    Stray(
      #""returns": ["sub.given"]"#, #""returns": ["sub.given"], "return": []"#,
      at: ".screens[7].call.return", "\"return\" is not a member of a call; \"returns\" is"),
  ]

  @Test("One is refused, with its place and the nearest name", arguments: strays)
  func refused(_ stray: Stray) throws {
    let parts = CheckerFixture.main.split(separator: stray.old, omittingEmptySubsequences: false)
    try #require(parts.count == 2, "\(stray.old) stands there once")
    do {
      _ = try CheckerFixture.catalog(main: parts.joined(separator: stray.new))
      Issue.record("It was read.")
    } catch ScreenFileFailure.shape(_, let place, let detail) {
      #expect(place == stray.place && detail == stray.detail)
    }
  }
}
