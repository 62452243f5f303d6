import Engine
import FoundationEssentials
import Testing

@testable import Wizard

/// The undo of a session, as the machine goes through it.
@Suite("An undo goes through the machine") struct UndoBatchTests {
  private let change = ScreenKey("main", "change")
  private let back = Plan(changes: [Change("/x", before: "1", after: nil)])
  private let report = ProblemText("x", "No.", advice: [])

  /// A machine that has made one change.
  private func changed() throws -> WizardMachine {
    var machine = try Fixture.changing()
    let plan = Plan(changes: [Change("/x", before: nil, after: "1")], restore: ["page": "absent"])
    machine.act(.proposed(run: machine.run, plan), .confirm)
    machine.act(.applied(run: machine.run, Settlement(.passed), memory: [:]))
    return machine
  }

  /// A machine that has made two, at two authors, and looks at the latest.
  private func undoing() throws -> WizardMachine {
    var machine = try changed()
    var second = try #require(machine.state.records[change]?.made.first)
    second.number += 1
    second.texts["url"] = "https://other:4502"
    machine.state.records[change]?.made.append(second)
    _ = machine.startUndo(at: Fixture.now)
    return machine
  }

  private func outcomes(_ machine: WizardMachine) -> [BatchMember.Outcome] {
    machine.batch?.members.map(\.outcome) ?? []
  }

  @Test("The latest is looked at first, and nothing is recorded before the whole is confirmed")
  func looks() throws {
    var machine = try changed()
    let state = machine.state
    let request = try #require(BatchFixture.request(machine.startUndo(at: Fixture.now)))
    #expect(request.operation == "fake.change.undo" && request.awaited == nil)
    #expect(machine.act(.proposed(run: machine.run, back)).isEmpty)
    #expect(machine.phase == .proposed(back) && machine.state == state)
  }

  @Test("Each is looked at again, noted, sent, and noted as undone")
  func undoes() throws {
    var machine = try undoing()
    machine.act(.proposed(run: machine.run, back), .proposed(run: machine.run + 1, back))
    var effects = machine.act(.confirm)
    #expect(BatchFixture.request(effects)?.texts["url"] == "https://other:4502")
    effects = machine.act(.proposed(run: machine.run, back))
    #expect(effects == [.save, .apply(run: machine.run)])
    #expect(machine.state.records[change]?.intent != nil)
    effects = machine.act(.applied(run: machine.run, Settlement(.passed), memory: [:]))
    #expect(effects.first == .save)
    #expect(BatchFixture.request(effects)?.texts["url"] == "https://author:4502")
    #expect(machine.state.records[change]?.made.count == 1)
    // Meanwhile it is as before: that is noted and nothing is sent.
    #expect(machine.act(.settled(run: machine.run, Settlement(.passed))) == [.save])
    #expect(machine.phase == .done && machine.undoable.isEmpty)
  }

  @Test("Part of what was confirmed may be gone; anything else is left alone and ends it")
  func moved() throws {
    let both = Plan(changes: back.changes + [Change("/y", before: "1", after: nil)])
    var machine = try undoing()
    machine.act(.proposed(run: machine.run, both), .proposed(run: machine.run + 1, back), .confirm)
    #expect(machine.act(.proposed(run: machine.run, back)).contains(.apply(run: machine.run)))
    // Outdated: what is left is still something that was confirmed.
    let rest = Plan(changes: [both.changes[1]])
    #expect(machine.act(.proposed(run: machine.run, rest)).contains(.apply(run: machine.run)))
    let other = Plan(changes: [Change("/x", before: "2", after: nil)])
    #expect(machine.act(.proposed(run: machine.run, other)).isEmpty)
    #expect(outcomes(machine) == [.moved(other), .planned(back)])
    #expect(!machine.phase.isRunning && machine.undoable.count == 2)
  }

  @Test("What keeps moving is given up")
  func givesUp() throws {
    var machine = try undoing()
    machine.act(.proposed(run: machine.run, back), .proposed(run: machine.run + 1, back), .confirm)
    for _ in 0...back.changes.count { machine.act(.proposed(run: machine.run, back)) }
    #expect(machine.act(.proposed(run: machine.run, back)).isEmpty)
    #expect(outcomes(machine)[0] == .moved(back))
  }

