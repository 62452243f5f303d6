import Testing

@testable import Wizard

@Suite("Faults in screen files")
struct ScreenCheckerTests {
  /// A file with one mistake, and the fault that the checker reports.
  struct Mistake: CustomTestStringConvertible {
    var old: String
    var new: String
    var fault: String
    var testDescription: String { fault }

    init(_ old: String, _ new: String, _ fault: String) {
      self.old = old
      self.new = new
      self.fault = fault
    }
  }

  @Test("There are none to begin with")
  func none() throws {
    #expect(try CheckerFixture.faults() == [])
  }

  private static let ways: [Mistake] = [
    Mistake(
      #""walkthrough": {"place""#, #""walkthrough": {"act": "Do it", "place""#,
      "main/walk: \"Do it\" does not have the form of an act's name, such as \"install-hotfix\""),
    Mistake(
      #""id": "end", "kind""#, #""id": "form", "kind""#,
      "main/form: more than one screen has this id"),
    Mistake(
      #""start": "welcome""#, #""start": "nowhere""#, "main: the start \"nowhere\" is not a screen"),
    Mistake(
      #""next": "look""#, #""next": "lok""#,
      "main/form: it leads to \"lok\", which is not a screen"),
    Mistake(
      #"{"to": "ticks"}"#, #"{"when": {"value": "colour"}, "to": "ticks"}"#,
      "main/colour: its last transition has a condition, so it can be a trap"),
    Mistake(
      #"{"when": {"value": "colour", "is": ["blue"]}, "to": "end"}"#, #"{"to": "end"}"#,
      "main/colour: a transition without a condition hides those after it"),
    Mistake(
      #""kind": "page", "title": "No way", "step": "one", "end": true"#,
      #""kind": "page", "title": "No way", "step": "one""#,
      "main/end: it has no transition; only a summary or an end can have none"),
    Mistake(#""next": "colour""#, #""next": "ticks""#, "main/colour: no transition leads to it"),
    Mistake(
      #""next": "summary""#, #""next": "walk""#, "main/change: no path leads from it to an end"),
    Mistake(
      ##""kind": "call", "title": "Sub", "step": "one",\##n    "call": {"procedure": "sub","##
        + #" "returns": ["sub.given"]},"#,
      #""kind": "page", "title": "Sub", "step": "one","#, "sub: it is neither listed nor called"),
  ]

  private static let parts: [Mistake] = [
    Mistake(
      #"{"id": "one", "title": "One"}"#,
      #"{"id": "one", "title": "One"}, {"id": "two", "title": "Two"}"#,
      "main: no screen belongs to the step \"two\""),
    Mistake(
      "author-address", "address", "values/url: it names no check: \"address\""),
    Mistake(
      #""answers": {"colour""#, #""answers": {"color""#,
      "main: the route short answers no value: \"color\""),
    Mistake(
      #""title": "Form", "step": "one""#, #""title": "Form", "step": "tow""#,
      "main/form: its step \"tow\" does not exist"),
    Mistake(
      #"["url", "password"]"#, #"["url", "pasword", "password"]"#,
      "main/form: it asks for \"pasword\", which is not a value"),
    Mistake(
      #"{"value": "colour", "is""#, #"{"value": "color", "is""#,
      "main/colour: it tests \"color\", which is not a value"),
    Mistake(
      #"{"value": "red", "label": "Red"}, {"value": "blue", "label": "Blue"}"#,
      #"{"value": "red", "label": "Red", "unavailable": "No."}"#,
      "main/colour: none of its answers can be chosen"),
    Mistake(
      #""list": "things""#, #""list": "found""#,
      "main/which: \"found\" is not a value of kind list"),
    Mistake(
      #""procedure": "sub", "returns""#, #""procedure": "sup", "returns""#,
      "main/call: it calls \"sup\", which is not a procedure"),
    Mistake(
      #"[{"text": "A licence.", "value": "ready"}]"#, "[]",
      "main/ticks: it has nothing to read or to do"),
    Mistake(
      #""text": ["Sorry."]"#, #""fields": ["url"]"#,
      "main/end: the procedure ends here, so nothing on it can be entered or done"),
    Mistake(
      #""items": ["#, #""act": true, "items": ["#,
      "main/ticks: its parts say what you must do, without \"act\""),
    Mistake(
      #""relies": ["look"]"#, #""needs": "author", "word": {"text": "I did it."}"#,
      "main/change: it needs \"aem.reach\", which is not a value"),
    Mistake(
      #""relies": ["look"]"#, #""needs": "adobe""#,
      "main/change: it has no word for when \"adobe.reach\" is none, so it is a trap"),
    Mistake(
      "fake.change", "fake.chance",
      "main/change: it runs \"fake.chance\", which is not an operation"),
    Mistake(
      #""operation": "fake.look", "inputs": {"url": "url", "password": "password"}"#,
      #""operation": "fake.look", "inputs": {"url": "url"}"#,
      "main/look: the input \"password\" gets no value"),
    Mistake(
      #""outputs": {"found""#, #""outputs": {"version": "found", "found""#,
      "main/look: the operation fake.look has no \"version\""),
    Mistake(
      #""relies": ["look"]"#, #""constants": {"speed": "1"}"#,
      "main/change: the operation fake.change has no \"speed\""),
    Mistake(
      #""relies": ["look"]"#, #""relies": ["form"]"#,
      "main/change: it relies on \"form\", which is not a task"),
    Mistake(
      #""outputs": {"found": "found""#, #""outputs": {"found": "fuond""#,
      "main/look: \"found\" is tied to \"fuond\", which is not a value"),
    Mistake(
      #""outputs": {"found": "found""#, #""outputs": {"found": "password""#,
      "main/look: \"password\" is of kind secret, and \"found\" is of kind text"),
  ]

  private static func long(_ count: Int) -> String { String(repeating: "w", count: count) }

  private static let texts: [Mistake] = [
    Mistake(
      #""title": "Main""#, "\"title\": \"\(long(25))\"",
      "main: the title is longer than 24 characters: \"\(long(25))\""),
    Mistake(
      #""summary": "Sum""#, "\"summary\": \"\(long(77))\"",
      "main: the summary is longer than 76 characters: \"\(long(77))\""),
    Mistake(
      #""title": "One""#, "\"title\": \"\(long(21))\"",
      "main: the title of a step is longer than 20 characters: \"\(long(21))\""),
    Mistake(
      #""label": "Found""#, "\"label\": \"\(long(27))\"",
      "values/found: the label is longer than 26 characters: \"\(long(27))\""),
    Mistake(
      #""help": "Where.""#, "\"help\": \"\(long(151))\"",
      "values/url: the help is longer than 150 characters: \"\(long(151))\""),
    Mistake(
      #""title": "Form""#, "\"title\": \"\(long(51))\"",
      "main/form: the title is longer than 50 characters: \"\(long(51))\""),
    Mistake(
      #""label": "Red""#, "\"label\": \"\(long(65))\"",
      "main/colour: an answer is longer than 64 characters: \"\(long(65))\""),
    Mistake(
      #""help": "Where.", "#, "", "values/url: a screen asks for it, but it has no help"),
    Mistake(
      #""kind": "secret""#, #""kind": "secret", "preset": "admin""#,
      "values/password: a secret has no preset"),
    Mistake(
      #""act": "Paste.""#, #""act": "Paste\u202eit.""#,
      "main/walk: a text contains a control or invisible character"),
    Mistake(
      #""act": "Paste.""#, #""act": "Paste {password}.""#,
      "main/walk: a text names \"password\", which is not a value to show"),
    Mistake(
      #""title": "Walk""#, #""title": "Walk {things}""#,
      "main/walk: a text names \"things\", which is not a value to show"),
  ]

  private static let named: [Mistake] = [
    Mistake(
      #""success": "Changed.""#, #""success": "Changed {thign}.""#,
      "main/change: a text names \"thign\", which is not a value to show"),
    Mistake(
      #""help": "Where.""#, #""help": "As {fuond} says.""#,
      "values/url: it names \"fuond\", which is not a value to show"),
    Mistake(
      #""returns": ["sub.given"]"#, #""with": {"thing": "{password}"}, "returns": ["sub.given"]"#,
      "main/call: a text names \"password\", which is not a value to show"),
    Mistake(
      #"{"to": "ticks"}"#, #"{"set": {"thing": "{coluor}"}, "to": "ticks"}"#,
      "main/colour: a text names \"coluor\", which is not a value to show"),
  ]

  private static let contents: [Mistake] = [
    Mistake(
      #""is": ["blue"]"#, #""is": ["blue", "bleu"]"#,
      "main/colour: it tests whether \"colour\" is \"bleu\", which it never is"),
    Mistake(
      #""title": "Walk", "step": "one","#,
      #""title": "Walk", "step": "one","text":[{"when":{"value":"ready","is":["no"]},"text":"T"}],"#,
      "main/walk: it tests whether \"ready\" is \"no\", which it never is"),
    // A way out or a call sets it, an operation finds it, and braces name what is to be seen.
    Mistake(
      #"{"value": "colour", "is": ["blue"]}, "to""#,
      #"{"value": "colour", "is": ["grey"]}, "set": {"colour": "grey"}, "to""#, ""),
    Mistake(
      #""title": "Walk", "step": "one","#,
      #""title": "Walk", "step": "one","text":[{"when":{"value":"found","is":["6"]},"text":"T"}],"#,
      ""),
    Mistake(#""is": ["blue"]"#, #""is": ["{found}"]"#, ""),
  ]

  private static let acts = acts(16)
  private static let words = Array(repeating: "seven77", count: 50).joined(separator: " ")

  /// A number of acts that are always shown.
  private static func acts(_ count: Int) -> String {
    Array(repeating: #"{"act": "Go on."}"#, count: count).joined(separator: ",")
  }

  /// A number of acts that are always shown, and two that exclude each other.
  private static func actsInTwoVersions(_ count: Int) -> String {
    let versions = ["red", "blue"].map {
      #"{"act": "Go.", "when": {"value": "colour", "is": ["\#($0)"]}}"#
    }
    return ([acts(count)] + versions).joined(separator: ",")
  }

  private static let sizes: [Mistake] = [
    Mistake(
      #""acts": ["#, #""acts": [\#(acts), "#, "main/walk: it has 17 acts; 16 at most, so split it"),
    Mistake(#""acts": ["#, #""acts": [\#(actsInTwoVersions(14)), "#, ""),
    Mistake(
      #""acts": ["#, #""acts": [\#(actsInTwoVersions(15)), "#,
      "main/walk: it has 17 acts; 16 at most, so split it"),
    Mistake(
      #""text": ["Hello."]"#,
      #""text": ["\#(words) 9"]"#,
      "main/welcome: a paragraph is longer than 400 characters: \"\(words.prefix(40))…\""),
    Mistake(
      #""text": ["Hello."]"#,
      #""text": ["\#(words)"]"#, ""),
    // 399 characters are six lines; two of them exclude each other, so that 60 are shown.
    Mistake(
      #""text": ["Hello."]"#,
      #""text": [\#(paragraphs(10))]"#, ""),
    Mistake(
      #""text": ["Hello."]"#,
      #""text": [\#(paragraphs(11))]"#,
      "main/welcome: it takes about 66 lines of 76 columns; 60 at most"),
  ]

  /// A number of paragraphs that can appear together, the last of them in two versions.
  private static func paragraphs(_ count: Int) -> String {
    let plain = Array(repeating: "\"\(words)\"", count: count - 1)
    let versions = ["red", "blue"].map {
      #"{"when": {"value": "colour", "is": ["\#($0)"]}, "text": "\#(words)"}"#
    }
    return (plain + versions).joined(separator: ", ")
  }

  private static let flow: [Mistake] = [
    Mistake(
      #""procedure": "sub", "returns": ["sub.given"]"#, #""procedure": "main", "returns": []"#,
      "main: it calls itself: main"),
    Mistake(
      #""next": "form""#, #""next": "look""#,
      "main/look: it uses \"url\", which is not known on every path to it"),
    Mistake(
      #"{"text": "A licence.", "value": "ready"}"#, #"{"text": "A licence for {found}."}"#,
      "main/ticks: it uses \"found\", which is not known on every path to it"),
    Mistake(
      #""success": "Changed.""#, #""success": "Changed {thing}.""#, ""),
    Mistake(
      #""next": "which""#, #""skip": "Nothing.", "next": "which""#,
      "main/which: it uses \"things\", which is not known on every path to it"),
    Mistake(
      #""returns": ["sub.given"]"#, #""returns": ["sub.given", "ready2"]"#,
      "main/call: \"sub\" does not return \"ready2\" on every path through it"),
  ]

  private static let hidden: [Mistake] = [
    Mistake(
      #"["url", "password"]"#,
      #"["password", {"value": "url", "when": {"value": "colour", "is": ["red"]}}]"#,
      "main/look: it uses \"url\", which is not known on every path to it"),
    Mistake(
      #"["url", "password"]"#, #"["password"], "folded": ["url"]"#,
      "main/form: it folds \"url\" away, which needs a preset, or must be allowed to stay empty"),
    Mistake(
      #""value": "colour", "is": ["blue"]"#, #""value": "found", "not": ["x"]"#, ""),
    Mistake(
      #"{"when": {"value": "colour", "is": ["blue"]}, "to": "end"}"#,
      #"{"when": {"value": "colour", "not": ["blu"]}, "to": "end"}"#,
      "main/colour: it tests whether \"colour\" is \"blu\", which it never is"),
    Mistake(
      #"{"text": "A licence.", "value": "ready"}"#,
      #"{"text": "A licence.", "value": "ready", "when": {"value": "nothing"}}"#,
      "main/ticks: it tests \"nothing\", which is not a value"),
    Mistake(
      #""acts": [{"#, #""acts": [{"fields": [{"label": "L", "value": "{things}"}], "#,
      "main/walk: a text names \"things\", which is not a value to show"),
    Mistake(
      #""found": {"label": "Found"}"#,
      #""found": {"label": "Found", "options": [{"value": "a", "label": "A"}]}"#,
      "values/found: it has answers, and is of kind text"),
  ]

  private static let rows: [Mistake] = [
    Mistake(
      #""text": ["Hello."]"#, #""rows": [{"label": "Found", "found": "{found}"}]"#,
      "main/welcome: it uses \"found\", which is not known on every path to it"),
    Mistake(
      #""text": ["Hello."]"#,
      #""rows": [{"label": "Found", "found": "{found}", "when": {"value": "found"}}]"#, ""),
    Mistake(
      #""text": ["Hello."]"#, #""rows": [{"label": "F", "found": "x", "part": "release"}]"#,
      "main/welcome: a row needs \"survey.release\", which is not a value to show"),
    Mistake(
      #""text": ["Hello."]"#,
      #""rows": [{"label": "F", "found": "x", "marks": [{"when": {"value": "y"}, "is": "note"}]}]"#,
      "main/welcome: it tests \"y\", which is not a value"),
    Mistake(
      #""text": ["Hello."]"#, "\"rows\": [{\"label\": \"\(long(27))\", \"found\": \"x\"}]",
      "main/welcome: the label of a row is longer than 26 characters: \"\(long(27))\""),
  ]

  private static func pane(_ members: String) -> String {
    #""text": ["Hello."], "details": [{"id": "why", "label": "Why"\#(members)}]"#
  }

  private static let details: [Mistake] = [
    Mistake(#""text": ["Hello."]"#, pane(#", "text": ["Because."]"#), ""),
    Mistake(#""text": ["Hello."]"#, pane(""), "main/welcome: its pane why has nothing to read"),
    Mistake(
      #""text": ["Hello."]"#, pane(#", "text": ["{found}"]"#),
      "main/welcome: it uses \"found\", which is not known on every path to it"),
    Mistake(
      #""text": ["Hello."]"#,
      pane(#", "text": ["{found}"], "fits": {"value": "found", "is": ["6"]}"#), ""),
    Mistake(
      #""title": "Look", "step": "one","#,
      #""title": "Look", "step": "one", \#(pane(#", "text": ["{found}"]"#)),"#, ""),
    Mistake(
      #""text": ["Hello."]"#, pane(#", "fits": {"value": "why"}, "text": ["T"]"#),
      "main/welcome: it tests \"why\", which is not a value"),
    Mistake(
      #""text": ["Hello."]"#, pane(#", "acts": [\#(acts), {"act": "On."}]"#),
      "main/welcome: its pane why has 17 acts; 16 at most"),
    Mistake(
      #""text": ["Hello."]"#, pane(#", "text": [\#(paragraphs(11))]"#),
      "main/welcome: its pane why takes about 66 lines; 60 at most"),
    Mistake(
      #""text": ["Hello."]"#,
      pane(#", "text": ["T"]}, {"id": "why", "label": "Again", "text": ["T"]"#),
      "main/welcome: more than one pane has the id \"why\""),
  ]

  private static func other(_ way: String, count: Int = 1) -> String {
    let ways = Array(repeating: "{\"label\": \"Other\", \(way)}", count: count)
    return #""text": ["Hello."], "others": [\#(ways.joined(separator: ", "))]"#
  }

  private static let others: [Mistake] = [
    Mistake(#""text": ["Hello."]"#, other(#""to": "ticks""#), ""),
    Mistake(
      #""text": ["Hello."]"#, other(#""to": "nowhere""#),
      "main/welcome: it leads to \"nowhere\", which is not a screen"),
    Mistake(
      #""text": ["Hello."]"#, other(#""to": "look""#),
      "main/look: it uses \"url\", which is not known on every path to it"),
    Mistake(
      #""text": ["Hello."]"#, other(#""to": "ticks", "set": {"colour": "grey", "hue": "x"}"#),
      "main/welcome: a transition sets \"hue\", which is not a value to show"),
    Mistake(
      #""text": ["Hello."]"#, other(#""to": "ticks", "when": {"value": "colour", "is": ["x"]}"#),
      "main/welcome: it tests whether \"colour\" is \"x\", which it never is"),
    Mistake(
      #""text": ["Hello."]"#, other(#""to": "ticks""#, count: 4),
      "main/welcome: it has 4 other ways; 3 buttons at most"),
    Mistake(
      #""text": ["Hello."]"#,
      "\"text\": [\"T\"], \"others\": [{\"label\": \"\(long(31))\", \"to\": \"ticks\"}]",
      "main/welcome: the label of a button is longer than 30 characters: \"\(long(31))\""),
    Mistake(
      #""text": ["Sorry."]"#, #""text": ["Sorry."], "others": [{"label": "O", "to": "ticks"}]"#,
      "main/end: the procedure ends here, but other buttons continue"),
  ]

  /// A page that asks for what its task takes.
  private static let pages: [Mistake] = [
    Mistake(
      #""title": "Look", "step": "one","#, #""title": "Look", "step": "one", "fields": ["url"],"#,
      ""),
    Mistake(
      #""fields": ["url", "password"], "next""#, #""fields": ["password"], "next""#,
      "main/look: it uses \"url\", which is not known on every path to it"),
    Mistake(
      #""outputs": {"found""#, #""word": {"text": "I saw it."}, "outputs": {"found""#,
      "main/which: it uses \"things\", which is not known on every path to it"),
    Mistake(
      #""outputs": {"found""#, #""word": {"text": "W", "value": "found"}, "outputs": {"found""#,
      "main/look: it cannot ask for \"found\", which is of kind text"),
  ]

  private static let values: [Mistake] = [
    Mistake(
      #""found": {"label": "Found"}"#, #""found": {"label": "Found"}, "spare": {"label": "S"}"#,
      "values/spare: nothing uses it"),
    Mistake(
      #"{"to": "ticks"}"#, #"{"set": {"extra": "x"}, "to": "ticks"}"#,
      "main/colour: a transition sets \"extra\", which is not a value to show"),
    Mistake(
      #""colour": {"label": "Colour", "kind": "option"}"#, #""colour": {"label": "Colour"}"#,
      "main/colour: it cannot ask for \"colour\", which is of kind text"),
    Mistake(
      #""ready": {"label": "Ready", "kind": "tick"}"#, #""ready": {"label": "Ready"}"#,
      "main/ticks: it cannot ask for \"ready\", which is of kind text"),
    Mistake(
      #""help": "Where.""#, #""help": "Where.", "kind": "option""#,
      "main/form: it cannot ask for \"url\", which is of kind option"),
    Mistake(
      #""help": "Where.""#, #""help": "Where.", "preset": "{fuond}""#,
      "values/url: it names \"fuond\", which is not a value to show"),
    Mistake(
      #""help": "Where.""#, #""help": "Where.", "kind": "secret""#,
      "main/look: \"url\" is of kind secret, and \"url\" is of kind text"),
  ]

  @Test(
    "One mistake is found",
    arguments: ways + parts + texts + named + contents + sizes + flow + hidden + rows + details
      + pages
      + values)
  func mistake(_ mistake: Mistake) throws {
    let parts = CheckerFixture.main.split(separator: mistake.old, omittingEmptySubsequences: false)
    try #require(parts.count == 2, "\(mistake.old) stands there once")
    let faults = try CheckerFixture.faults(main: parts.joined(separator: mistake.new))
    if mistake.fault.isEmpty {
      #expect(faults == [])
    } else {
      #expect(faults.contains(mistake.fault), "\(faults)")
    }
  }

  @Test("Faults come in the same order each time")
  func order() throws {
    let broken = CheckerFixture.main.replacing(
      "\"title\": \"", with: "\"title\": \"\(Self.long(60))")
    let first = try CheckerFixture.faults(main: broken)
    #expect(first.count > 10)
    for _ in 0..<5 { #expect(try CheckerFixture.faults(main: broken) == first) }
  }
}
