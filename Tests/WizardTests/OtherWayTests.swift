import Engine
import TestSupport
import Testing

@testable import Wizard

@Suite("Other ways on from a page")
struct OtherWayTests {
  private static let main = PageFixture.main
    .replacing(
      #""next": "last"},"#,
      with: #"""
        "others": [
          {"label": "Not reachable", "to": "away", "set": {"aem.reach": "none"}},
          {"label": "By hand", "to": "last", "when": {"value": "found", "is": ["no"]}}],
        "next": "last"},
        {"id": "away", "kind": "page", "title": "Away", "step": "one", "text": ["Reach: {aem.reach}"],
         "next": "last"},
        """#)
  private let page = PageFixture.page

  private func actions(_ machine: WizardMachine) -> [ActionView.Action] {
    machine.view.actions.map(\.action)
  }

  @Test("They are buttons after the page's own, while a task reads, too")
  func buttons() throws {
    var machine = try PageFixture.looking(in: Self.main)
    #expect(actions(machine) == [.cancel, .other(0)])
    machine.act(.settled(run: machine.run, PageFixture.other))
    #expect(actions(machine) == [.retry, .next, .other(0), .other(1), .back, .leave])
    #expect(machine.view.actions[2].label == "Not reachable")
  }

  @Test("One stops what runs, sets its values and leads on; the page is on record as left")
  func taken() throws {
    var machine = try PageFixture.looking(in: Self.main)
    let run = machine.run
    #expect(machine.act(.other(0)) == [.stop(run: run), .save])
    #expect(machine.key.screen == "away")
    #expect(machine.state.values["aem.reach"] == StoredValue("none", from: .person))
    let record = try #require(machine.state.records[page])
    #expect(record.status == .pending && record.reason == "Not reachable")
    machine.act(.next, .next)
    #expect(machine.key.screen == "summary")
    #expect(machine.verdict.grade == .unverified)
    #expect(machine.verdict.reasons.first == "Page: not done yet: Not reachable.")
  }

  @Test("What is done already stays done")
  func keepsDone() throws {
    var machine = try PageFixture.looking(in: Self.main)
    machine.act(.settled(run: machine.run, PageFixture.found), .other(0))
    #expect(machine.state.records[page]?.status == .done)
  }

  @Test("One that takes the place of the page leaves nothing open, not even a failure")
  func instead() throws {
    let main = Self.main.replacing(#""Not reachable","#, with: #""Typed", "instead": true,"#)
    var machine = try PageFixture.looking(in: main)
    machine.act(.failed(run: machine.run, ProblemText("x", "No answer.", advice: [])))
    #expect(machine.state.records[page]?.status == .failed)
    machine.act(.other(0))
    #expect(machine.key.screen == "away" && machine.state.records[page] == nil)
    machine.act(.back)
    #expect(machine.key == page)
  }

  @Test("One that is not offered, and any during changes, is refused")
  func refused() throws {
    var machine = try PageFixture.machine(in: Self.main)
    machine.act(.other(1))
    #expect(machine.key == page && machine.refusal == Phrases.noSuchWay)
    machine.act(.other(7))
    #expect(machine.refusal == Phrases.noSuchWay)
    let changing = Self.main.replacing("fake.look", with: "fake.change")
      .replacing(#""outputs": {"found": "found"}, "#, with: "")
      .replacing(#""passes": {"value": "found", "is": ["it"]}, "#, with: "")
    machine = try PageFixture.looking(in: changing)
    machine.act(.proposed(run: machine.run, Fixture.plan), .confirm)
    #expect(actions(machine) == [.cancel])
    machine.act(.other(0))
    #expect(machine.key == page && machine.refusal == Phrases.stillRunning)
  }

  @Test("Going back returns to the page, and its values stay until its own way is taken")
  func comingBack() throws {
    var machine = try PageFixture.filled(in: Self.main)
    machine.state.values["aem.reach"] = StoredValue("yes", from: .engine)
    machine.act(.other(0), .back)
    #expect(machine.key == page)
    #expect(machine.state.values["aem.reach"]?.text == "none")
    machine.act(.next)
    #expect(machine.phase == .looking(nil))
    #expect(machine.state.values["aem.reach"] == StoredValue("yes", from: .engine))
    machine.act(.settled(run: machine.run, PageFixture.found), .next)
    #expect(machine.key.screen == "last" && machine.state.detours.isEmpty)
  }

  @Test("What has changed since is left as it is")
  func changedSince() throws {
    var machine = try PageFixture.filled(in: Self.main)
    machine.act(.other(0), .back)
    machine.state.values["aem.reach"] = StoredValue("slow", from: .engine)
    machine.act(.next)
    #expect(machine.state.values["aem.reach"]?.text == "slow")
  }

  @Test("An answers file may give what they set")
  func answerable() throws {
    let screen = try PageFixture.machine(in: Self.main).screen(page)
    #expect(screen?.answerableValues == ["url", "password", "ready", "aem.reach"])
  }

  @Test("The step list goes by the way that was taken")
  func path() throws {
    var machine = try PageFixture.machine(in: Self.main)
    #expect(machine.path().map(\.screen) == ["first", "page", "last", "summary"])
    machine.act(.other(0))
    #expect(machine.path().map(\.screen) == ["first", "page", "away", "last", "summary"])
  }

  @Test("The graph draws them with their labels")
  func graph() throws {
    let catalog = try ProcedureCatalog.fixture(Self.main)
    let graph = ProcedureGraph(try #require(catalog.procedure("main")), in: catalog)
    let edges = graph.edges.filter { $0.from == "page" }
    #expect(edges.map { "\($0.to) \($0.label ?? "")" } == ["last ", "away Not reachable"])
  }
}
