import Engine
import FoundationEssentials
import Testing

@testable import Wizard

/// The knowledge of a process about a change whose outcome the process before it did not see.
@Suite("Changes that were cut off") struct InterruptedTests {
  private let change = ScreenKey("main", "change")
  private let plan = Plan(
    changes: [Change("/x", before: nil, after: "1")], restore: ["page": "absent"])

  private func cutOff() throws -> WizardMachine {
    var machine = try Fixture.changing()
    machine.act(.proposed(run: machine.run, plan), .confirm)
    return machine
  }

  private func ambiguous() throws -> WizardMachine {
    var machine = try cutOff()
    var report = ProblemText(ProblemText.ambiguousCode, "No answer.", advice: [])
    report.underWay = plan.changes[0]
    machine.act(.failed(run: machine.run, report))
    return machine
  }

  @Test("The next look is told what may still arrive, also after everything is asked again")
  func theNextLookIsTold() throws {
    let machine = try cutOff()
    #expect(machine.request(for: change)?.interrupted == plan)
    var again = machine
    again.state = machine.state.startedOver(at: "start", on: Fixture.now)
    #expect(again.request(for: change)?.interrupted == plan)
  }

  @Test("An answer, whichever, ends it")
  func anAnswerEndsIt() throws {
    let report = ProblemText("x", "No.", advice: [])
    var failed = try cutOff()
    failed.act(.failed(run: failed.run, report))
    #expect(failed.request(for: change)?.interrupted == nil)
    var again = failed
    again.state = failed.state.startedOver(at: "start", on: Fixture.now)
    #expect(again.request(for: change)?.interrupted == nil)
    var done = try cutOff()
    done.act(.applied(run: done.run, Settlement(.passed), memory: [:]))
    #expect(done.request(for: change)?.interrupted == nil)
    var unsent = try cutOff()
    unsent.act(.proposed(run: unsent.run, plan))
    #expect(unsent.request(for: change)?.interrupted == nil)
  }

  @Test("What somebody else did between plan and change is not this session's change")
  func othersChanges() throws {
    var there = try cutOff()
    there.act(.settled(run: there.run, Settlement(.passed)))
    let record = try #require(there.state.records[change])
    #expect(!record.hasChanged && record.made.isEmpty && record.intent == nil)
    #expect(there.undoable.isEmpty)
    var moved = try cutOff()
    moved.act(.proposed(run: moved.run, plan))
    #expect(moved.phase == .proposed(plan))
    #expect(moved.state.records[change]?.intent == nil && moved.undoable.isEmpty)
  }

  @Test("What an interrupted run sent stays its change, whoever is first the next time")
  func ownChanges() throws {
    var machine = try cutOff()
    machine.phase = .looking(nil)
    machine.act(.proposed(run: machine.run, plan), .confirm)
    machine.act(.settled(run: machine.run, Settlement(.passed)))
    let record = try #require(machine.state.records[change])
    #expect(record.hasChanged && record.made.count == 1)
  }

  @Test("An undo knows what may still arrive")
  func undoKnows() throws {
    #expect(try cutOff().undoable.first?.open == .interrupted)
    guard case .run(let request) = try cutOff().undoable.first?.way else {
      Issue.record("no operation")
      return
    }
    #expect(request.interrupted == nil)

    let step = try #require(try ambiguous().undoable.first)
    guard case .unanswered(let look, let report) = step.open else {
      Issue.record("\(String(describing: step.open))")
      return
    }
    #expect(look.operation == step.operation)
    #expect(report.isUnderWay(in: plan) && !report.isUnderWay(in: Plan()))
    #expect(step.openChange == "/x")
    #expect(step.secrets.isSuperset(of: look.secrets.values))
  }

  @Test("What still may arrive after an undo stays on record, and asks before it is sent again")
  func staysOnRecord() throws {
    var machine = try ambiguous()
    let step = try #require(machine.undoable.first)
    machine.undone(step, evidence: [], isWhole: false, at: Fixture.now)
    #expect(machine.undoable.first?.open == step.open)
    #expect(machine.state.records[change]?.wouldRepeat(plan) == true)
    machine.undone(step, evidence: [], at: Fixture.now)
    #expect(machine.undoable.isEmpty)
    #expect(machine.state.records[change]?.wouldRepeat(plan) == false)
  }
}
