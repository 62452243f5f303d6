import Testing
import Unattended
import Values

@Suite("Answers files")
struct AnswersFileTests {
  private func read(_ text: String) throws -> AnswersFile {
    let scratch = try Scratch()
    return try AnswersFile.read(try scratch.file("answers.json", text))
  }

  @Test("Every member goes to the value that it names")
  func whole() throws {
    let file = try read(
      #"""
      {"procedure": "smart-tags", "route": "r",
       "aem": {"url": "http://a", "user": "admin", "password": {"env": "PW"}, "contextPath": "/c"},
       "endpoints": {"ims": "http://i", "console": "http://c"},
       "answers": {"a": "text", "b": true, "c": false, "d": 7, "g": 1.5,
                   "e": {"file": "/f"}, "f": {"command": ["pass", "x"]}}}
      """#)
    #expect(file.procedure == "smart-tags" && file.route == "r")
    #expect(
      file.texts == [
        "aem.url": "http://a", "aem.user": "admin", "aem.contextPath": "/c",
        "ims.url": "http://i", "console.url": "http://c", "a": "text", "b": "yes", "c": "no",
        "d": "7", "g": "1.5",
      ])
    #expect(
      file.references == [
        "aem.password": .environment("PW"), "e": .file("/f"), "f": .command(["pass", "x"]),
      ])
  }

  @Test("The procedure alone is enough, also after a byte order mark")
  func least() throws {
    let file = try read("\u{FEFF}{\"procedure\": \"p\"}")
    #expect(file.route == nil && file.texts.isEmpty && file.references.isEmpty)
  }

  @Test("The path is kept absolute, and shown as it was given")
  func path() throws {
    let scratch = try Scratch()
    let path = try scratch.file("answers.json", "{\"procedure\": \"p\"}")
    #expect(try AnswersFile.read(path).path == path)
    #expect(throws: AnswersFile.Failure.unreadable(path: "no/such.json")) {
      try AnswersFile.read("no/such.json")
    }
    #expect(throws: AnswersFile.Failure.unreadable(path: scratch.path)) {
      try AnswersFile.read(scratch.path)
    }
  }

  @Test("What is no JSON is told apart from what has another shape")
  func notJSON() throws {
    let scratch = try Scratch()
    let path = try scratch.file("a.json", "procedure: smart-tags")
    let flaw = JSONFlaw(line: 1, column: 1, .expected(.value))
    #expect(throws: AnswersFile.Failure.notJSON(path: path, flaw)) { try AnswersFile.read(path) }
  }

  private static let value =
    "text, a number, true or false, or one of {\"env\"}, {\"file\"}, {\"command\"}"

  @Test(
    "A member of the wrong shape is named with what was expected",
    arguments: [
      ("[]", "the file", "an object"),
      ("{}", "procedure", "the name of a procedure"),
      (#"{"procedure": 1}"#, "procedure", "the name of a procedure"),
      (#"{"procedure": "p", "route": 1}"#, "route", "the name of a route"),
      (#"{"procedure": "p", "aem": "http://a"}"#, "aem", "an object"),
      (#"{"procedure": "p", "endpoints": []}"#, "endpoints", "an object"),
      (#"{"procedure": "p", "answers": null}"#, "answers", "an object"),
      (#"{"procedure": "p", "aem": {"url": null}}"#, "aem.url", value),
      (
        #"{"procedure": "p", "aem": {"url": "a"}, "answers": {"aem.url": "b"}}"#, "answers.aem.url",
        "in one place only"
      ),
      (#"{"procedure": "p", "answers": {"a": ["x"]}}"#, "answers.a", value),
      (#"{"procedure": "p", "answers": {"a": {"environment": "X"}}}"#, "answers.a", value),
    ])
  func shapes(_ text: String, _ member: String, _ expected: String) throws {
    let scratch = try Scratch()
    let path = try scratch.file("a.json", text)
    #expect(
      throws: AnswersFile.Failure.shape(path: path, member: member, expected: expected)
    ) { try AnswersFile.read(path) }
  }

  @Test("A member that no answers file has is named")
  func unknownMember() throws {
    let scratch = try Scratch()
    let path = try scratch.file("a.json", #"{"procedure": "p", "answer": {}}"#)
    #expect(throws: AnswersFile.Failure.unknownMember(path: path, member: "answer")) {
      try AnswersFile.read(path)
    }
  }

  @Test("Only the secrets that are asked for are fetched, within the time that is left")
  func fetches() throws {
    let file = try read(
      #"""
      {"procedure": "p", "answers": {"a": {"command": ["sleep", "1000"]},
       "b": {"command": ["printf", "s3cret\n"]}, "c": {"command": ["false"]}}}
      """#)
    let found = try file.resolveSecrets(["b", "none"])
    #expect(found.keys.sorted() == ["b"])
    #expect(found["b"]?.equals(Secret(copying: "s3cret".utf8)) == true)
    let late = AnswersFile.Failure.reference(name: "a", .tooSlow("sleep", seconds: 1))
    #expect(throws: late) { try file.resolveSecrets(["a", "b"], seconds: 0.3) }
  }
}