  @Test("What somebody else has changed stays, unless that is confirmed, too")
  func drift() throws {
    let drifted = Plan(changes: back.changes, drift: [Drift("Mine.")])
    var machine = try changed()
    _ = machine.startUndo(at: Fixture.now)
    machine.act(.proposed(run: machine.run, drifted))
    #expect(outcomes(machine) == [.drifted(drifted, drifted.drift)])
    var left = machine
    #expect(left.act(.confirm).isEmpty && left.phase == .done && left.undoable.count == 1)

    machine.act(.overwrite, .confirm)
    var more = machine
    more.act(.proposed(run: more.run, Plan(changes: back.changes, drift: [Drift("Other.")])))
    #expect(outcomes(more).count == 1 && more.undoable.count == 1 && !more.phase.isRunning)
    #expect(machine.act(.proposed(run: machine.run, drifted)).contains(.save))
  }

  @Test("Drift that goes with an earlier undo is none")
  func causedDrift() throws {
    var machine = try undoing()
    machine.act(.proposed(run: machine.run, back))
    let drifted = Plan(changes: back.changes, drift: [Drift("Mine.", causedBy: "/x")])
    machine.act(.proposed(run: machine.run, drifted))
    #expect(outcomes(machine) == [.planned(back), .planned(drifted)])
  }

  @Test("A failed look lets the others be looked at, and nothing is sent")
  func failedLook() throws {
    var machine = try undoing()
    machine.act(.failed(run: machine.run, report))
    machine.act(.proposed(run: machine.run, back))
    #expect(outcomes(machine) == [.failed(nil, report), .planned(back)])
    #expect(machine.phase == .failed(report))
    #expect(machine.act(.confirm).isEmpty && machine.refusal != nil)
    var stopped = try undoing()
    stopped.act(.failed(run: stopped.run, ProblemText(.cancelled)))
    #expect(!stopped.phase.isRunning, "a stop stops all of it")
  }

  @Test("A failure ends it; one that was not sent leaves the record as it was")
  func failedChange() throws {
    var machine = try undoing()
    machine.act(.proposed(run: machine.run, back), .proposed(run: machine.run + 1, back), .confirm)
    machine.act(.proposed(run: machine.run, back))
    var unsent = machine
    unsent.act(.notSent(run: unsent.run, report))
    #expect(unsent.state.records[change]?.intent == nil)
    machine.act(.failed(run: machine.run, report))
    #expect(outcomes(machine) == [.failed(back, report), .planned(back)])
    #expect(machine.state.records[change]?.intent != nil && machine.undoable.count == 2)
  }

  @Test("As before already is noted without a question")
  func asBefore() throws {
    var machine = try changed()
    _ = machine.startUndo(at: Fixture.now)
    #expect(machine.act(.settled(run: machine.run, Settlement(.passed))) == [.save])
    #expect(machine.phase == .done && machine.undoable.isEmpty)
  }

  @Test("What is left for a person stays on record")
  func remainder() throws {
    let plan = Plan(changes: back.changes, left: [Remainder("/r", act: "Delete it.")])
    var machine = try changed()
    _ = machine.startUndo(at: Fixture.now)
    machine.act(.proposed(run: machine.run, plan), .confirm)
    machine.act(.proposed(run: machine.run, plan))
    machine.act(.applied(run: machine.run, Settlement(.passed), memory: [:]))
    #expect(machine.phase == .done && machine.undoable.count == 1)
  }

  @Test("A change that was cut off or got no answer is looked for first")
  func mayArrive() throws {
    var cutOff = try Fixture.changing()
    let plan = Plan(changes: [Change("/x", before: nil, after: "1")])
    cutOff.act(.proposed(run: cutOff.run, plan), .confirm)
    var ambiguous = cutOff
    #expect(BatchFixture.request(cutOff.startUndo(at: Fixture.now))?.awaited == .any)

    var lost = ProblemText(ProblemText.ambiguousCode, "No answer.", advice: [])
    lost.underWay = plan.changes[0]
    ambiguous.act(.failed(run: ambiguous.run, lost))
    let search = try #require(BatchFixture.request(ambiguous.startUndo(at: Fixture.now)))
    #expect(search.operation == "fake.change" && search.awaited == .unanswered(lost))
    var arrived = ambiguous
    arrived.act(.settled(run: arrived.run, Settlement(.passed)))
    #expect(arrived.batch?.members[0].mayArrive == nil)
    let effects = ambiguous.act(.proposed(run: ambiguous.run, plan))
    let look = try #require(BatchFixture.request(effects))
    #expect(look.operation == "fake.change.undo" && look.awaited == nil)
    #expect(ambiguous.batch?.members[0].mayArrive == "/x")
    ambiguous.act(.settled(run: ambiguous.run, Settlement(.passed)))
    #expect(ambiguous.phase == .done && ambiguous.undoable.count == 1, "it stays on record")
  }

  @Test("An undo of nothing is done")
  func nothing() throws {
    var machine = try Fixture.changing()
    #expect(machine.startUndo(at: Fixture.now).isEmpty && machine.phase == .done)
  }
}
