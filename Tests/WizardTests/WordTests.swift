import Engine
import Testing

@testable import Wizard

@Suite("A person's word in place of a task")
struct WordTests {
  private let page = PageFixture.page

  private func items(_ machine: WizardMachine) -> [ItemView] {
    machine.view.elements.compactMap { if case .item(let item) = $0 { item } else { nil } }
  }

  private var refused: WizardMachine {
    get throws {
      var machine = try PageFixture.looking(in: PageFixture.word)
      machine.act(.settled(run: machine.run, PageFixture.other))
      return machine
    }
  }

  @Test("It is asked for only when the task did not pass")
  func shown() throws {
    var machine = try PageFixture.filled(in: PageFixture.word)
    #expect(items(machine).map(\.index) == [0])
    #expect(machine.act(.tick(item: 1, true)) == [] && machine.refusal == Phrases.noChoice)
    machine.act(.next)
    #expect(items(machine).map(\.index) == [0])
    machine.act(.settled(run: machine.run, PageFixture.other))
    #expect(items(machine).map(\.text) == ["It is open.", "I saw that it is open."])
    machine.act(.retry)
    machine.act(.failed(run: machine.run, ProblemText("x", "No answer.", advice: [])))
    #expect(items(machine).map(\.index) == [0, 1])
    machine.act(.retry)
    machine.act(.settled(run: machine.run, PageFixture.found))
    #expect(items(machine).map(\.index) == [0])
  }

  @Test("A word with a condition is asked for only where that holds")
  func conditional() throws {
    let word = PageFixture.word.replacing(
      #""value": "seen"}"#, with: #""value": "seen", "when": {"value": "found", "not": ["no"]}}"#)
    var machine = try PageFixture.looking(in: word)
    machine.act(.settled(run: machine.run, PageFixture.other))
    #expect(items(machine).map(\.index) == [0])
    #expect(machine.act(.tick(item: 1, true)) == [] && machine.refusal == Phrases.noChoice)
    machine = try PageFixture.looking(in: word)
    machine.act(.settled(run: machine.run, Settlement(.unknown("It is closed."))))
    #expect(items(machine).map(\.index) == [0, 1])
  }

  @Test("Ticked, it lets the person on, and is on record as such; a failed check stays one")
  func letsOn() throws {
    var machine = try refused
    machine.act(.next)
    #expect(machine.key == page)
    machine.act(.tick(item: 1, true))
    #expect(machine.view.actions.first?.action == .next)
    machine.act(.next)
    #expect(machine.key.screen == "last")
    let record = try #require(machine.state.records[page])
    #expect(record.status == .passed && record.confirmedBy == .person)
    #expect(record.words == "failed, then confirmed by a person")
    #expect(machine.state.values["seen"] == StoredValue("yes", from: .person))
    machine.act(.next)
    #expect(machine.verdict.grade == .fails)
  }

  @Test("Where nothing could be read, the word leaves it unverified")
  func unverified() throws {
    var machine = try PageFixture.looking(in: PageFixture.word)
    machine.act(.settled(run: machine.run, Settlement(.unknown("It is closed."))))
    machine.act(.tick(item: 1, true), .next, .next)
    #expect(machine.key.screen == "summary")
    #expect(machine.verdict.grade == .unverified)
    #expect(machine.verdict.reasons.first == "Page: confirmed by a person.")
  }

  @Test("A new look takes the tick away")
  func forgotten() throws {
    var machine = try refused
    machine.act(.tick(item: 1, true), .retry)
    machine.act(.settled(run: machine.run, PageFixture.other), .next)
    #expect(machine.key == page && machine.refusal == "Open it first.")
  }

  @Test("A side out of reach is not tried, and only the word lets the person on")
  func outOfReach() throws {
    var machine = try PageFixture.filled(in: PageFixture.word, reach: "no")
    #expect(machine.view.elements.contains(.finding(.note, Phrases.outOfReach)))
    #expect(items(machine).map(\.index) == [0, 1])
    #expect(machine.view.actions.map(\.action) == [.next, .back, .leave])
    #expect(machine.act(.next) == [] && machine.refusal == Phrases.tickWord)
    #expect(machine.act(.retry) == [] && machine.refusal == Phrases.nothingToRetry)
    machine.act(.tick(item: 1, true), .next, .next)
    #expect(machine.key.screen == "summary")
    #expect(machine.verdict.grade == .unverified)
    #expect(machine.state.records[page]?.result == .unknown(Phrases.onlyYourWord))
  }

  @Test("In a dry run what has not passed can be left for later")
  func postponed() throws {
    var machine = try refused
    machine.act(.postpone)
    #expect(machine.key.screen == "last")
    #expect(machine.state.records[page]?.reason == "Open it first.")
    var away = try PageFixture.filled(in: PageFixture.word, reach: "no")
    away.act(.postpone)
    #expect(away.state.records[page]?.status == .pending)
    var passed = try PageFixture.looking(in: PageFixture.word)
    passed.act(.settled(run: passed.run, PageFixture.found), .postpone)
    #expect(passed.refusal == Phrases.nothingProposed)
  }
}
