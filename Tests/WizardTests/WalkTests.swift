import Engine
import FoundationEssentials
import TestSupport
import Testing
import Values

@testable import Wizard

/// Keeps the saved states, and can refuse to save.
private final class NotingSaver: StateSaving {
  var saved: [WizardState] = []
  var refuses = false

  func save(_ state: WizardState) throws(SaveRefusal) {
    if refuses { throw SaveRefusal("The disk is full.") }
    saved.append(state)
  }
}

// On the main thread, because waiting for results blocks while operations run on the others.
@Suite("Driving a walk")
@MainActor
struct WalkTests {
  private let author = FakeAuthor(holds: "0")
  private let saver = NotingSaver()

  /// A walk that has reached a screen of the fixture.
  private func walk(to screen: String) throws -> Walk {
    let walk = author.walk(
      try ProcedureCatalog.fixture(Fixture.main, Fixture.sub), "main", start: "form", saver: saver)
    walk.start()
    walk.send(.edit(field: "url", text: "https://author:4502"))
    walk.giveSecret(Secret(copying: "hunter2".utf8), field: "password")
    walk.send(.next)
    walk.settleRunning()
    guard screen != "look" else { return walk }
    for event in [
      .next, .choose("a"), .next, .next, .edit(field: "sub.given", text: "x"), .next,
    ] as [WizardEvent] { walk.send(event) }
    walk.settleRunning()
    return walk
  }

  @Test("A look runs elsewhere and comes back as values, lists and a record")
  func looks() throws {
    let walk = try walk(to: "look")
    #expect(walk.phase == .done)
    #expect(walk.state.values["found"]?.text == "0")
    #expect(walk.state.lists["things"]?.map(\.value) == ["a", "b"])
    #expect(author.current.passwords == ["hunter2"])
    #expect(walk.saveState == .saved(at: "14:02"))
    #expect(saver.saved.last == walk.state)
  }

  @Test("An act is offered and played only where something plays acts and the screen names one")
  func acts() throws {
    let named = Fixture.sub.replacing(
      #""walkthrough": {"place""#, with: #""walkthrough": {"act": "do-it", "place""#)
    let catalog = try ProcedureCatalog.fixture(Fixture.main, named)
    let screen = try #require(
      catalog.procedure("sub")?.screens.first { $0.page?.walkthrough != nil })
    #expect(screen.page?.walkthrough?.act == "do-it")
    let acts = NotingActs()
    let walk = author.walk(catalog, "sub", start: screen.id, saver: saver, acts: acts)
    walk.start()
    #expect(walk.view.act == "do-it")
    #expect(walk.playAct() == "It is done.")
    #expect(acts.played == ["do-it for sub"])
    let alone = author.walk(catalog, "sub", start: screen.id, saver: saver)
    alone.start()
    #expect(alone.view.act == nil && alone.playAct() == nil)
    let other = author.walk(catalog, "main", start: "form", saver: saver, acts: acts)
    other.start()
    #expect(other.view.act == nil && other.playAct() == nil)
  }

  @Test("The intent is on disk before anything is sent")
  func intent() throws {
    let walk = try walk(to: "change")
    let before = saver.saved.count
    walk.send(.confirm)
    let record = try #require(saver.saved.last?.records[walk.key])
    #expect(saver.saved.count == before + 1)
    #expect(record.status == .started && record.intent != nil)
    walk.settleRunning()
    #expect(walk.phase == .done && author.current.writes == 1)
    #expect(saver.saved.last?.records[walk.key]?.intent == nil)
    #expect(saver.saved.last?.records[walk.key]?.memory == ["mark": "written"])
  }

  @Test("Without a save nothing is sent, and the screen says why")
  func saveFails() throws {
    let walk = try walk(to: "change")
    saver.refuses = true
    walk.send(.confirm)
    walk.settleRunning()
    #expect(author.current.writes == 0)
    #expect(walk.phase == .failed(Phrases.saveFailed("The disk is full.")))
    #expect(walk.saveState == .failed("The disk is full."))
    saver.refuses = false
    walk.send(.retry)
    walk.settleRunning()
    walk.send(.confirm)
    walk.settleRunning()
    #expect(walk.phase == .done && author.current.writes == 1)
    #expect(walk.saveState == .saved(at: "14:02"))
  }

