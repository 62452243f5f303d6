import Engine
import FoundationEssentials
import TestSupport
import Testing

@testable import Wizard

/// What a summary says of the whole path, and that it is never better than the records.
@Suite("The verdict of a summary")
struct StatedVerdictTests {
  private static let statements = #"""
    {"when": {"value": "colour", "is": ["blue"]}, "is": "works", "text": "Blue works"},
    {"when": {"value": "note", "is": ["broken"]}, "is": "fails", "text": "It is {note}",
     "next": "Mend {note}."},
    {"is": "works", "text": "Red works", "next": "Watch it."},
    {"is": "unverified", "text": "Not verified yet", "next": "Let AEM test it."}
    """#

  private static func main(_ statements: String = statements) -> String {
    Fixture.main.replacing(
      #""kind": "summary", "title": "Summary", "step": "three"}"#,
      with: #"""
        "kind": "summary", "title": "Summary", "step": "three", "verdict": [\#(statements)]}
        """#)
  }

  /// A machine at the summary, after a change with this outcome.
  private func summary(
    _ outcome: Outcome, note: String = "", of main: String = main()
  ) throws -> WizardMachine {
    var machine = try Fixture.looking(in: main)
    machine.act(.settled(run: machine.run, Fixture.found), .next, .choose("a"), .next)
    machine.act(.next, .edit(field: "sub.given", text: "x"), .next)
    machine.act(.settled(run: machine.run, Settlement(outcome)), .next)
    machine.set("note", note, from: .person)
    return machine
  }

  @Test("The first statement whose condition holds comes first, with what to do next")
  func first() throws {
    let machine = try summary(.passed)
    #expect(machine.verdict.grade == .works && machine.verdict.reasons == [])
    #expect(
      machine.view.elements.prefix(2) == [.finding(.good, "Red works"), .text("Watch it.")])
  }

  @Test("One that is better than what was read does not count, and the reason is told")
  func notGreener() throws {
    let machine = try summary(.unknown("AEM is silent."))
    #expect(machine.verdict.grade == .unverified)
    #expect(
      machine.view.elements.prefix(3) == [
        .finding(.warning, "Not verified yet"), .text("Change: not verified: AEM is silent."),
        .text("Let AEM test it."),
      ])
    #expect(machine.verdict.furtherReasons == machine.verdict.reasons)
  }

  @Test("Without one that counts the program words it")
  func own() throws {
    let machine = try summary(.failed("AEM says no."))
    #expect(machine.verdict.grade == .fails && machine.verdict.text == nil)
    #expect(
      machine.view.elements.first == .finding(.error, "Not working. Change: failed: AEM says no."))
  }

  @Test("A statement can be worse than what was read")
  func worse() throws {
    let machine = try summary(.passed, note: "broken")
    #expect(machine.verdict.grade == .fails)
    #expect(
      machine.view.elements.prefix(2) == [.finding(.error, "It is broken"), .text("Mend broken.")])
  }

  @Test("Before the summary nothing of it counts")
  func unfinished() throws {
    let machine = try Fixture.looking(in: Self.main())
    #expect(machine.verdict.text == nil && machine.verdict.grade == .unverified)
  }

  @Test("A statement that never counts is a fault, and so is one elsewhere than on a summary")
  func checked() throws {
    func faults(_ statements: String) throws -> [String] {
      ScreenChecker(
        try .fixture(Self.main(statements), Fixture.sub), operations: Fixture.operations
      ).faults().map(\.description).filter { $0.hasPrefix("main/summary") }
    }
    #expect(try faults(Self.statements) == [])
    let hidden = #"{"is": "unverified", "text": "A"}, {"is": "works", "text": "B"}"#
    #expect(
      try faults(hidden) == [
        #"main/summary: its verdict "B" never counts: one before it always does"#
      ])
    #expect(try faults(#"{"is": "works", "text": "A"}, {"is": "fails", "text": "B"}"#) == [])
    #expect(
      try faults(#"{"is": "works", "text": "The {note}"}"#) == [
        #"main/summary: it uses "note", which is not known on every path to it"#
      ])
    #expect(throws: ScreenFileFailure.self) {
      try ProcedureCatalog.fixture(
        Fixture.main.replacing(
          #""id": "welcome", "#, with: #""id": "welcome", "verdict": [], "#))
    }
  }
}
