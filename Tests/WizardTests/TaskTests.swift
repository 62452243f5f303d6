import Engine
import FoundationEssentials
import Testing

@testable import Wizard

@Suite("Tasks")
struct TaskTests {
  let look = ScreenKey("main", "look")
  let change = ScreenKey("main", "change")

  @Test("Arriving at a task looks at once, with its inputs by name")
  func looks() throws {
    var machine = try Fixture.looking()
    #expect(machine.phase == .looking(nil))
    machine.act(.back)
    let effects = machine.act(.next)
    let request = effects.compactMap { if case .look(let request) = $0 { request } else { nil } }
    #expect(request.first?.texts == ["url": "https://author:4502"])
    #expect(request.first?.secrets == ["password": "password"])
  }

  @Test("What was found becomes values, lists and a record")
  func settles() throws {
    var machine = try Fixture.looking()
    #expect(machine.act(.settled(run: machine.run, Fixture.found)) == [.save])
    #expect(machine.state.values["found"] == StoredValue("it", from: .engine))
    #expect(machine.state.records[look]?.evidence == [Evidence("Version", "1")])
    #expect(machine.view.elements.first == .finding(.good, "Found it."))
  }

  @Test("A result of an older run is dropped")
  func staleResult() throws {
    var machine = try Fixture.looking()
    let old = machine.run
    machine.act(.back, .next)
    machine.act(.settled(run: old, Fixture.found))
    #expect(machine.phase == .looking(nil))
  }

  @Test("Changes wait for a yes, and the intent is saved before they are sent")
  func confirm() throws {
    var machine = try Fixture.changing()
    #expect(machine.act(.proposed(run: machine.run, Fixture.plan)) == [])
    #expect(machine.phase == .proposed(Fixture.plan))
    machine.act(.next)
    #expect(machine.refusal == Phrases.confirmFirst)
    #expect(machine.act(.confirm) == [.save, .apply(run: machine.run)])
    #expect(machine.state.records[change]?.status == .started)
    #expect(machine.state.records[change]?.intent == Fixture.now)
    machine.act(.applied(run: machine.run, Settlement(.passed), memory: ["mark": "1"]))
    #expect(machine.phase == .done)
    let record = try #require(machine.state.records[change])
    #expect(record.status == .done && record.hasChanged && record.intent == nil)
    #expect(record.memory == ["mark": "1"])
  }

  @Test("A look that is reached again by going on is made again; by going back it is not")
  func repeated() throws {
    let loop = Fixture.main.replacing(
      #""next": "which"}"#,
      with:
        #""next": [{"when": {"value": "found", "is": ["not yet"]}, "to": "remedy"}, {"to": "which"}]},"#
        + #"{"id": "remedy", "kind": "page", "title": "Remedy", "step": "two", "next": "look"}"#)
    var machine = try Fixture.looking(in: loop)
    var found = Fixture.found
    found.texts = ["found": "not yet"]
    machine.act(.settled(run: machine.run, found), .next)
    #expect(machine.key.screen == "remedy")
    machine.act(.back)
    #expect(machine.phase == .done)
    let first = machine.run
    machine.act(.next, .next)
    #expect(machine.key.screen == "look" && machine.phase == .looking(nil))
    #expect(machine.run > first)
  }

  @Test("A guess that is changed after the look is looked into again")
  func overruled() throws {
    let guessed = Fixture.main.replacing(
      #"{"found": "found", "#, with: #"{"found": "colour", "#
    ).replacing("Found {found}.", with: "Found {colour}.")
    var machine = try Fixture.looking(in: guessed)
    var found = Fixture.found
    found.texts = ["found": "red"]
    machine.act(.settled(run: machine.run, found))
    #expect(machine.state.values["colour"]?.source == .engine)
    machine.act(.back, .next)
    #expect(machine.phase == .done)
    machine.act(.back, .back, .back, .choose("blue"))
    machine.act(.choose("red"), .next, .next, .next)
    #expect(machine.key.screen == "look" && machine.phase == .looking(nil))
  }

  @Test("A failure keeps the intent, and trying again looks first")
  func failure() throws {
    var machine = try Fixture.changing()
    machine.act(.proposed(run: machine.run, Fixture.plan), .confirm)
    let report = ProblemText("x", "No.", advice: ["Try."])
    #expect(machine.act(.failed(run: machine.run, report)) == [.save])
    #expect(machine.state.records[change]?.intent == Fixture.now)
    #expect(machine.view.elements.contains(.finding(.error, "No.")))
    let effects = machine.act(.retry)
    #expect(effects.contains { if case .look = $0 { true } else { false } })
    machine.act(.proposed(run: machine.run, Fixture.plan))
    #expect(machine.view.elements.contains(.finding(.note, Phrases.interrupted)))
  }

  @Test("Cancelling stops the run; its outcome is what the engine says")
  func cancel() throws {
    var machine = try Fixture.changing()
    #expect(machine.act(.cancel) == [.stop(run: machine.run)])
    #expect(machine.phase.isRunning)
    machine.act(.failed(run: machine.run, ProblemText(.cancelled)))
    #expect(!machine.phase.isRunning)
  }

  @Test("A value that is corrected later makes what was built on it stale, and nothing else")
  func staleness() throws {
    var machine = try Fixture.changing()
    #expect(!machine.isStale(look))
    machine.act(.jump(ScreenKey("main", "form")))
    machine.act(.edit(field: "note", text: "hello"), .leaveField("note"))
    #expect(!machine.isStale(look))
    machine.act(.edit(field: "url", text: "https://other:4502"), .leaveField("url"))
    #expect(machine.isStale(look))
    machine.act(.jump(ScreenKey("main", "which")))
    #expect(machine.view.steps[1].status == .current)
    machine.act(.jump(ScreenKey("main", "colour")))
    #expect(machine.view.steps[1].status == .attention)
  }

  @Test("A dry run leaves changes for later; what relies on them is planned, and not made")
  func postpone() throws {
    var machine = try Fixture.changing()
    machine.act(.proposed(run: machine.run, Fixture.plan), .postpone)
    #expect(machine.key == ScreenKey("main", "summary"))
    #expect(machine.state.records[change]?.status == .pending)
    var other = try Fixture.looking()
    other.state.records[look] = StepRecord(.pending, by: .engine, at: Fixture.now)
    other.state.postponed = [look]
    other.state.position = [change]
    _ = other.start(at: Fixture.now)
    #expect(other.phase == .looking(nil))
    other.act(.proposed(run: other.run, Fixture.plan), .confirm)
    #expect(other.phase == .proposed(Fixture.plan))
    #expect(other.refusal == Phrases.waitsFor("Look"))
  }
}

@Suite("Resuming")
struct ResumeTests {
  /// The machine of a new process over the state that the old one saved.
  private func reborn(_ machine: WizardMachine) throws -> WizardMachine {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    let state = try decoder.decode(WizardState.self, from: encoder.encode(machine.state))
    #expect(state == machine.state)
    return WizardMachine(
      catalog: machine.catalog, operations: Fixture.operations, state: state)
  }

