import Engine
import FoundationEssentials
import Testing

@testable import Wizard

@Suite("Outcomes of tasks")
struct OutcomeTests {
  private let look = ScreenKey("main", "look")

  /// The fixture with members added to the task `look`.
  private func main(_ members: String) -> String {
    Fixture.main.replacing(
      #""operation": "fake.look","#, with: #""operation": "fake.look", \#(members),"#)
  }

  private func settled(_ members: String?, _ outcome: Outcome = .passed) throws -> WizardMachine {
    var machine = try Fixture.looking(in: members.map(main) ?? Fixture.main)
    var found = Fixture.found
    found.outcome = outcome
    machine.act(.settled(run: machine.run, found))
    return machine
  }

  @Test("A task whose condition holds has passed")
  func passes() throws {
    let machine = try settled(#""passes": {"value": "found", "is": ["it"]}"#)
    #expect(machine.state.records[look]?.result == .passed)
    #expect(machine.view.elements.first == .finding(.good, "Found it."))
  }

  @Test("One whose condition does not hold has failed, and says what was found")
  func fails() throws {
    let machine = try settled(#""passes": {"value": "found", "is": ["that"]}"#)
    let record = try #require(machine.state.records[look])
    #expect(record.status == .failed)
    let reason = "Found: it. Needed: that."
    #expect(record.result == .failed(reason))
    #expect(machine.view.elements.first == .finding(.error, "Failed. \(reason)"))
    #expect(record.words == "failed: \(reason)")
    #expect(machine.phase == .done, "The person can go on where the screens lead.")
  }

  @Test("A survey whose condition does not hold claims nothing")
  func survey() throws {
    let machine = try settled(#""passes": {"value": "found", "is": ["that"]}, "survey": true"#)
    let record = try #require(machine.state.records[look])
    #expect(record.status == .done && record.result == nil)
    #expect(machine.view.elements.first == .finding(.note, "Found it."))
  }

  @Test("What could not be read is not verified, whatever the condition says")
  func unknown() throws {
    let machine = try settled(
      #""passes": {"value": "found", "is": ["it"]}"#, .unknown("AEM said nothing."))
    let record = try #require(machine.state.records[look])
    #expect(record.result == .unknown("AEM said nothing."))
    #expect(machine.view.elements.first == .finding(.warning, "Not verified. AEM said nothing."))
    #expect(record.words == "not verified: AEM said nothing.")
  }

  @Test("A failure that is skipped stays a failure")
  func skipped() throws {
    var machine = try Fixture.changing()
    let report = ProblemText("c", "It broke.", advice: [])
    machine.act(.failed(run: machine.run, report), .skip(reason: "later"))
    #expect(machine.key.screen == "summary")
    #expect(machine.verdict.grade == .fails)
    #expect(
      machine.view.elements.first
        == .finding(.error, "Not working. \(machine.verdict.reasons[0])"))
  }

  /// A machine at the summary, after a change with this outcome.
  private func atSummary(_ outcome: Outcome, main: String = Fixture.main) throws -> WizardMachine {
    var machine = try Fixture.looking(in: main)
    machine.act(.settled(run: machine.run, Fixture.found), .next, .choose("a"), .next)
    machine.act(.next, .edit(field: "sub.given", text: "x"), .next)
    machine.act(.settled(run: machine.run, Settlement(outcome)), .next)
    return machine
  }

  @Test("The summary begins with the verdict")
  func verdicts() throws {
    let good = try atSummary(.passed)
    #expect(good.key.screen == "summary")
    #expect(good.verdict == Verdict(.works))
    #expect(good.view.elements.first == .finding(.good, Phrases.verdictWorks))
    let open = try atSummary(.unknown("AEM is silent."))
    #expect(open.verdict.grade == .unverified)
    #expect(open.verdict.sentence.hasPrefix("Not verified. "))
    #expect(open.verdict.sentence.hasSuffix("AEM is silent."))
    let bad = try atSummary(.failed("AEM says no."))
    #expect(bad.verdict.grade == .fails)
  }

  @Test("A skipped check is not verified")
  func skippedCheck() throws {
    var machine = try Fixture.changing()
    machine.act(.back, .next)
    machine.act(.skip(reason: "no time"))
    #expect(machine.verdict.grade == .unverified)
  }

  @Test(
    "What is told of a test by a person only is not verified; another act of a person counts not")
  func personsWord() throws {
    #expect(try atSummary(.passed).verdict.grade == .works)
    let test = Fixture.main.replacing(
      #""id": "which", "kind": "choice","#, with: #""id": "which", "kind": "choice", "test": true,"#
    )
    #expect(try atSummary(.passed, main: test).verdict.grade == .unverified)
  }

  @Test("What was left again by going back does not count")
  func leftAgain() throws {
    let machine = try atSummary(.passed)
    var turned = machine
    turned.state.trail.insert([ScreenKey("main", "gone")], at: 1)
    turned.state.records[ScreenKey("main", "gone")] = StepRecord(
      .failed, by: .engine, at: Fixture.now)
    #expect(turned.verdict.grade == .fails)
    turned.state.trail.insert(turned.state.trail[0], at: 2)
    #expect(turned.verdict == Verdict(.works))
  }

  @Test(
    "A task has to say by which condition it passes",
    arguments: [
      (#""survey": true"#, "it is a survey, but does not say what it looks for (passes)"),
      (
        #""passes": {"value": "found"}"#,
        "passes tests only whether \"found\" is known, which never fails"
      ),
      (
        #""passes": {"value": "found", "is": ["{found}", "x"]}"#,
        "passes allows \"found\" every content that it can have, so it never fails"
      ),
      (
        #""passes": {"value": "url", "is": ["https://a"]}"#,
        "passes tests nothing that the task finds, so the task decides nothing"
      ),
      (
        #""passes": {"value": "found", "is": ["x"]}, "survey": true"#,
        "it is a survey, but no transition depends on what it finds"
      ),
    ])
  func refused(members: String, fault: String) throws {
    let file = CheckerFixture.main.replacing(
      #""operation": "fake.look","#, with: #""operation": "fake.look", \#(members),"#)
    #expect(try CheckerFixture.faults(main: file).contains("main/look: \(fault)"))
  }

  @Test("A mere look without a condition is refused, and one that holds for every answer")
  func looks() throws {
    let operations = OperationCatalog([
      FakeOperation(
        "fake.look", outputs: [.answer("found"), .list("things")], changes: false,
        verifies: .nothing),
      FakeOperation("fake.change", outputs: [], changes: true),
    ])
    func faults(_ main: String) throws -> [String] {
      ScreenChecker(try CheckerFixture.catalog(main: main), operations: operations).faults()
        .map(\.description)
    }
    #expect(
      try faults(CheckerFixture.main).contains(
        "main/look: it only reads, but does not say what it must find to pass (passes)"))
    let all = CheckerFixture.main.replacing(
      #""operation": "fake.look","#,
      with: #""operation": "fake.look", "passes": {"value": "found", "is": ["yes", "no"]},"#)
    #expect(
      try faults(all).contains(
        "main/look: passes allows \"found\" every content that it can have, so it never fails"))
  }
}