  @Test("A change that fails or reads back differently is a failure with its intent kept")
  func applyFails() throws {
    author.change { $0.distortion = "2" }
    let walk = try walk(to: "change")
    walk.send(.confirm)
    walk.settleRunning()
    #expect(
      walk.phase
        == .failed(
          ProblemText(.readsBackDifferently([Change("value", before: "2", after: "1")]))))
    #expect(saver.saved.last?.records[walk.key]?.intent != nil)
  }

  @Test("A secret that an operation gives is used by a later one, and is in no state")
  func secretOutputs() throws {
    let text = #"""
      {"format": "aem-setup-screens/1", "procedure": "keys", "title": "Keys", "summary": "S",
       "steps": [{"id": "one", "title": "One"}],
       "values": {"url": {"label": "U", "preset": "https://a", "help": "H"},
                  "password": {"label": "P", "kind": "secret", "help": "H"},
                  "key": {"label": "K", "kind": "secret"}},
       "start": "form",
       "screens": [
         {"id": "form", "kind": "page", "title": "F", "step": "one",
          "fields": ["url", "password"], "next": "look"},
         {"id": "look", "kind": "page", "title": "L", "step": "one",
          "task": {"operation": "fake.look", "inputs": {"url": "url", "password": "password"},
                   "outputs": {"key": "key"}, "success": "S"}, "next": "change"},
         {"id": "change", "kind": "page", "title": "C", "step": "one",
          "task": {"operation": "fake.change", "inputs": {"url": "url", "password": "key"},
                   "success": "S"}, "next": "summary"},
         {"id": "summary", "kind": "summary", "title": "S", "step": "one"}]}
      """#
    let walk = author.walk(try ProcedureCatalog.fixture(text), "keys", start: "form", saver: saver)
    walk.start(offering: ["password": Secret(copying: "hunter2".utf8)], from: .sandbox)
    walk.send(.next)
    walk.settleRunning()
    walk.send(.next)
    walk.settleRunning()
    #expect(author.current.passwords == ["hunter2", "key-from-engine"])
    #expect(walk.state.secrets["key"] == SecretMark(generation: 1, source: .engine))
    #expect(walk.state.secrets["password"] == SecretMark(generation: 1, source: .sandbox))
    for state in saver.saved {
      let json = String(decoding: try JSONEncoder().encode(state), as: UTF8.self)
      #expect(!json.contains("hunter2") && !json.contains("key-from-engine"))
    }
  }

  @Test("The same secret again changes nothing; another one makes what it was used for stale")
  func secretsAgain() throws {
    let walk = try walk(to: "look")
    let saves = saver.saved.count
    walk.giveSecret(Secret(copying: "hunter2".utf8), field: "password")
    #expect(saver.saved.count == saves)
    walk.giveSecret(Secret(copying: "other".utf8), field: "password")
    #expect(walk.state.secrets["password"]?.generation == 2)
    walk.send(.back)
    walk.send(.next)
    walk.settleRunning()
    #expect(author.current.passwords == ["hunter2", "other"])
  }

  @Test("An empty secret is refused and takes away the one that was there")
  func emptySecret() throws {
    let walk = try walk(to: "look")
    walk.send(.back)
    walk.giveSecret(Secret(copying: []), field: "password")
    walk.send(.next)
    #expect(walk.key == ScreenKey("main", "form"))
    #expect(author.current.passwords == ["hunter2"])
  }

  @Test("After the end nothing is heard any more")
  func ended() throws {
    let walk = try walk(to: "look")
    walk.send(.leave)
    #expect(walk.ending == .left)
    let state = walk.state
    walk.send(.next)
    walk.giveSecret(Secret(copying: "other".utf8), field: "password")
    #expect(walk.state == state)
  }
}
