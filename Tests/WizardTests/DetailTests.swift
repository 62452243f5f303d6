import Engine
import TestSupport
import Testing

@testable import Wizard

@Suite("Panes of details")
struct DetailTests {
  private static let main = PageFixture.main.replacing(
    #""next": "last"},"#,
    with: #"""
      "details": [
        {"id": "why", "label": "Why", "text": ["Because of {found}.",
         {"when": {"value": "reach", "is": ["no"]}, "text": "Never."}]},
        {"id": "hand", "label": "By hand", "fits": {"value": "found", "is": ["no"]},
         "acts": [{"act": "Open it.", "copy": "{url}"}, {"act": "Close it."}]}],
      "next": "last"},
      """#)

  private func machine() throws -> WizardMachine { try PageFixture.looking(in: Self.main) }

  @Test("They are listed below the page, those that fit first and marked")
  func listed() throws {
    var machine = try PageFixture.machine(in: Self.main)
    #expect(machine.view.details.map(\.id) == ["why", "hand"])
    #expect(machine.view.details.allSatisfy { !$0.fits })
    machine = try self.machine()
    machine.act(.settled(run: machine.run, PageFixture.other))
    #expect(machine.view.details.map(\.id) == ["hand", "why"])
    #expect(machine.view.details.map(\.fits) == [true, false])
  }

  @Test("One opens with its texts and acts, and another one in its place")
  func opens() throws {
    var machine = try machine()
    machine.act(.settled(run: machine.run, PageFixture.found))
    #expect(machine.act(.openDetails("why")) == [])
    #expect(machine.view.pane == PaneView(title: "Why", elements: [.text("Because of it.")]))
    machine.act(.openDetails("hand"))
    #expect(machine.view.pane?.elements.count == 2)
    #expect(machine.view.pane?.title == "By hand")
    machine.act(.openDetails("nothing"))
    #expect(machine.refusal == Phrases.noSuchDetails)
  }

  @Test("Going back closes it first; every other act that leads on closes it and acts")
  func closes() throws {
    var machine = try machine()
    machine.act(.settled(run: machine.run, PageFixture.found))
    machine.act(.openDetails("why"), .back)
    #expect(machine.view.pane == nil && machine.key == PageFixture.page)
    machine.act(.openDetails("why"), .closeDetails)
    #expect(machine.view.pane == nil)
    machine.act(.openDetails("why"), .next)
    #expect(machine.view.pane == nil && machine.key.screen == "last")
    machine.act(.back, .openDetails("why"))
    #expect(machine.act(.leave).last == .end(.left))
    #expect(machine.view.pane == nil)
  }

  @Test("A result that arrives leaves it open")
  func staysOpen() throws {
    var machine = try machine()
    machine.act(.openDetails("why"))
    machine.act(.settled(run: machine.run, PageFixture.found))
    #expect(machine.view.pane?.elements == [.text("Because of it.")])
  }

  @Test("It is not saved")
  func unsaved() throws {
    var machine = try machine()
    machine.act(.settled(run: machine.run, PageFixture.found))
    let before = machine.state
    #expect(machine.act(.openDetails("why")) == [])
    #expect(machine.state == before)
    let resumed = WizardMachine(
      catalog: machine.catalog, operations: Fixture.operations, state: machine.state)
    #expect(resumed.view.pane == nil)
  }
}
