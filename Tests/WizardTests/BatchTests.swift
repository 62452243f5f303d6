import Engine
import Testing

@testable import Wizard

/// Several tasks of one screen, looked at, confirmed and made together.
@Suite("Tasks that are confirmed together") struct BatchTests {
  private typealias Fixture = BatchFixture

  private func outcomes(_ machine: WizardMachine) -> [BatchMember.Outcome] {
    machine.batch?.members.map(\.outcome) ?? []
  }

  @Test("They are looked at in order, and proposed as one plan under their titles")
  func proposes() throws {
    var machine = try Fixture.looking()
    #expect(machine.phase == .looking(nil))
    let effects = machine.act(.proposed(run: machine.run, Fixture.makes))
    let request = try #require(Fixture.request(effects))
    #expect(request.operation == "fake.use" && request.screen == Fixture.key("use"))
    #expect(request.texts["url"] == Fixture.later)
    machine.act(.proposed(run: machine.run, Fixture.uses(Fixture.later)))
    let all = Fixture.makes.changes + Fixture.uses(Fixture.later).changes
    #expect(machine.phase == .proposed(Plan(changes: all, cautions: ["Mind it."])))
    let elements = machine.view.elements
    #expect(
      elements == [
        .text(Phrases.proposal), .heading("Make a"), .change(all[0]),
        .finding(.warning, "Mind it."), .heading("Use"), .change(all[1]), .heading("Check"),
        .finding(.note, Phrases.waitsFor("Use")),
      ])
    #expect(machine.view.actions.map(\.action) == [.confirm, .back, .leave])
    #expect(machine.state.records.keys.allSatisfy { $0.member == nil }, "nothing is recorded yet")
  }

  @Test("Each has its intent saved before it is sent, and its outcome before the next is looked at")
  func makes() throws {
    var machine = try Fixture.proposed()
    var effects = machine.act(.confirm)
    #expect(Fixture.request(effects)?.operation == "fake.make")
    effects = machine.act(.proposed(run: machine.run, Fixture.makes))
    #expect(effects == [.save, .apply(run: machine.run)])
    let record = try #require(machine.state.records[Fixture.key("make")])
    #expect(record.status == .started && record.isOpen && record.made.count == 1)
    #expect(machine.state.records[Fixture.key("use")] == nil)

    effects = machine.act(.applied(run: machine.run, Fixture.made, memory: ["mark": "1"]))
    #expect(effects.first == .save && Fixture.request(effects)?.texts["url"] == "id-7")
    #expect(machine.state.records[Fixture.key("make")]?.status == .done)
    #expect(machine.state.values["made"] == StoredValue("id-7", from: .engine))
    // What was shown as made by the first is known now, and nothing else is different.
    effects = machine.act(.proposed(run: machine.run, Fixture.uses("id-7")))
    #expect(effects == [.save, .apply(run: machine.run)])
    machine.act(.applied(run: machine.run, Settlement(.passed), memory: [:]))
    #expect(machine.phase == .applying(Plan(), nil), "the check comes last")
    effects = machine.act(.settled(run: machine.run, Settlement(.passed)))
    #expect(effects == [.save] && machine.phase == .done)
    #expect(machine.state.records[ScreenKey("main", "all")]?.isComplete == true)
    machine.act(.next)
    #expect(machine.verdict.grade == .works)
    #expect(machine.undoable.map(\.key) == [Fixture.key("use"), Fixture.key("make")])
  }

  @Test("More than what was made by another asks again, and what came before stays done")
  func asksAgain() throws {
    var machine = try Fixture.proposed()
    machine.act(.confirm)
    machine.act(.proposed(run: machine.run, Fixture.makes))
    machine.act(.applied(run: machine.run, Fixture.made, memory: [:]))
    var other = Fixture.uses("id-7")
    other.changes.append(Change("/z", before: "1", after: nil))
    let effects = machine.act(.proposed(run: machine.run, other))
    #expect(Fixture.request(effects) != nil && machine.phase == .looking(nil))
    machine.act(.proposed(run: machine.run, other))
    #expect(machine.phase == .proposed(other))
    #expect(machine.state.records[Fixture.key("make")]?.status == .done)
    #expect(machine.state.records[Fixture.key("use")] == nil)
    machine.act(.confirm)
    machine.act(.proposed(run: machine.run, other))
    #expect(machine.state.records[Fixture.key("use")]?.status == .started)
  }

  @Test(
    "A value that another makes fits where it was shown, and nothing else does",
    arguments: [
      ("/y of id-7", "of id-7, too", true), ("/y of id-7", "of id-7", false),
      ("/z of id-7", "of id-7, too", false), ("/y of id-7", nil, false),
    ] as [(String, String?, Bool)])
  func fits(_ what: String, _ after: String?, _ isAllowed: Bool) {
    var member = BatchMember(Fixture.key("use"), title: "Use", operation: "fake.use")
    member.agreed = Fixture.uses(Fixture.later)
    let plan = Plan(changes: [Change(what, before: nil, after: after)])
    #expect(member.allows(plan, assuming: [Fixture.later]) == isAllowed)
    member.tries = 2
    #expect(!member.allows(plan, assuming: [Fixture.later]), "it does not go on for ever")
  }

  @Test("One that cannot be planned before another is made waits, and is asked about then")
  func waits() throws {
    var machine = try Fixture.looking()
    machine.act(.proposed(run: machine.run, Fixture.makes))
    machine.act(.failed(run: machine.run, ProblemText("x", "No address.", advice: [])))
    #expect(machine.batch?.plan.changes == Fixture.makes.changes && !machine.phase.isRunning)
    #expect(outcomes(machine)[1] == .waiting(Phrases.waitsFor("Make a")))
    #expect(machine.state.records[Fixture.key("use")] == nil)
    machine.act(.confirm, .proposed(run: machine.run + 1, Fixture.makes))
    machine.act(.applied(run: machine.run, Fixture.made, memory: [:]))
    machine.act(.proposed(run: machine.run, Fixture.uses("id-7")))
    machine.act(.proposed(run: machine.run, Fixture.uses("id-7")))
    #expect(machine.phase == .proposed(Fixture.uses("id-7")))
  }

  @Test("A failure at one leaves those before it done; a new try looks at all")
  func fails() throws {
    var machine = try Fixture.proposed()
    machine.act(.confirm)
    machine.act(.proposed(run: machine.run, Fixture.makes))
    machine.act(.applied(run: machine.run, Fixture.made, memory: [:]))
    machine.act(.proposed(run: machine.run, Fixture.uses("id-7")))
    let report = ProblemText("x", "No.", advice: ["Do it."])
    #expect(machine.act(.failed(run: machine.run, report)) == [.save])
    #expect(machine.phase == .failed(report))
    #expect(machine.state.records[Fixture.key("make")]?.status == .done)
    #expect(machine.state.records[Fixture.key("use")]?.status == .failed)
    #expect(machine.act(.next).isEmpty && machine.refusal == Phrases.fixFirst)

    let effects = machine.act(.retry)
    #expect(Fixture.request(effects)?.operation == "fake.make")
    machine.act(.settled(run: machine.run, Fixture.made))
    machine.act(.proposed(run: machine.run, Fixture.uses("id-7")))
    #expect(machine.phase == .proposed(Fixture.uses("id-7")))
  }

  @Test("A resume after a kill looks at all, knowing what was about to be sent")
  func killed() throws {
    var machine = try Fixture.proposed()
    machine.act(.confirm)
    machine.act(.proposed(run: machine.run, Fixture.makes))
    var next = WizardMachine(
      catalog: machine.catalog, operations: Fixture.operations, state: machine.state)
    #expect(next.start(at: Fixture.now).isEmpty)
    #expect(next.phase == .needsSecrets(["password"]))
    next.act(.secretGiven(field: "password", source: .person, finding: nil))
    let request = try #require(Fixture.request(next.act(.next)))
    #expect(request.operation == "fake.make" && request.interrupted == Fixture.makes)
    next.act(.settled(run: next.run, Fixture.made))
    let record = try #require(next.state.records[Fixture.key("make")])
    #expect(record.status == .done && record.hasChanged && record.made.count == 1)
  }

  @Test("Without a save nothing was sent, and the record is as before")
  func notSent() throws {
    var machine = try Fixture.proposed()
    machine.act(.confirm)
    machine.act(.proposed(run: machine.run, Fixture.makes))
    machine.act(.notSent(run: machine.run, ProblemText("notSaved", "No.", advice: [])))
    #expect(machine.state.records[Fixture.key("make")]?.made.isEmpty == true)
    #expect(machine.state.records[Fixture.key("make")]?.intent == nil)
    #expect(machine.undoable.isEmpty)
  }

  @Test("When the other side has moved, the rest is looked at and asked about again")
  func outdated() throws {
    var machine = try Fixture.proposed()
    machine.act(.confirm)
    machine.act(.proposed(run: machine.run, Fixture.makes))
    let other = Plan(changes: [Change("/x", before: "2", after: "1")])
    let effects = machine.act(.proposed(run: machine.run, other))
    #expect(effects.contains(.save) && !effects.contains(.apply(run: machine.run)))
    #expect(machine.undoable.isEmpty, "nothing was sent")
    machine.act(.proposed(run: machine.run, other))
    machine.act(.proposed(run: machine.run, Fixture.uses(Fixture.later)))
    let all = other.changes + Fixture.uses(Fixture.later).changes
    #expect(machine.phase == .proposed(Plan(changes: all)))
  }

  @Test("A task takes part when its condition holds")
  func conditions() throws {
    var with = try Fixture.proposed(extra: "yes")
    #expect(with.phase == .looking(nil))
    with.act(.proposed(run: with.run, Plan(changes: [Change("/m", before: nil, after: "1")])))
    #expect(with.batch?.plan.changes.map(\.what) == ["/x", "/y of \(Fixture.later)", "/m"])
    #expect(outcomes(try Fixture.proposed())[2] == .absent)
  }

  @Test("A condition on what another makes is decided once that is made", arguments: [true, false])
  func laterCondition(takesPart: Bool) throws {
    let wanted = takesPart ? "id-7" : "other"
    let screens = Fixture.screens.replacing(
      #""extra", "is": ["yes"]"#, with: "\"made\", \"is\": [\"\(wanted)\"]")
    var machine = try Fixture.looking(in: screens)
    machine.act(.proposed(run: machine.run, Fixture.makes))
    machine.act(.settled(run: machine.run, Settlement(.passed)))
    // Nothing to change with a value that is yet to come is no result, either.
    let waiting = BatchMember.Outcome.waiting(Phrases.waitsFor("Make a"))
    #expect(outcomes(machine)[1...2] == [waiting, waiting])
    #expect(machine.state.records[Fixture.key("use")] == nil)
    machine.act(.confirm, .proposed(run: machine.run + 1, Fixture.makes))
    machine.act(.applied(run: machine.run, Fixture.made, memory: [:]))
    let effects = machine.act(.settled(run: machine.run, Settlement(.passed)))
    #expect(Fixture.request(effects)?.operation == (takesPart ? "fake.change" : "fake.look"))
  }

  @Test("On a page with fields they begin with Continue, and another value drops what was found")
  func fields() throws {
    let screens = Fixture.screens.replacing(
      #""title": "All of it","#, with: #""title": "All of it", "fields": ["extra"],"#)
    var machine = try Fixture.looking(in: screens)
    #expect(machine.phase == .idle && machine.batch == nil)
    #expect(machine.view.actions.first?.action == .next)
    let first = machine.act(.next)
    #expect(Fixture.request(first)?.operation == "fake.make")
    #expect(machine.act(.edit(field: "extra", text: "yes")) == [.stop(run: machine.run - 1)])
    #expect(machine.phase == .idle && machine.batch == nil)

    machine.act(.next)
    machine.act(.proposed(run: machine.run, Fixture.makes))
    machine.act(.proposed(run: machine.run, Fixture.uses(Fixture.later)))
    machine.act(.proposed(run: machine.run, Fixture.makes))
    #expect(outcomes(machine)[2] == .planned(Fixture.makes))
    guard case .field(let field)? = machine.view.elements.first else {
      Issue.record("The field comes first.")
      return
    }
    #expect(field.text == "yes" && machine.view.actions.first?.action == .confirm)
    machine.act(.edit(field: "extra", text: "no"))
    #expect(machine.phase == .idle && machine.batch == nil)
    #expect(machine.act(.confirm).isEmpty && machine.refusal == Phrases.nothingProposed)
  }

  @Test("The summary says why all of them were skipped")
  func skipped() throws {
    let screens = Fixture.screens.replacing(
      #""title": "All of it","#, with: #""title": "All of it", "skip": "Nothing is made.","#)
    var machine = try Fixture.looking(in: screens)
    machine.act(.skip(reason: "Another day"))
    let lines = machine.view.elements.compactMap { element in
      if case .evidence(let line) = element { line } else { nil }
    }
    #expect(lines.map(\.what) == ["All of it", "Address", "Extra"], "The answers come last.")
    #expect(lines.first?.found.contains("Another day") == true)
  }

  @Test("Back on a page with fields they are done, unless a field has changed since")
  func fieldsDone() throws {
    let screens = Fixture.screens.replacing(
      #""title": "All of it","#, with: #""title": "All of it", "fields": ["extra"],"#)
    var machine = try Fixture.looking(in: screens)
    machine.act(.next)
    for settlement in [Fixture.made, Settlement(.passed), Settlement(.passed)] {
      machine.act(.settled(run: machine.run, settlement))
    }
    #expect(machine.phase == .done)
    machine.act(.next, .back)
    #expect(machine.phase == .done && machine.batch?.members.count == 4)
    machine.act(.edit(field: "extra", text: "maybe"))
    #expect(machine.phase == .idle && machine.batch == nil)
    machine.act(.back, .edit(field: "extra", text: "other"), .next)
    #expect(machine.phase == .idle, "what was done rests on another value")
    #expect(Fixture.request(machine.act(.next))?.operation == "fake.make")
  }

  @Test("With nothing to change it is done, and the check ran")
  func unchanged() throws {
    var machine = try Fixture.looking()
    for _ in 0..<3 { machine.act(.settled(run: machine.run, Fixture.made)) }
    #expect(machine.phase == .done && machine.undoable.isEmpty)
    #expect(machine.state.records[Fixture.key("check")]?.result == .passed)
    #expect(machine.act(.next).contains(.save))
  }

  @Test("A check that does not hold fails all of it")
  func checkFails() throws {
    var machine = try Fixture.looking()
    for _ in 0..<2 { machine.act(.settled(run: machine.run, Fixture.made)) }
    machine.act(.settled(run: machine.run, Settlement(.failed("It does not answer."))))
    #expect(machine.phase == .failed(ProblemText("failed", "It does not answer.", advice: [])))
    #expect(machine.verdict.grade == .fails)
  }

  @Test("What got no answer takes two acts to be sent again")
  func repeats() throws {
    var machine = try Fixture.proposed()
    machine.act(.confirm)
    machine.act(.proposed(run: machine.run, Fixture.makes))
    var report = ProblemText(ProblemText.ambiguousCode, "No answer.", advice: [])
    report.underWay = Fixture.makes.changes[0]
    machine.act(.failed(run: machine.run, report), .retry)
    machine.act(.proposed(run: machine.run, Fixture.makes))
    machine.act(.proposed(run: machine.run, Fixture.uses(Fixture.later)))
    #expect(machine.wouldRepeat)
    #expect(machine.act(.confirm).isEmpty && machine.refusal == Phrases.confirmRepeat)
    #expect(Fixture.request(machine.act(.confirm)) != nil)
  }

  @Test("A dry run leaves all of it for later, and goes by what is promised")
  func postponed() throws {
    var machine = try Fixture.proposed()
    machine.act(.postpone)
    #expect(machine.key == ScreenKey("main", "summary"))
    #expect(machine.state.records[Fixture.key("use")]?.status == .pending)
    #expect(machine.state.records[Fixture.key("check")]?.reason == Phrases.waitsFor("Use"))
    #expect(machine.later == ["made"])
  }

  @Test("Whoever comes back sees how it ended; when something was undone, it is looked at again")
  func comesBack() throws {
    var machine = try Fixture.looking()
    machine.act(.proposed(run: machine.run, Fixture.makes))
    machine.act(.proposed(run: machine.run, Fixture.uses(Fixture.later)), .confirm)
    machine.act(.proposed(run: machine.run, Fixture.makes))
    machine.act(.applied(run: machine.run, Fixture.made, memory: [:]))
    for _ in 0..<2 { machine.act(.settled(run: machine.run, Settlement(.passed))) }
    let record = try #require(machine.state.records[ScreenKey("main", "all")])
    #expect(record.result == .passed && record.hasChanged)
    machine.act(.next)
    var back = machine
    #expect(back.act(.back) == [.save] && back.phase == .done)
    #expect(back.view.elements.contains(.finding(.good, "Made id-7.")))
    #expect(back.view.elements.contains(.heading("Use")))

    let step = try #require(machine.undoable.first)
    machine.undone(step, evidence: [], at: Fixture.now)
    #expect(Fixture.request(machine.act(.back))?.operation == "fake.make")
  }

  @Test("A change to one makes the check after it out of date")
  func stale() throws {
    var machine = try Fixture.looking()
    for _ in 0..<3 { machine.act(.settled(run: machine.run, Fixture.made)) }
    machine.act(.retry)
    machine.act(.proposed(run: machine.run, Fixture.makes))
    machine.act(.proposed(run: machine.run, Fixture.uses(Fixture.later)), .confirm)
    machine.act(.proposed(run: machine.run, Fixture.makes))
    machine.act(.applied(run: machine.run, Fixture.made, memory: [:]))
    #expect(machine.state.records[Fixture.key("check")]?.isStale == true)
  }
}
