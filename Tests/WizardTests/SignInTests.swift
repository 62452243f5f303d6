import Engine
import FoundationEssentials
import TestSupport
import Testing

@testable import Wizard

/// Two ways to sign in to an author, of which every operation takes the one that was used last.
@Suite("Signing in by password or token")
struct SignInTests {
  private static let main = #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "M", "summary": "S",
     "steps": [{"id": "one", "title": "One"}],
     "values": {
       "aem.url": {"label": "U", "help": "H"}, "aem.user": {"label": "U", "help": "H"},
       "aem.password": {"label": "P", "help": "H", "kind": "secret"},
       "aem.token": {"label": "T", "help": "H", "kind": "secret"}, "aem.reach": {"label": "R"},
       "aem.proxyState": {"label": "P"}},
     "start": "address",
     "screens": [
       {"id": "address", "kind": "page", "title": "A", "step": "one",
        "fields": ["aem.url", "aem.user", "aem.password"], "next": "look",
        "others": [{"label": "Token", "to": "token", "instead": true},
                   {"label": "None", "to": "far", "set": {"aem.reach": "none"}}]},
       {"id": "token", "kind": "page", "title": "T", "step": "one",
        "fields": ["aem.url", "aem.token"], "next": "look"},
       {"id": "far", "kind": "page", "title": "F", "step": "one", "text": ["F"], "next": "look"},
       {"id": "look", "kind": "page", "title": "L", "step": "one",
        "task": {"operation": "smart-tags.workflow-step",
                 "constants": {"ignoreErrors": "x", "ignoreFlag": "u"}, "needs": "author",
                 "success": "S.", "otherwise": "No.", "word": {"text": "I saw it."}},
        "next": "last"},
       {"id": "last", "kind": "summary", "title": "Z", "step": "one"}]}
    """#

  private func machine(_ state: WizardState? = nil) throws -> WizardMachine {
    WizardMachine(
      catalog: try .fixture(Self.main), operations: .standard,
      state: state ?? WizardState(procedure: "main", start: "address"))
  }

  private func give(_ machine: inout WizardMachine, _ secret: String) {
    machine.act(.edit(field: "aem.url", text: "https://a"))
    if secret == "aem.password" { machine.act(.edit(field: "aem.user", text: "admin")) }
    machine.act(.secretGiven(field: secret, source: .person, finding: nil))
  }

  private func request(_ effects: [WizardEffect]) -> TaskRequest? {
    for case .look(let request) in effects { return request }
    return nil
  }

  @Test("A password goes along with its user, and no token")
  func password() throws {
    var machine = try machine()
    give(&machine, "aem.password")
    let effects = machine.act(.next)
    let look = try #require(request(effects))
    #expect(
      look.texts == [
        "url": "https://a", "user": "admin", "ignoreErrors": "x", "ignoreFlag": "u",
      ])
    #expect(look.secrets == ["password": "aem.password"])
  }

  @Test("A token takes the place of both")
  func token() throws {
    var machine = try machine()
    machine.act(.other(0))
    give(&machine, "aem.token")
    let effects = machine.act(.next)
    let look = try #require(request(effects))
    #expect(look.texts == ["url": "https://a", "ignoreErrors": "x", "ignoreFlag": "u"])
    #expect(look.secrets == ["token": "aem.token"])
    #expect(machine.inputs(of: ScreenKey("main", "look"))["aem.user"] == nil)
  }

  @Test("Whoever changes from one to the other does not use the old one, which is forgotten")
  func changed() throws {
    var machine = try machine()
    give(&machine, "aem.password")
    machine.act(.next, .back, .other(0))
    give(&machine, "aem.token")
    let effects = machine.act(.next)
    #expect(effects.contains(.forget(secret: "aem.password")))
    #expect(request(effects)?.secrets == ["token": "aem.token"])
    #expect(machine.state.secrets["aem.password"] == nil)

    machine.act(.back, .back)
    #expect(machine.key.screen == "address")
    machine.act(.next)
    #expect(machine.key.screen == "address", "the password is asked again")
    give(&machine, "aem.password")
    let back = machine.act(.next)
    #expect(back.contains(.forget(secret: "aem.token")))
    #expect(request(back)?.secrets == ["password": "aem.password"])
  }

  @Test("After a resume the one that was used is asked for", arguments: [true, false])
  func resumed(byToken: Bool) throws {
    var first = try machine()
    if byToken { first.act(.other(0)) }
    give(&first, byToken ? "aem.token" : "aem.password")
    first.act(.next)
    var machine = try machine(first.state)
    _ = machine.start(at: Fixture.now)
    #expect(machine.phase == .needsSecrets([byToken ? "aem.token" : "aem.password"]))
  }

  @Test("A file that signs in by token continues a session with a password")
  func handedOver() throws {
    var first = try machine()
    give(&first, "aem.password")
    first.act(.next)
    var machine = try machine(first.state)
    machine.act(.secretGiven(field: "aem.token", source: .answers, finding: nil))
    #expect(request(machine.start(at: Fixture.now))?.secrets == ["token": "aem.token"])
  }

  @Test("What the sandbox offers stays ready, and the way that was taken counts")
  func offered() throws {
    func offer(_ machine: inout WizardMachine) {
      for name in ["aem.password", "aem.token"] {
        machine.act(.secretGiven(field: name, source: .sandbox, finding: nil))
      }
    }
    var machine = try machine()
    offer(&machine)
    machine.act(.edit(field: "aem.url", text: "https://a"), .edit(field: "aem.user", text: "admin"))
    #expect(request(machine.act(.next))?.secrets == ["password": "aem.password"])
    machine.act(.back, .other(0))
    #expect(request(machine.act(.next))?.secrets == ["token": "aem.token"])
    var resumed = try self.machine(machine.state)
    offer(&resumed)
    #expect(request(resumed.start(at: Fixture.now))?.secrets == ["token": "aem.token"])
    resumed.act(.back, .back)
    #expect(request(resumed.act(.next))?.secrets == ["password": "aem.password"])
  }

  @Test("An undo signs in as the session does now", arguments: [true, false])
  func undone(byToken: Bool) throws {
    var machine = try machine()
    if !byToken { machine.act(.other(0)) }
    give(&machine, byToken ? "aem.password" : "aem.token")
    machine.act(.next)
    var plan = Plan(changes: [Change("x", before: nil, after: "1")])
    plan.restore = ["a": "b"]
    machine.act(.proposed(run: machine.run, plan), .confirm)
    machine.act(.applied(run: machine.run, Settlement(.passed), memory: [:]), .back)
    if byToken { machine.act(.other(0)) } else { machine.act(.back) }
    give(&machine, byToken ? "aem.token" : "aem.password")
    machine.act(.next)
    let change = try #require(machine.state.records[ScreenKey("main", "look")]?.made.first)
    #expect(change.texts["user"] == (byToken ? "admin" : nil))
    let step = try #require(machine.undoable.first)
    #expect(step.secrets == [byToken ? "aem.token" : "aem.password"])
    guard case .run(let undo) = step.way else {
      Issue.record("no operation")
      return
    }
    #expect(undo.texts["user"] == "admin")
  }

  private func faults(_ main: String = main) throws -> [String] {
    ScreenChecker(try .fixture(main), operations: .standard).faults().map(\.description)
      .filter { $0.contains("not known") }
  }

  @Test("The checker accepts either, and a way without both where the task needs the author")
  func checked() throws {
    #expect(try faults() == [])
    let either = #"it uses "aem.token or aem.password and aem.user", which is not known on every"#
    let without = Self.main.replacing(#""aem.url", "aem.token""#, with: #""aem.url""#)
    #expect(try faults(without) == ["main/look: \(either) path to it"])
    let half = Self.main.replacing(#""aem.user", "aem.password""#, with: #""aem.password""#)
    #expect(try faults(half) == ["main/look: \(either) path to it"])
    let tried = Self.main.replacing(#" "needs": "author","#, with: "")
    #expect(
      try faults(tried) == [
        "main/look: \(either) path to it",
        #"main/look: it uses "aem.url", which is not known on every path to it"#,
      ])
  }

  @Test("A condition that the author is in reach, or that something was read there, proves it")
  func proven() throws {
    let tried = Self.main.replacing(#" "needs": "author","#, with: "")
    func led(_ condition: String) -> String {
      tried.replacing(
        #"["F"], "next": "look""#,
        with: #"["F"], "next": [{"when": \#(condition), "to": "look"}, {"to": "last"}]"#)
    }
    #expect(try faults(led(#"{"value": "aem.reach", "not": ["none"]}"#)) == [])
    #expect(try faults(led(#"{"value": "aem.reach"}"#)).count == 2)
    let read = led(#"{"value": "aem.proxyState"}"#).replacing(
      #"{"id": "last""#,
      with: #"""
        {"id": "proxy", "kind": "page", "title": "P", "step": "one", "fields":
          ["aem.url", "aem.user", "aem.password"], "task": {"operation": "aem.proxy",
          "outputs": {"state": "aem.proxyState"}, "success": "S."}, "next": "last"},
        {"id": "last"
        """#)
    #expect(try faults(read) == [])
  }
}
