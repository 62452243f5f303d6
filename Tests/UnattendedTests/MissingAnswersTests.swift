import Testing

@testable import Unattended

@Suite("Missing answers", .timeLimit(.minutes(10)))
struct MissingAnswersTests {
  private func gaps(
    _ answers: [String: String], secrets: Set<String> = ["password"]
  ) throws -> [MissingAnswers.Gap] {
    MissingAnswers(catalog: try Scripts.catalog(), answers: answers, secrets: secrets)
      .gaps(in: "main")
  }

  @Test("Nothing is missing when everything is given")
  func none() throws {
    #expect(try gaps(Scripts.answers) == [])
  }

  @Test("All are listed at once with what they mean, a preset as a suggestion only")
  func all() throws {
    #expect(
      try gaps([:], secrets: []) == [
        .init(name: "colour", meaning: "Which colour? One of: red, blue", need: .always),
        .init(name: "url", meaning: "Address: H.", need: .always),
        .init(name: "user", meaning: "User: H.", suggestion: "admin", need: .always),
        .init(name: "password", meaning: "Password: Hidden.", need: .always),
        .init(
          name: "thing", meaning: "Which thing? One of: one that aem-setup finds on the way",
          need: .always
        ),
        .init(name: "sub.given", meaning: "Given: What is given.", need: .always),
        .init(
          name: "ready", meaning: "Write \"yes\" when this is true: A licence.",
          need: .confirmation),
      ])
  }

  @Test("A preset answers nothing; an optional value can be left out")
  func preset() throws {
    var answers = Scripts.answers
    answers["user"] = nil
    #expect(try gaps(answers).map(\.name) == ["user"])
  }

  @Test("A preset is suggested only when everything in it is known")
  func filledPreset() throws {
    let script = Scripts.main.replacing(
      #""preset": "admin""#, with: #""preset": "admin of {url}""#)
    #expect(script != Scripts.main)
    let catalog = try Scripts.catalog(script)
    func suggestion(_ answers: [String: String]) -> String? {
      MissingAnswers(catalog: catalog, answers: answers, secrets: []).gaps(in: "main")
        .first { $0.name == "user" }?.suggestion
    }
    #expect(suggestion([:]) == nil)
    #expect(suggestion(["url": "https://a:4502"]) == "admin of https://a:4502")
  }

  @Test("An answer decides the way; what lies off it is not asked for")
  func way() throws {
    #expect(try gaps(["colour": "blue"], secrets: []) == [])
  }

  @Test(
    "An answer that cannot be given is a gap with its reason",
    arguments: [
      ("colour", "green", "Which colour? \"green\" cannot be chosen: Not yet."),
      ("colour", "pink", "Which colour? Not \"pink\", but one of: red, blue"),
    ])
  func unusable(_ name: String, _ answer: String, _ meaning: String) throws {
    var answers = Scripts.answers
    answers[name] = answer
    #expect(try gaps(answers) == [.init(name: name, meaning: meaning, need: .always)])
  }

  private static let forked = #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
     "steps": [{"id": "one", "title": "One"}],
     "values": {
       "url": {"label": "Address", "help": "H."}, "found": {"label": "Found"},
       "old": {"label": "Old", "help": "O."}, "last": {"label": "Last", "help": "L."}},
     "start": "form",
     "screens": [
       {"id": "form", "kind": "page", "title": "F", "step": "one", "fields": ["url"],
        "next": "look"},
       {"id": "look", "kind": "page", "title": "Look", "step": "one",
        "task": {"operation": "fake.look", "inputs": {"url": "url"},
                 "outputs": {"found": "found"}, "success": "Found."},
        "next": [{"when": {"value": "found", "is": ["old"]}, "to": "older"},
                 {"when": {"value": "found", "is": ["ancient"]}, "to": "end"}, {"to": "last"}]},
       {"id": "older", "kind": "page", "title": "O", "step": "one", "fields": ["old"],
        "next": "last"},
       {"id": "end", "kind": "page", "title": "E", "step": "one", "end": true},
       {"id": "last", "kind": "page", "title": "L", "step": "one", "fields": ["last"],
        "next": "summary"},
       {"id": "summary", "kind": "summary", "title": "S", "step": "one"}]}
    """#

  @Test("Where what is found decides, both ways are listed, in the same round")
  func forks() throws {
    let catalog = try Scripts.catalog(Self.forked)
    let gaps = MissingAnswers(catalog: catalog, answers: [:], secrets: []).gaps(in: "main")
    #expect(
      gaps.map { "\($0.name) \($0.need.rawValue)" } == [
        "url always", "last always", "old if-asked",
      ])
  }
}
