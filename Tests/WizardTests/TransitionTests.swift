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
    let conditions = screen.transitions[...way.index].map(\.when)
    let values = try #require(
      Self.values(that: conditions[way.index], andNot: conditions.dropLast().compactMap(\.self)),
      "the ways before it leave it no chance")
    for (name, text) in values { state.values[name] = StoredValue(text, from: .person) }
    var machine = WizardMachine(
      catalog: Self.catalog, operations: .standard, state: state)
    let effects = machine.advance(at: Fixture.now)
    #expect(effects.first == .save)
    #expect(machine.state.position.first == ScreenKey(way.from.procedure, way.to))
    #expect(machine.act(.back).contains(.save))
    // Going back to a call leads into the procedure that it calls.
    #expect(machine.state.position.first == way.from)
  }

  /// Values with which a condition holds and none of the earlier ones does; nil when there are none.
  private static func values(
    that wanted: Condition?, andNot earlier: [Condition]
  ) -> [String: String]? {
    var candidates: [String: Set<String>] = [:]
    for test in (earlier + [wanted].compactMap(\.self)).flatMap(\.tests) {
      let texts = (test.isOneOf ?? []) + (test.isNoneOf ?? []) + ["none of them"]
      candidates[test.value, default: []].formUnion(texts.filter { !$0.contains("{") })
      for name in texts.flatMap({ Interpolation.names(in: $0) }) {
        candidates[name, default: []].insert("none of them")
      }
    }
    func search(_ names: [String], _ known: [String: String]) -> [String: String]? {
      guard let name = names.first else {
        let holds = wanted?.holds(in: known) ?? true
        return holds && !earlier.contains { $0.holds(in: known) } ? known : nil
      }
      let rest = Array(names.dropFirst())
      for text in candidates[name, default: []].sorted() {
        if let found = search(rest, known.merging([name: text]) { $1 }) { return found }
      }
      return search(rest, known)
    }
    return search(candidates.keys.sorted(), [:])
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
