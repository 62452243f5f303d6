import Foundation
import TestSupport
import Testing

@testable import Wizard

@Suite("Conditions")
struct ConditionTests {
  private func condition(_ text: String) throws -> Condition {
    try JSONDecoder().decode(Condition.self, from: Data(text.utf8))
  }

  @Test("One test, several that must all pass, and a comparison of two values")
  func holding() throws {
    let one = try condition(#"{"value": "a", "is": ["x", "y"]}"#)
    #expect(one.holds(in: ["a": "y"]))
    #expect(!one.holds(in: ["a": "z"]))
    #expect(!one.holds(in: [:]))
    let known = try condition(#"{"value": "a"}"#)
    #expect(known.holds(in: ["a": ""]))
    #expect(!known.holds(in: ["b": ""]))
    let both = try condition(#"[{"value": "a", "is": ["x"]}, {"value": "b", "is": ["y"]}]"#)
    #expect(both.holds(in: ["a": "x", "b": "y"]))
    #expect(!both.holds(in: ["a": "x", "b": "x"]))
    let same = try condition(#"{"value": "a", "is": ["{b}"]}"#)
    #expect(same.holds(in: ["a": "1", "b": "1"]))
    #expect(!same.holds(in: ["a": "1", "b": "2"]))
    #expect(!same.holds(in: ["a": "1"]))
  }

  @Test("A test of what a value is not passes for a value that is not known, too")
  func negated() throws {
    let other = try condition(#"{"value": "a", "not": ["x", "{b}"]}"#)
    #expect(other.holds(in: ["a": "z"]) && other.holds(in: [:]))
    #expect(!other.holds(in: ["a": "x"]) && !other.holds(in: ["a": "1", "b": "1"]))
    #expect(!other.holds(in: [:], later: ["a"]), "what apply gives may be just that")
    #expect(try condition(#"[{"value": "b"}, {"value": "a", "not": ["x"]}]"#).provenValues == ["b"])
  }

  @Test("A paragraph with a condition is shown only when it holds")
  func paragraphs() throws {
    let text = Fixture.main.replacingOccurrences(
      of: #""title": "Welcome","#,
      with: #"""
        "title": "Welcome",
        "text": ["Always.", {"when": {"value": "colour", "is": ["blue"]}, "text": "{colour} only."}],
        """#)
    var machine = WizardMachine(
      catalog: try ProcedureCatalog.fixture(text, Fixture.sub), operations: Fixture.operations,
      state: WizardState(procedure: "main", start: "welcome"))
    #expect(machine.view.elements == [.text("Always.")])
    machine.state.values["colour"] = StoredValue("blue", from: .person)
    #expect(machine.view.elements == [.text("Always."), .text("blue only.")])
  }

  @Test("What the engine found needs no tick, and cannot be unticked")
  func found() throws {
    let text = Fixture.main.replacingOccurrences(
      of: #"{"text": "A", "value": "ready"}"#,
      with: #"{"text": "A", "value": "ready", "found": {"value": "colour", "is": ["red"]}}"#)
    var machine = WizardMachine(
      catalog: try ProcedureCatalog.fixture(text, Fixture.sub), operations: Fixture.operations,
      state: WizardState(procedure: "main", start: "welcome"))
    machine.act(.next, .choose("red"), .next, .next)
    #expect(machine.key.screen == "ticks", "the other line is not ticked")
    machine.act(.tick(item: 0, false))
    #expect(machine.view.elements.contains(.finding(.note, Phrases.foundStays)))
    machine.act(.tick(item: 1, true), .next)
    #expect(machine.key.screen == "form")
    #expect(machine.state.values["ready"] == StoredValue("yes", from: .engine))
  }

  @Test("A secret that was given counts as known; an offered answer is the marked one")
  func secretsAndOffers() throws {
    let text = Fixture.main.replacing(
      #""label": "Blue"}"#, with: #""label": "Blue, not {note}"}"#
    ).replacing(
      #""title": "Summary","#,
      with: #"""
        "title": "Summary", "text": [{"when": {"value": "password"}, "text": "It was given."}],
        """#)
    var state = WizardState(procedure: "main", start: "colour")
    state.drafts["colour"] = "blue"
    state.values["note"] = StoredValue("green", from: .person)
    var machine = WizardMachine(
      catalog: try ProcedureCatalog.fixture(text, Fixture.sub), operations: Fixture.operations,
      state: state)
    #expect(
      machine.view.elements.contains(
        .option(
          OptionView(
            value: "blue", label: "Blue, not green", hint: "", isChosen: true, unavailable: nil))))
    machine.state.position = [ScreenKey("main", "summary")]
    #expect(!machine.view.elements.contains(.text("It was given.")))
    machine.act(.secretGiven(field: "password", source: .person, finding: nil))
    #expect(machine.view.elements.contains(.text("It was given.")))
  }
}
