import Engine
import FoundationEssentials
import Testing

@testable import Wizard

/// The facts that a walk remembers in order to undo its changes.
@Suite("What can be taken back") struct UndoTests {
  private let change = ScreenKey("main", "change")

  private func plan(_ restore: [String: String]) -> Plan {
    Plan(changes: [Change("x", before: nil, after: "1")], restore: restore)
  }

  private func restored(_ step: UndoStep?) -> [String: String] {
    guard case .run(let request) = step?.way else { return [:] }
    return request.texts
  }

  @Test("Of an interrupted apply and the next the first tells what was there before")
  func intentCounts() throws {
    var machine = try Fixture.changing()
    machine.act(.proposed(run: machine.run, plan(["page": "absent"])), .confirm)
    machine.act(.failed(run: machine.run, ProblemText("x", "No.", advice: [])))
    machine.act(.retry)
    machine.act(.proposed(run: machine.run, plan(["page": "present"])), .confirm)
    machine.act(.failed(run: machine.run, ProblemText("x", "No.", advice: [])))
    #expect(machine.undoable.count == 1)
    #expect(restored(machine.undoable.first)["restore.page"] == "absent")
  }

  @Test("What is known not to have been sent does not count")
  func unsent() throws {
    var machine = try Fixture.changing()
    machine.act(.proposed(run: machine.run, plan(["page": "absent"])), .confirm)
    // The author had moved: nothing was sent, and there is another plan.
    machine.act(.proposed(run: machine.run, plan(["page": "present"])), .confirm)
    #expect(restored(machine.undoable.first)["restore.page"] == "present")
    let report = ProblemText("x", "No.", advice: [])
    machine.act(.notSent(run: machine.run, report))
    #expect(machine.undoable.isEmpty)
  }

  @Test("Another author is another change, and the latest comes first")
  func twoAuthors() throws {
    var machine = try Fixture.changing()
    machine.act(.proposed(run: machine.run, plan(["page": "absent"])), .confirm)
    machine.act(.applied(run: machine.run, Settlement(.passed), memory: ["mark": "1"]))
    var second = try #require(machine.state.records[change]?.made.first)
    second.number += 1
    second.texts["url"] = "https://other:4502"
    second.memory = [:]
    machine.state.records[change]?.made.append(second)
    let steps = machine.undoable
    #expect(steps.map { restored($0)["url"] } == ["https://other:4502", "https://author:4502"])
    guard case .run(let first) = steps.last?.way else {
      Issue.record("no operation")
      return
    }
    #expect(first.memory == ["mark": "1"])
  }

  @Test("Records of one second are told apart by their numbers")
  func numbers() throws {
    let machine = try Fixture.changing()
    let numbers = machine.state.records.values.map(\.number)
    #expect(Set(numbers).count == numbers.count && !numbers.contains(0))
  }

  @Test("What was taken back is not offered again, unless something of it is left")
  func undone() throws {
    var machine = try Fixture.changing()
    machine.act(.proposed(run: machine.run, plan(["page": "absent"])), .confirm)
    machine.act(.applied(run: machine.run, Settlement(.passed), memory: [:]))
    let step = try #require(machine.undoable.first)
    machine.undone(step, evidence: [], isWhole: false, at: Fixture.now)
    #expect(machine.undoable.count == 1)
    machine.undone(step, evidence: [], at: Fixture.now)
    #expect(machine.undoable.isEmpty)
    #expect(machine.state.records[change]?.status == .pending)
  }
}
