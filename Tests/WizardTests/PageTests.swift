import Engine
import Testing

@testable import Wizard

@Suite("Pages")
struct PageTests {
  private let page = PageFixture.page

  private func elements(_ machine: WizardMachine) -> [String] {
    machine.view.elements.map { element in
      switch element {
      case .text(let text), .heading(let text): text
      case .details(let details): "details \(details.map(\.id))"
      case .row(let row): "row \(row.label)"
      case .act(let act): "act \(act.text)"
      case .field(let field): "field \(field.name)"
      case .item(let item): "item \(item.index) \(item.isTicked)"
      case .more(let more): "more \(more.labels)"
      case .finding(let severity, let text): "\(severity) \(text)"
      case .busy: "busy"
      case .change(let change): "change \(change.what)"
      case .evidence(let evidence): "evidence \(evidence.what)"
      case .option(let option): "option \(option.value)"
      }
    }
  }

  private func actions(_ machine: WizardMachine) -> [ActionView.Action] {
    machine.view.actions.map(\.action)
  }

  @Test("The parts are drawn in their order, and the task last")
  func order() throws {
    var machine = try PageFixture.machine()
    let parts = ["Read.", "There", "act Open it.", "field url", "field password", "item 0 false"]
    #expect(elements(machine) == parts)
    #expect(actions(machine) == [.next, .back, .leave])
    #expect(machine.view.strength == .guided)
    machine = try PageFixture.looking()
    #expect(elements(machine) == parts.dropLast() + ["item 0 true", "busy"])
    #expect(actions(machine) == [.cancel])
    machine.act(.settled(run: machine.run, PageFixture.found))
    #expect(elements(machine) == parts.dropLast() + ["item 0 true", "good Found it."])
    #expect(actions(machine) == [.next, .retry, .back, .leave])
  }

  @Test("Continue takes the fields, then the ticks, and only then starts the task")
  func next() throws {
    var machine = try PageFixture.machine()
    #expect(machine.phase == .idle)
    #expect(machine.act(.next) == [] && machine.refusal == Phrases.fixFields)
    #expect(machine.findings["url"]?.severity == .error)
    machine.act(.edit(field: "url", text: "https://author:4502"))
    machine.act(.secretGiven(field: "password", source: .person, finding: nil))
    #expect(machine.act(.next) == [] && machine.refusal == Phrases.tickAll)
    #expect(machine.phase == .idle)
    machine.act(.tick(item: 0, true))
    guard case .look(let request)? = machine.act(.next).first else {
      Issue.record("no look")
      return
    }
    #expect(request.texts == ["url": "https://author:4502"])
    #expect(machine.state.values["ready"]?.text == "yes")
    #expect(machine.act(.next) == [] && machine.refusal == Phrases.stillRunning)
  }

  @Test("A task that passed is recorded as done, and lets the person on")
  func passes() throws {
    var machine = try PageFixture.looking()
    machine.act(.settled(run: machine.run, PageFixture.found))
    #expect(machine.state.records[page]?.status == .done)
    machine.act(.next)
    #expect(machine.key.screen == "last")
    #expect(machine.state.records[page]?.confirmedBy == .engine)
  }

  @Test("One that did not pass says what to do, and is checked again")
  func heldUp() throws {
    var machine = try PageFixture.looking()
    machine.act(.settled(run: machine.run, PageFixture.other))
    #expect(actions(machine) == [.retry, .next, .back, .leave])
    #expect(elements(machine).contains("note Open it first."))
    #expect(machine.act(.next) == [] && machine.refusal == "Open it first.")
    #expect(elements(machine).count { $0 == "note Open it first." } == 1)
    guard case .look? = machine.act(.retry).first else {
      Issue.record("no look")
      return
    }
    machine.act(.settled(run: machine.run, PageFixture.found), .next)
    #expect(machine.key.screen == "last")
  }

