import Engine
import TestSupport
import Testing

@testable import Wizard

/// Procedures that start by ways, as screens have them.
@Suite("Starts")
struct StartTests {
  private static let starts = #"""
    "start": [
      {"when": {"value": "colour", "is": ["blue"]}, "set": {"sub.topic": "{colour}"}, "to": "given"},
      {"to": "walk"}],
    """#

  private func machine(_ colour: String) throws -> WizardMachine {
    let sub = Fixture.sub.replacing(#""start": "walk","#, with: Self.starts)
    var state = WizardState(procedure: "main", start: "which")
    state.values["colour"] = StoredValue(colour, from: .person)
    state.values["thing"] = StoredValue("a", from: .person)
    state.lists["things"] = [ListedItem(value: "a", label: "A", detail: "")]
    return WizardMachine(
      catalog: try .fixture(Fixture.main, sub), operations: Fixture.operations, state: state)
  }

  @Test("A call leads to the first start whose condition holds, and takes its values")
  func conditions() throws {
    var machine = try machine("blue")
    machine.act(.next)
    #expect(machine.key == ScreenKey("sub", "given"))
    #expect(machine.state.values["sub.topic"]?.text == "blue")
    machine = try self.machine("red")
    machine.act(.next)
    #expect(machine.key == ScreenKey("sub", "walk"))
    #expect(machine.state.values["sub.topic"]?.text == "Topic")
  }

  @Test("The default start is the one without a condition")
  func byDefault() throws {
    let sub = Fixture.sub.replacing(#""start": "walk","#, with: Self.starts)
    let procedure = try #require(try ProcedureCatalog.fixture(sub).procedure("sub"))
    #expect(procedure.start == "walk")
    #expect(procedure.starts.map(\.to) == ["given", "walk"])
  }

  @Test("Acts show what the page's own fields have, before it is left")
  func ownFields() throws {
    let sub = Fixture.sub.replacing(
      #""acts": [{"act": "Press **OK**.", "copy": "{url}"}]}"#,
      with: #"""
        "acts": [{"act": "Type {sub.given}.", "copy": "{sub.given}"}]}, "fields": ["sub.given"]
        """#)
    var machine = WizardMachine(
      catalog: try .fixture(Fixture.main, sub), operations: Fixture.operations,
      state: WizardState(procedure: "sub", start: "walk"))
    machine.act(.edit(field: "sub.given", text: "this"))
    #expect(
      machine.view.elements.contains {
        if case .act(let act) = $0 { act.text == "Type this." && act.copy == "this" } else { false }
      })
  }
}
