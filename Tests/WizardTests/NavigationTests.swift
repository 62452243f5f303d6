import Engine
import Testing

@testable import Wizard

@Suite("Going on, back and aside")
struct NavigationTests {
  @Test("A choice leads where its answer says")
  func choice() throws {
    var machine = try Fixture.machine()
    machine.act(.next, .choose("blue"), .next)
    #expect(machine.key == ScreenKey("main", "end"))
    #expect(machine.act(.next) == [])
    #expect(machine.refusal == Phrases.routeEndsHere)
    machine.act(.back, .choose("red"), .next)
    #expect(machine.key == ScreenKey("main", "ticks"))
  }

  @Test("The preset is the answer when nothing was chosen")
  func preset() throws {
    var machine = try Fixture.machine()
    machine.act(.next, .next)
    #expect(machine.key == ScreenKey("main", "ticks"))
    #expect(machine.state.values["colour"]?.text == "red")
  }

  @Test("An answer that is not there yet is refused with its reason")
  func unavailable() throws {
    var machine = try Fixture.machine()
    machine.act(.next, .choose("green"))
    #expect(machine.refusal == "Not yet.")
    #expect(machine.state.values["colour"] == nil)
  }

  @Test("A checklist wants every tick")
  func checklist() throws {
    var machine = try Fixture.machine()
    machine.act(.next, .choose("red"), .next, .tick(item: 0, true), .next)
    #expect(machine.refusal == Phrases.tickAll)
    machine.act(.tick(item: 1, true), .next)
    #expect(machine.key == ScreenKey("main", "form"))
    #expect(machine.state.values["ready"]?.text == "yes")
  }

  @Test("Back works from an invalid field, and keeps what was typed")
  func backKeepsDrafts() throws {
    var machine = try Fixture.machine()
    machine.act(.next, .choose("red"), .next)
    machine.act(.tick(item: 0, true), .tick(item: 1, true), .next)
    machine.act(.edit(field: "url", text: "nonsense"), .next)
    #expect(machine.key == ScreenKey("main", "form"))
    #expect(machine.findings["url"]?.severity == .error)
    machine.act(.back)
    #expect(machine.key == ScreenKey("main", "ticks"))
    machine.act(.next)
    #expect(machine.fieldText("url") == "nonsense")
  }

  @Test("A procedure within a procedure is entered, left at its end, and gone back through")
  func call() throws {
    var machine = try Fixture.looking()
    machine.act(.settled(run: machine.run, Fixture.found), .next, .choose("a"), .next)
    #expect(machine.state.position == [ScreenKey("main", "call"), ScreenKey("sub", "walk")])
    #expect(machine.view.breadcrumb == ["Main", "Sub"])
    #expect(machine.view.title == "About Topic")
    machine.act(.next, .back, .back)
    #expect(machine.key == ScreenKey("main", "which"))
    machine.act(.next, .next, .edit(field: "sub.given", text: "x"), .next)
    #expect(machine.state.position == [ScreenKey("main", "change")])
    #expect(machine.state.records[ScreenKey("main", "call")]?.status == .passed)
  }

  @Test("A jump leads to what was seen, and back leads to where one was")
  func jump() throws {
    var machine = try Fixture.changing()
    machine.act(.jump(ScreenKey("main", "summary")))
    #expect(machine.refusal == Phrases.notReachedYet)
    machine.act(.jump(ScreenKey("main", "form")))
    #expect(machine.key == ScreenKey("main", "form"))
    machine.act(.back)
    #expect(machine.key == ScreenKey("main", "change"))
    machine.act(.jump(ScreenKey("sub", "given")))
    #expect(machine.state.position == [ScreenKey("main", "call"), ScreenKey("sub", "given")])
  }

  @Test("A skip wants a reason, and only where the screen allows it")
  func skip() throws {
    var machine = try Fixture.changing()
    machine.act(.skip(reason: "  "))
    #expect(machine.refusal == Phrases.skipNeedsReason)
    #expect(machine.act(.skip(reason: "later")).contains(.stop(run: machine.run - 1)))
    #expect(machine.key == ScreenKey("main", "summary"))
    #expect(machine.state.records[ScreenKey("main", "change")]?.reason == "later")
    machine.act(.back)
    var other = try Fixture.machine()
    other.act(.skip(reason: "x"))
    #expect(other.refusal == Phrases.cannotSkip)
  }

  @Test("Steps tell where one is and what is done")
  func steps() throws {
    let machine = try Fixture.changing()
    let view = machine.view
    #expect(view.steps.map(\.title) == ["One", "Two", "Three"])
    #expect(view.steps.map(\.status) == [.done, .done, .current])
    #expect(view.stepNumber == 3 && view.stepCount == 3)
  }

  @Test("Finishing needs the summary")
  func finish() throws {
    var machine = try Fixture.changing()
    machine.act(.finish)
    #expect(machine.refusal == Phrases.notFinished)
    machine.act(.skip(reason: "later"))
    #expect(machine.act(.next) == [.save, .end(.finished)])
    #expect(machine.state.isFinished)
  }
}