  @Test("Secrets are asked again, and nothing else")
  func secrets() throws {
    var machine = try reborn(try Fixture.looking())
    #expect(machine.start(at: Fixture.now) == [])
    #expect(machine.phase == .needsSecrets(["password"]))
    #expect(machine.view.elements.contains(.finding(.note, Phrases.secretsAgain)))
    machine.act(.secretGiven(field: "password", source: .person, finding: nil))
    #expect(machine.state.secrets["password"]?.generation == 1)
    let effects = machine.act(.next)
    #expect(effects.contains { if case .look = $0 { true } else { false } })
  }

  @Test("A task begins only with secrets that are accepted")
  func doubtfulSecret() throws {
    func looks(_ effects: [WizardEffect]) -> Bool {
      effects.contains { if case .look = $0 { true } else { false } }
    }
    var machine = try reborn(try Fixture.looking())
    _ = machine.start(at: Fixture.now)
    #expect(!looks(machine.act(.next)))
    #expect(machine.refusal == Phrases.fixFields)
    let doubt = Finding(.warning, "It ends with a blank.")
    machine.act(.secretGiven(field: "password", source: .person, finding: doubt))
    #expect(!looks(machine.act(.next)), "the warning was not shown before")
    #expect(machine.phase == .needsSecrets(["password"]))
    #expect(machine.refusal == Phrases.keepOrFix)
    #expect(looks(machine.act(.next)))
  }

  @Test("What a task relies on is verified again first")
  func relies() throws {
    var machine = try reborn(try Fixture.changing())
    _ = machine.start(at: Fixture.now)
    machine.act(.secretGiven(field: "password", source: .person, finding: nil), .next)
    #expect(machine.phase == .verifying(ScreenKey("main", "look"), nil))
    machine.act(.settled(run: machine.run, Fixture.found))
    #expect(machine.phase == .looking(nil))
  }

  @Test("What does not hold any more leads to where it is mended")
  func broken() throws {
    var machine = try reborn(try Fixture.changing())
    _ = machine.start(at: Fixture.now)
    machine.act(.secretGiven(field: "password", source: .person, finding: nil), .next)
    machine.act(.failed(run: machine.run, ProblemText(.cancelled)))
    guard case .broken(let earlier, _?) = machine.phase else {
      Issue.record("\(machine.phase)")
      return
    }
    #expect(earlier == ScreenKey("main", "look"))
    #expect(machine.act(.fix).contains { if case .look = $0 { true } else { false } })
    #expect(machine.key == earlier)
  }

  @Test("Killed while changing, it looks again and says that it was interrupted")
  func interrupted() throws {
    var machine = try Fixture.changing()
    machine.act(.proposed(run: machine.run, Fixture.plan), .confirm)
    var next = try reborn(machine)
    _ = next.start(at: Fixture.now)
    next.act(.secretGiven(field: "password", source: .person, finding: nil), .next)
    next.act(.settled(run: next.run, Fixture.found))
    next.act(.settled(run: next.run, Settlement(.passed)))
    #expect(next.phase == .done)
    #expect(next.state.records[ScreenKey("main", "change")]?.hasChanged == true)
  }

  @Test("Starting over keeps what operations asked to be remembered, and nothing else")
  func startOver() throws {
    var machine = try Fixture.changing()
    machine.act(.proposed(run: machine.run, Fixture.plan), .confirm)
    machine.act(.applied(run: machine.run, Settlement(.passed), memory: ["mark": "1"]))
    let state = machine.state.startedOver(at: "welcome", on: Fixture.now)
    #expect(state.values.isEmpty && state.trail.isEmpty)
    #expect(state.records.keys.map(\.description) == ["main/change"])
    #expect(state.records[ScreenKey("main", "change")]?.memory == ["mark": "1"])
  }
}
