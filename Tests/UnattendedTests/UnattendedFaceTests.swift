import Engine
import TestSupport
import Testing
import Unattended
import Values
import Wizard

// On the main thread, because the face blocks its thread while operations run on the others.
@Suite("Going through with an answers file")
@MainActor
struct UnattendedFaceTests {
  private func run(
    _ mode: UnattendedFace.Mode, _ author: FakeAuthor, _ answers: [String: String] = [:],
    secrets: [String: Secret] = ["password": Secret(copying: "hunter2".utf8)],
    of script: String = Scripts.main, told: ((UnattendedStep) -> Void)? = nil
  ) throws -> (result: UnattendedResult, walk: Walk) {
    let answers = Scripts.answers.merging(answers) { _, own in own }
    let walk = author.walk(try Scripts.catalog(script), "main", start: "welcome", actor: .answers)
    walk.start(offering: secrets, from: .answers)
    let face = UnattendedFace(mode, answers: answers) { told?($0) }
    return (face.run(walk), walk)
  }

  private func words(_ result: UnattendedResult) -> [String] {
    result.steps.map { "\($0.id) \($0.status.rawValue)" }
  }

  @Test("Apply makes the changes, tells each step at once, and finishes")
  func applies() throws {
    let author = FakeAuthor(holds: "0")
    var told: [String] = []
    let (result, walk) = try run(.apply, author, told: { told.append($0.id) })
    #expect(
      words(result) == [
        "main/ticks confirmed", "main/look unchanged", "main/change changed",
        "main/again unchanged",
      ])
    #expect(result.steps[0].detail == "Confirmed by the answers file: A licence.")
    #expect(told == result.steps.map(\.id))
    #expect(result.status == .changed && result.stop == nil)
    #expect(result.steps[2].changes == [Change("value", before: "0", after: "1")])
    #expect(result.steps[2].evidence == [Evidence("Value", "1")])
    #expect(result.steps[2].cautions == ["It was read back once."])
    #expect(author.current.writes == 1)
    #expect(walk.ending == .finished && walk.state.isFinished)
    #expect(walk.state.values["user"] == StoredValue("admin", from: .answers))
    #expect(walk.state.records[ScreenKey("main", "ticks")]?.confirmedBy == .answers)
  }

  @Test("Apply again finds nothing to change")
  func unchanged() throws {
    let author = FakeAuthor(holds: "1")
    let (result, _) = try run(.apply, author)
    #expect(words(result).dropFirst().allSatisfy { $0.hasSuffix("unchanged") })
    #expect(result.status == .unchanged)
    #expect(author.current.writes == 0)
  }

  @Test("Plan lists the changes and what waits for them, and sends nothing")
  func plans() throws {
    let author = FakeAuthor(holds: "0")
    let (result, walk) = try run(.plan, author)
    #expect(
      words(result) == [
        "main/ticks confirmed", "main/look unchanged", "main/change pending", "main/again pending",
      ])
    #expect(result.steps[2].changes == [Change("value", before: "0", after: "1")])
    #expect(result.steps[2].detail == "Mind the value.")
    #expect(
      result.steps[3].detail == "This waits for \"Change\", whose changes are not applied yet.")
    #expect(result.status == .pending)
    #expect(author.current.writes == 0 && walk.ending == .finished)
  }

  @Test("A failure stops there, with its words")
  func fails() throws {
    let author = FakeAuthor(holds: "0")
    author.change { $0.refusal = .missingInput("url") }
    let (result, walk) = try run(.apply, author)
    #expect(words(result) == ["main/ticks confirmed", "main/look unchanged", "main/change failed"])
    #expect(result.status == .failed)
    guard case .failed(let problem)? = result.stop else {
      Issue.record("\(String(describing: result.stop))")
      return
    }
    #expect(result.steps[2].detail == problem.cause)
    #expect(result.steps[2].changes == [Change("value", before: "0", after: "1")])
    #expect(walk.ending == .left && !walk.state.isFinished)
  }

  @Test("What fails after planned changes may miss them, and is pending as they are")
  func failsAfterPlanned() throws {
    let author = FakeAuthor(holds: "0")
    let script = Scripts.main.replacing("\"relies\": [\"change\"], ", with: "")
    let (result, walk) = try run(.plan, author, of: script) { step in
      if step.status == .pending { author.change { $0.problems = [.cancelled] } }
    }
    #expect(
      words(result) == [
        "main/ticks confirmed", "main/look unchanged", "main/change pending", "main/again pending",
      ])
    #expect(result.steps[3].detail.hasPrefix("This appears only after the changes above."))
    #expect(result.status == .pending && result.stop == nil)
    #expect(walk.ending == .finished)
    author.change { $0.problems = [.cancelled] }
    let (early, _) = try run(.plan, author, of: script)
    #expect(early.status == .failed, "nothing is planned before it")
  }

  @Test("Answers that lead round in a circle need a person")
  func circle() throws {
    let script = Scripts.main.replacing(
      "\"relies\": [\"look\"], \"success\": \"Changed.\"}, \"next\": \"again\"",
      with: "\"success\": \"Changed.\"}, \"next\": \"look\"")
    #expect(script != Scripts.main)
    let (result, walk) = try run(.apply, FakeAuthor(holds: "0"), of: script)
    guard case .needsPerson("Look", let findings)? = result.stop else {
      Issue.record("\(String(describing: result.stop))")
      return
    }
    #expect(findings == ["With these answers, this step comes again. A person must act here."])
    #expect(result.status == .needsPerson && walk.ending == .left)
    #expect(result.steps.count <= 7)
  }

  @Test("A change that reads back differently is a failure")
  func distorted() throws {
    let author = FakeAuthor(holds: "0")
    author.change { $0.distortion = "2" }
    let (result, _) = try run(.apply, author)
    #expect(words(result).last == "main/change failed")
  }

  @Test("Secrets that nobody gives stop it with their names")
  func secretsMissing() throws {
    let (result, walk) = try run(.apply, FakeAuthor(), secrets: [:])
    #expect(result.status == .needsPerson && words(result) == ["main/ticks confirmed"])
    #expect(result.stop == .answersMissing("The author", ["password"]))
    #expect(walk.ending == .left)
  }

  @Test("An answer that cannot be used is named; a question that none fits needs a person")
  func needsPerson() throws {
    let (result, _) = try run(.apply, FakeAuthor(), ["url": "nonsense"])
    guard case .answersRefused("The author", let findings)? = result.stop else {
      Issue.record("\(String(describing: result.stop))")
      return
    }
    #expect(findings.contains { $0.hasPrefix("Address: ") })
    let (other, _) = try run(.apply, FakeAuthor(), ["thing": "no such thing"])
    #expect(other.stop == .needsPerson("Which thing?", ["Choose an answer first."]))
  }

  @Test("What is only doubtful is kept, as a person would by going on")
  func doubtful() throws {
    let (result, _) = try run(.apply, FakeAuthor(holds: "1"), ["url": "http://author:4502"])
    #expect(result.stop == nil)
  }

  @Test("A way that ends unfinished is a failure with what the screen says")
  func routeEnds() throws {
    let (result, _) = try run(.apply, FakeAuthor(), ["colour": "blue"])
    #expect(result.stop == .routeEnds("No way", ["Blue ends here."]))
    #expect(result.status == .failed)
  }

  @Test("The document has the documented members, and no others")
  func document() throws {
    let (result, _) = try run(.plan, FakeAuthor())
    let document = result.document(procedure: "main", route: nil, session: "/s.json")
    #expect(
      document["steps"]?.array?[2] == [
        "id": "main/change", "operation": "fake.change", "key": .null, "status": "pending",
        "outcome": .null,
        "changes": [["what": "value", "before": .null, "after": "1"]], "evidence": [],
        "cautions": [], "detail": "Mind the value.",
      ])
    #expect(document["result"] == "pending")
    #expect(document["procedure"] == "main" && document["session"] == "/s.json")
    #expect(
      document.object?.keys.sorted() == [
        "next", "procedure", "reasons", "result", "route", "session", "steps", "text", "verdict",
      ])
    #expect(document["verdict"] == "unverified")
    #expect(document["route"] == .null)
  }

  @Test("The document has the verdict as the summary words it")
  func statedVerdict() throws {
    let script = Scripts.main.replacing(
      #""kind": "summary", "title": "Summary", "step": "one"}"#,
      with: #"""
        "kind": "summary", "title": "Summary", "step": "one", "verdict": [
          {"is": "works", "text": "All of {colour} works", "next": "Watch **it**."}]}
        """#)
    let (result, _) = try run(.apply, FakeAuthor(holds: "0"), of: script)
    let document = result.document(procedure: "main", route: nil, session: nil)
    #expect(document["verdict"] == "works" && document["text"] == "All of red works")
    #expect(document["next"] == "Watch it." && document["reasons"] == [])
  }

  @Test("The document tells why it stopped")
  func stopDocument() throws {
    let (ends, _) = try run(.apply, FakeAuthor(), ["colour": "blue"])
    #expect(
      ends.document(procedure: "main", route: "r", session: nil) == [
        "procedure": "main", "route": "r", "session": .null, "result": "failed", "steps": [],
        "verdict": "unverified", "next": .null,
        "text": "Not verified. aem-setup verified nothing in these steps.",
        "reasons": [
          "aem-setup verified nothing in these steps.", "The procedure is not finished.",
        ],
        "stop": ["code": "routeEnds", "cause": "No way", "advice": ["Blue ends here."]],
      ])
    let author = FakeAuthor()
    author.change { $0.problems = [.cancelled] }
    let (failed, _) = try run(.apply, author)
    let stop = failed.document(procedure: "main", route: nil, session: nil)["stop"]
    #expect(stop?.object?.keys.sorted() == ["advice", "cause", "code"])
    #expect(stop?["code"] == "run.cancelled")
  }

  @Test("A preset is no answer: what the file does not say is named, and nothing is read")
  func presets() throws {
    let author = FakeAuthor(holds: "0")
    let walk = author.walk(try Scripts.catalog(), "main", start: "welcome", actor: .answers)
    walk.start(offering: ["password": Secret(copying: "x".utf8)], from: .answers)
    var answers = Scripts.answers
    answers["user"] = nil
    let result = UnattendedFace(.apply, answers: answers).run(walk)
    #expect(result.stop == .answersMissing("The author", ["user"]))
    #expect(words(result) == ["main/ticks confirmed"] && result.word == "answers-missing")
  }

  @Test("What a person does stops apply unless the file confirms it; a plan lists it and goes on")
  func personActs() throws {
    let script = Scripts.main.replacing(
      #""fields": ["url", "user", "note", "password"], "next": "look"},"#,
      with: #"""
        "fields": ["url", "user", "note", "password"], "next": "hand"},
        {"id": "hand", "kind": "page", "title": "By hand", "step": "one",
         "walkthrough": {"place": "AEM", "acts": [{"act": "Do it."}]}, "next": "ask"},
        {"id": "ask", "kind": "page", "title": "Ask support", "step": "one", "act": true,
         "next": "look"},
        """#)
    #expect(script != Scripts.main)
    let author = FakeAuthor(holds: "0")
    let (stopped, walk) = try run(.apply, author, of: script)
    #expect(words(stopped) == ["main/ticks confirmed", "main/hand needs-person"])
    #expect(stopped.steps[1].key == "main/hand" && stopped.steps[1].operation == nil)
    guard case .needsPerson("By hand", let texts)? = stopped.stop else {
      Issue.record("\(String(describing: stopped.stop))")
      return
    }
    #expect(texts == ["By hand The file confirms it with \"main/hand\": \"done\"."])
    #expect(walk.ending == .left && author.current.writes == 0)

    let (plan, _) = try run(.plan, author, ["ready": "no"], of: script)
    #expect(
      words(plan) == [
        "main/ticks needs-person", "main/hand needs-person", "main/ask needs-person",
        "main/look unchanged", "main/change pending", "main/again pending",
      ])
    #expect(plan.status == .needsPerson)

    let (done, _) = try run(
      .apply, author, ["main/hand": "done", "main/ask": "done"], of: script)
    #expect(done.stop == nil && done.status == .changed)
    #expect(words(done).filter { $0.hasSuffix("confirmed") }.count == 3)
  }

  @Test("A way on which aem-setup does nothing is no success by itself")
  func nothingDone() throws {
    let script = #"""
      {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
       "steps": [{"id": "one", "title": "One"}], "values": {}, "start": "welcome",
       "screens": [
         {"id": "welcome", "kind": "page", "title": "W", "step": "one", "next": "summary"},
         {"id": "summary", "kind": "summary", "title": "S", "step": "one"}]}
      """#
    let (result, walk) = try run(.apply, FakeAuthor(), of: script)
    #expect(words(result) == ["main/summary needs-person"] && result.status == .needsPerson)
    #expect(!walk.state.isFinished)
    let (confirmed, _) = try run(.apply, FakeAuthor(), ["main/summary": "done"], of: script)
    #expect(words(confirmed) == ["main/summary confirmed"] && confirmed.stop == nil)
  }

  @Test("What a step would create is not made when the file gives it, too")
  func doubled() throws {
    let script = Scripts.main.replacing(
      #""relies": ["look"], "success": "Changed."}, "next": "again""#,
      with: #"""
        "outputs": {"made": "note"}, "relies": ["look"], "success": "Changed."}, "next": "again"
        """#)
    #expect(script != Scripts.main)
    let author = FakeAuthor(holds: "0")
    let (result, _) = try run(.apply, author, ["note": "mine"], of: script)
    guard case .answersRefused("Change", let findings)? = result.stop else {
      Issue.record("\(String(describing: result.stop))")
      return
    }
    #expect(findings.first?.hasPrefix("This creates note, and the file has it too.") == true)
    #expect(author.current.writes == 0)
    let (made, _) = try run(.apply, author, of: script)
    #expect(made.stop == nil && author.current.writes == 1)
  }

  /// Saves everything until the author was written to.
  private final class FullDisk: StateSaving {
    let author: FakeAuthor

    init(_ author: FakeAuthor) { self.author = author }

    func save(_ state: WizardState) throws(SaveRefusal) {
      if author.current.writes > 0 { throw SaveRefusal("The disk is full.") }
    }
  }

  @Test("Changes whose record cannot be saved are told, and nothing more is done")
  func notRecorded() throws {
    let author = FakeAuthor(holds: "0")
    let walk = author.walk(
      try Scripts.catalog(), "main", start: "welcome", actor: .answers, saver: FullDisk(author))
    walk.start(offering: ["password": Secret(copying: "x".utf8)], from: .answers)
    let result = UnattendedFace(.apply, answers: Scripts.answers).run(walk)
    #expect(
      words(result) == ["main/ticks confirmed", "main/look unchanged", "main/change changed"])
    guard case .failed(let problem)? = result.stop else {
      Issue.record("\(String(describing: result.stop))")
      return
    }
    #expect(problem.code == "notSaved" && problem.cause.hasSuffix("The disk is full."))
  }

  @Test("After the deadline nothing more is begun, and what was done is said")
  func deadline() throws {
    let author = FakeAuthor(holds: "0")
    let walk = author.walk(try Scripts.catalog(), "main", start: "welcome", actor: .answers)
    walk.start(offering: ["password": Secret(copying: "x".utf8)], from: .answers)
    let time = Time()
    let face = UnattendedFace(
      .apply, answers: Scripts.answers, deadline: Deadline(seconds: 10) { time.now }
    ) { step in
      if step.id == "main/look" { time.now = 11 }
    }
    let result = face.run(walk)
    #expect(words(result) == ["main/ticks confirmed", "main/look unchanged"])
    guard case .deadline(_, 10, wasChanging: false)? = result.stop else {
      Issue.record("\(String(describing: result.stop))")
      return
    }
    #expect(result.status == .failed && author.current.writes == 0 && walk.ending == .left)
    #expect(result.stop?.sentence?.hasPrefix("The deadline of 10 s passed at \"") == true)
  }

  /// A clock that only the test moves, on the main thread.
  private final class Time: @unchecked Sendable {
    var now = 0.0
  }

  @Test("A change that the agreed plan does not have is not made")
  func agreedPlan() throws {
    let author = FakeAuthor(holds: "0")
    let (plan, _) = try run(.plan, author)
    func apply() throws -> UnattendedResult {
      let walk = author.walk(try Scripts.catalog(), "main", start: "welcome", actor: .answers)
      walk.start(offering: ["password": Secret(copying: "x".utf8)], from: .answers)
      return UnattendedFace(.apply, answers: Scripts.answers, agreed: plan.steps).run(walk)
    }
    author.change { $0.holds = "5" }
    let moved = try apply()
    #expect(moved.stop == .planMoved("Change") && moved.status == .pending)
    #expect(author.current.writes == 0)
    author.change { $0.holds = "0" }
    #expect(try apply().status == .changed)
    let document = plan.digestDocument(procedure: "main", author: "a")
    #expect(document["steps"]?.array?.count == 3, "a person's acts are not changes")
    #expect(document == plan.digestDocument(procedure: "main", author: "a"))
  }
}
