import Engine
import FoundationEssentials
import TestSupport
import Testing

@testable import Wizard

@Suite("The summary")
struct SummaryTests {
  /// A machine at the summary, after both tasks.
  private func summary() throws -> WizardMachine {
    var machine = try Fixture.looking()
    machine.act(.settled(run: machine.run, Fixture.found), .next, .choose("a"), .next)
    machine.act(.next, .edit(field: "sub.given", text: "x"), .next)
    machine.act(.settled(run: machine.run, Settlement(.passed)), .next)
    return machine
  }

  private func lines(_ machine: WizardMachine, below heading: String) -> [String] {
    let elements = machine.view.elements
    guard let start = elements.firstIndex(of: .heading(heading)) else { return [] }
    return elements[(start + 1)...].prefix { if case .heading = $0 { false } else { true } }
      .compactMap {
        if case .evidence(let line) = $0 { line.what + ": " + line.found } else { nil }
      }
  }

  @Test("It tells what was done in the order in which it was done")
  func order() throws {
    var machine = try summary()
    #expect(lines(machine, below: Phrases.summaryChecked) == ["Look: Version: 1", "Change: "])
    // The look is taken again afterwards.
    let look = ScreenKey("main", "look")
    let record = try #require(machine.state.records[look])
    machine.state.note(record, of: look)
    #expect(lines(machine, below: Phrases.summaryChecked) == ["Change: ", "Look: Version: 1"])
  }

  @Test("The person's own answers come last, by their labels, and no secret is among them")
  func answers() throws {
    let machine = try summary()
    #expect(
      lines(machine, below: Phrases.summaryAnswers) == [
        "Colour: Red", "Ready: yes", "Address: https://author:4502", "Thing: A", "Given: x",
      ])
    #expect(machine.answers(on: [ScreenKey("main", "colour")]) == [Evidence("Colour", "Red")])
    #expect(machine.answers(on: [ScreenKey("main", "look")]) == [])
  }
}
