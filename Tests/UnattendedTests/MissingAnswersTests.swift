import Testing

@testable import Unattended

@Suite("Missing answers")
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

  @Test("All are listed at once, in the order of the screens, with what they mean")
  func all() throws {
    #expect(
      try gaps([:], secrets: []) == [
        .init(name: "colour", meaning: "Which colour? One of: red, blue"),
        .init(name: "ready", meaning: "Say \"yes\" when this holds: A licence."),
        .init(name: "url", meaning: "Address: H."),
        .init(name: "password", meaning: "Password: Hidden."),
        .init(name: "thing", meaning: "Which thing? One of: one that is found on the way"),
        .init(name: "sub.given", meaning: "Given: What is given."),
      ])
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
      ("ready", "no", "Say \"yes\" when this holds: A licence."),
    ])
  func unusable(_ name: String, _ answer: String, _ meaning: String) throws {
    var answers = Scripts.answers
    answers[name] = answer
    #expect(try gaps(answers) == [.init(name: name, meaning: meaning)])
  }
}
