import Engine
import TestSupport
import Testing

@testable import Wizard

@Suite("Every way of the screen files")
struct TransitionTests {
  struct Way: CustomTestStringConvertible {
    var from: ScreenKey
    var index: Int
    var to: String
    var testDescription: String { "\(from) → \(to)" }
  }

  static let catalog = ProcedureCatalog.embedded

  static let ways: [Way] = catalog.procedures.values.sorted { $0.name < $1.name }
    .flatMap { procedure in
      procedure.screens.flatMap { screen in
        screen.transitions.enumerated().map { index, transition in
          Way(from: ScreenKey(procedure.name, screen.id), index: index, to: transition.to)
        }
      }
    }

  @Test("Each transition is taken when its condition is the first that holds", arguments: ways)
  func transition(_ way: Way) throws {
    let screen = try #require(Self.catalog.screen(way.from))
    var state = WizardState(procedure: way.from.procedure, start: way.from.screen)
    // Earlier conditions must fail and this one hold: a value that no condition names comes first.
    // One that a condition only wants known stays unknown.
    let tests = screen.transitions.compactMap(\.when).flatMap(\.tests)
    let unknown = Set(tests.filter { $0.isOneOf == nil }.map(\.value))
    for test in tests where !unknown.contains(test.value) {
      state.values[test.value] = StoredValue("none of them", from: .person)
    }
    for earlier in screen.transitions.prefix(way.index).compactMap(\.when?.tests) {
      guard let test = earlier.first(where: { $0.isNoneOf != nil }) else { continue }
      state.values[test.value] = test.isNoneOf?.first.map { StoredValue($0, from: .person) }
    }
    for test in screen.transitions[way.index].when?.tests ?? [] {
      let wanted = test.isOneOf?.first ?? "any"
      for name in Interpolation.names(in: wanted) {
        state.values[name] = StoredValue("the same", from: .person)
      }
      let text = wanted.hasPrefix("{") ? "the same" : wanted
      state.values[test.value] = StoredValue(text, from: .person)
    }
    var machine = WizardMachine(
      catalog: Self.catalog, operations: .standard, state: state)
    let effects = machine.advance(at: Fixture.now)
    #expect(effects.first == .save)
    #expect(machine.state.position.first == ScreenKey(way.from.procedure, way.to))
    #expect(machine.act(.back).contains(.save))
    // Going back to a call leads into the procedure that it calls.
    #expect(machine.state.position.first == way.from)
  }

  @Test("There are ways to test")
  func some() {
    #expect(Self.ways.count > 30)
  }
}

@Suite("Whatever happens")
struct RandomWalkTests {
  @Test("No order of events traps, and every state survives its own encoding", arguments: 0..<40)
  func random(_ seed: Int) throws {
    var generator = SplitMix(state: UInt64(seed + 1))
    var machine = try Fixture.machine()
    for _ in 0..<120 {
      let before = machine.state
      let effects = machine.handle(event(&generator, machine), at: Fixture.now)
      for effect in effects {
        // Nothing is applied that was not saved as intended just before.
        if case .apply = effect {
          #expect(effects.first == .save)
          #expect(machine.state.records[machine.key]?.intent != nil)
        }
      }
      if machine.refusal != nil { #expect(machine.state == before || effects.isEmpty) }
      #expect(!machine.state.position.isEmpty)
      #expect(machine.view.stepNumber >= 1)
    }
  }

  private func event(_ random: inout SplitMix, _ machine: WizardMachine) -> WizardEvent {
    let run = machine.run - (Int.random(in: 0..<5, using: &random) == 0 ? 1 : 0)
    let keys = ["welcome", "colour", "form", "look", "which", "change", "summary"]
    let events: [WizardEvent] = [
      .next, .next, .next, .next, .back, .choose("red"), .choose("a"), .choose("blue"),
      .tick(item: 0, true), .tick(item: 1, true), .tick(item: 9, true),
      .edit(field: "url", text: "https://a:1"), .edit(field: "url", text: ""),
      .edit(field: "sub.given", text: "x"), .leaveField("url"),
      .secretGiven(field: "password", source: .person, finding: nil),
      .jump(ScreenKey("main", keys[Int.random(in: 0..<keys.count, using: &random)])),
      .skip(reason: "r"), .confirm, .retry, .fix, .cancel, .postpone,
      .settled(run: run, Fixture.found), .settled(run: run, Fixture.found),
      .proposed(run: run, Fixture.plan), .applied(run: run, Settlement(.passed), memory: [:]),
      .failed(run: run, ProblemText(.cancelled)), .progressed(run: run, Progress("p")),
    ]
    return events[Int.random(in: 0..<events.count, using: &random)]
  }
}
