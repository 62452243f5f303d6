import Engine
import FoundationEssentials
import TestSupport
import Testing

@testable import Wizard

@Suite("What rests on something newer")
struct StaleTests {
  private let configure = ScreenKey("main", "configure")
  private let test = ScreenKey("main", "test")
  private let extra = ScreenKey("main", "extra")

  /// A procedure whose test follows the configuration without using any of its values.
  private static func procedure(relies: String = "") -> String {
    #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
     "steps": [{"id": "one", "title": "One"}, {"id": "two", "title": "Two"},
               {"id": "three", "title": "Three"}, {"id": "four", "title": "Four"}],
     "values": {
       "region": {"label": "Region", "help": "H"}, "fixed": {"label": "Fixed", "help": "H"},
       "password": {"label": "Password", "help": "H", "kind": "secret"},
       "found": {"label": "Found"}},
     "start": "form",
     "screens": [
       {"id": "form", "kind": "page", "title": "Form", "step": "one",
        "fields": ["region", "fixed", "password"], "next": "configure"},
       {"id": "configure", "kind": "page", "title": "Configure", "step": "two",
        "task": {"operation": "fake.change", "inputs": {"url": "region", "password": "password"},
                 "success": "Done."}, "next": "test"},
       {"id": "test", "kind": "page", "title": "Test", "step": "three",
        "task": {"operation": "fake.look", "inputs": {"url": "fixed", "password": "password"},
                 RELIES "outputs": {"found": "found"}, "success": "Passed."}, "next": "walk"},
       {"id": "walk", "kind": "page", "title": "Paste it", "step": "three",
        "walkthrough": {"place": "There", "acts": [{"act": "Paste.", "copy": "x/{region}"}]},
        "next": "extra"},
       {"id": "extra", "kind": "page", "title": "Extra", "step": "four",
        "task": {"operation": "fake.change", "inputs": {"url": "fixed", "password": "password"},
                 "success": "Done."}, "next": "summary"},
       {"id": "summary", "kind": "summary", "title": "Summary", "step": "four"}]}
    """#.replacing("RELIES", with: relies)
  }

  /// A walk whose two changes were applied and whose test has passed.
  private func finished(relies: String = "") throws -> WizardMachine {
    var machine = WizardMachine(
      catalog: try ProcedureCatalog.fixture(Self.procedure(relies: relies)),
      operations: Fixture.operations, state: WizardState(procedure: "main", start: "form"))
    machine.act(.edit(field: "region", text: "na"), .edit(field: "fixed", text: "f"))
    machine.act(.secretGiven(field: "password", source: .person, finding: nil), .next)
    change(&machine)
    machine.act(.settled(run: machine.run, Fixture.found), .next, .next)
    change(&machine)
    #expect(machine.key.screen == "summary")
    return machine
  }

  private func change(_ machine: inout WizardMachine) {
    machine.act(.proposed(run: machine.run, Fixture.plan), .confirm)
    machine.act(.applied(run: machine.run, Settlement(.passed), memory: [:]), .next)
  }

  private func chooseRegion(_ region: String, _ machine: inout WizardMachine) {
    machine.act(
      .jump(ScreenKey("main", "form")), .edit(field: "region", text: region),
      .leaveField("region"))
  }

  private func stale(_ machine: WizardMachine) -> Set<String> {
    Set(machine.state.records.filter(\.value.isStale).map(\.key.screen))
  }

  @Test("A change that comes later on the way outdates nothing before it")
  func later() throws {
    let machine = try finished()
    #expect(stale(machine) == [])
    #expect(machine.view.steps.map(\.status) == [.done, .done, .done, .current])
  }

  @Test("Another region outdates the write, what was copied by hand, and the test after it")
  func region() throws {
    var machine = try finished()
    chooseRegion("emea", &machine)
    #expect(stale(machine) == ["configure", "test", "walk"])
    #expect(machine.view.steps.map(\.status) == [.current, .attention, .attention, .notStarted])
    #expect(machine.state.records[test]?.isComplete == false)
    #expect(machine.state.records[test]?.words == Phrases.stale)
    chooseRegion("na", &machine)
    #expect(stale(machine) == [], "the same region again is the one that was tested")
  }

  @Test("Written again, the write is done and the test is not, until it has run again")
  func writtenAgain() throws {
    var machine = try finished()
    chooseRegion("emea", &machine)
    machine.act(.next)
    change(&machine)
    #expect(stale(machine) == ["test", "walk"])
    #expect(machine.phase == .looking(nil), "the test runs again")
    machine.act(.settled(run: machine.run, Fixture.found))
    #expect(stale(machine) == ["walk"])
    machine.act(.next, .next)
    #expect(stale(machine) == [])
  }

  @Test("What is relied on is verified again before a test runs on it")
  func reliesOn() throws {
    var machine = try finished(relies: #""relies": ["configure"],"#)
    chooseRegion("emea", &machine)
    machine.act(.jump(test))
    #expect(machine.phase == .verifying(configure, nil))
    machine.act(.proposed(run: machine.run, Fixture.plan))
    #expect(machine.phase == .broken(configure, nil))
  }

  @Test("The summary lists it as open")
  func summary() throws {
    var machine = try finished()
    chooseRegion("emea", &machine)
    machine.act(.back)
    #expect(machine.key.screen == "summary")
    #expect(machine.view.elements.contains(.evidence(Evidence("Test", Phrases.stale))))
  }
}