  @Test("Where its result holds the person, a page that can be skipped offers that")
  func skippedWhileHeld() throws {
    let main = PageFixture.main.replacing(
      #""next": "last"}"#, with: #""skip": "It is not seen.", "next": "last"}"#)
    var machine = try PageFixture.looking(in: main)
    machine.act(.settled(run: machine.run, PageFixture.other))
    #expect(machine.view.actions.contains { $0.action == .skip })
    machine.act(.skip(reason: "later"))
    #expect(machine.key.screen == "last")
    #expect(machine.state.records[page]?.status == .skipped)
    machine = try PageFixture.looking(in: main)
    machine.act(.settled(run: machine.run, PageFixture.found))
    #expect(!machine.view.actions.contains { $0.action == .skip })
  }

  @Test("Without a word for it, what was found leads on whatever it is")
  func branches() throws {
    let main = PageFixture.main.replacing(#", "otherwise": "Open it first.""#, with: "")
    var machine = try PageFixture.looking(in: main)
    machine.act(.settled(run: machine.run, PageFixture.other), .next)
    #expect(machine.key.screen == "last")
  }

  @Test("A field that changes after the result makes it stale, and the task runs again")
  func changedField() throws {
    var machine = try PageFixture.looking()
    machine.act(.settled(run: machine.run, PageFixture.found))
    machine.act(.edit(field: "url", text: "https://author:4502 "))
    #expect(machine.phase == .done, "the same but for a blank")
    machine.act(.edit(field: "url", text: "https://other:4502"))
    #expect(machine.phase == .idle)
    machine.act(.leaveField("url"))
    #expect(machine.state.records[page]?.isStale == true)
    guard case .look(let request)? = machine.act(.next).first else {
      Issue.record("no look")
      return
    }
    #expect(request.texts["url"] == "https://other:4502")
    machine.act(.settled(run: machine.run, PageFixture.found))
    #expect(machine.state.records[page]?.isStale == false)
    machine.act(.secretGiven(field: "password", source: .person, finding: nil))
    #expect(machine.phase == .idle, "another secret")
  }

  @Test("A field that changes while the task reads stops it, and its result is dropped")
  func changedWhileLooking() throws {
    var machine = try PageFixture.looking()
    let run = machine.run
    #expect(machine.act(.edit(field: "url", text: "https://other:4502")) == [.stop(run: run)])
    machine.act(.settled(run: run, PageFixture.found))
    #expect(machine.phase == .idle && machine.state.records[page] == nil)
  }

  @Test("A field that changes drops a plan that nobody has confirmed; once confirmed, none changes")
  func changedPlan() throws {
    var machine = try PageFixture.looking(in: PageFixture.change)
    machine.act(.proposed(run: machine.run, Fixture.plan))
    machine.act(.edit(field: "url", text: "https://other:4502"))
    #expect(machine.act(.confirm) == [] && machine.refusal == Phrases.nothingProposed)
    machine.act(.next)
    machine.act(.proposed(run: machine.run, Fixture.plan), .confirm)
    machine.act(.edit(field: "url", text: "https://third:4502"))
    #expect(machine.refusal == Phrases.stillRunning)
    #expect(machine.state.values["url"]?.text == "https://other:4502")
    #expect(machine.state.drafts["url"] == nil)
  }

  @Test("A task begins on arrival where nothing precedes it, unless the file says otherwise")
  func starts() throws {
    let alone = PageFixture.main
      .replacing(#""fields": ["url", "password"], "items""#, with: #""items2""#)
      .replacing(#""items2": [{"text": "It is open.", "value": "ready"}],"#, with: "")
      .replacing(
        #""walkthrough": {"place": "There", "acts": [{"act": "Open it."}]},"#, with: "")
    func phase(_ main: String) throws -> TaskPhase { try PageFixture.machine(in: main).phase }
    #expect(try phase(alone) == .needsSecrets(["password"]))
    #expect(
      try phase(alone.replacing(#""task": {"#, with: #""task": {"starts": "next","#)) == .idle)
    #expect(try phase(PageFixture.main) == .idle)
    #expect(
      try phase(PageFixture.main.replacing(#""task": {"#, with: #""task": {"starts": "arrival","#))
        == .needsSecrets(["password"]))
  }

  @Test("Coming back finds the result, unless a field was changed; a new process reads again")
  func comingBack() throws {
    var machine = try PageFixture.looking()
    machine.act(.settled(run: machine.run, PageFixture.found), .next, .back)
    #expect(machine.phase == .done)
    machine.act(.edit(field: "url", text: "https://other:4502"), .back, .next)
    #expect(machine.phase == .idle)
    #expect(machine.fieldText("url") == "https://other:4502")
    var resumed = WizardMachine(
      catalog: machine.catalog, operations: Fixture.operations, state: machine.state)
    #expect(resumed.start(at: Fixture.now) == [] && resumed.phase == .idle)
    resumed.act(.next)
    #expect(resumed.findings["password"]?.text == Phrases.secretMissing)
  }

  @Test("Try again takes what was typed since")
  func retries() throws {
    var machine = try PageFixture.looking()
    machine.act(.failed(run: machine.run, ProblemText("x", "No.", advice: [])))
    machine.act(.edit(field: "url", text: "https://other:4502"))
    #expect(machine.phase == .idle)
    guard case .look(let request)? = machine.act(.retry).first else {
      Issue.record("no look")
      return
    }
    #expect(request.texts["url"] == "https://other:4502")
  }

  @Test("The summary has the page with what its task found")
  func summary() throws {
    var machine = try PageFixture.looking()
    var found = PageFixture.found
    found.evidence = [Evidence("Held", "it")]
    machine.act(.settled(run: machine.run, found), .next, .next)
    #expect(machine.view.elements.contains(.evidence(Evidence("Page", "Held: it"))))
    #expect(machine.verdict.grade == .works)
  }
}
