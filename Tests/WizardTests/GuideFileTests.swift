import FoundationEssentials
import TestSupport
import Testing

@testable import Wizard

@Suite("The documents")
struct GuideFileTests {
  private static let catalog = ProcedureCatalog.embedded

  /// What holds of a document, as measured against the pages of today.
  struct Tally: Sendable {
    var guide: String
    var steps: Int
    var holding: Int
    var replaced: Int
  }

  @Test(
    "What still holds of each",
    arguments: [
      Tally(guide: "scs-io", steps: 38, holding: 18, replaced: 9),
      Tally(guide: "smart-tags-cs", steps: 34, holding: 4, replaced: 0),
      Tally(guide: "scs-oauth", steps: 43, holding: 41, replaced: 0),
      Tally(guide: "brand-portal-io", steps: 35, holding: 19, replaced: 6),
      Tally(guide: "target-io", steps: 51, holding: 38, replaced: 6),
    ])
  func tallies(_ tally: Tally) throws {
    let guide = try #require(Self.catalog.guide(tally.guide))
    #expect(guide.steps.count == tally.steps)
    #expect(guide.count(.asWritten) + guide.count(.otherLabel) == tally.holding)
    #expect(guide.count(.replaced) == tally.replaced)
    let words = GuideWords.tally(guide)
    #expect(words.contains("\(tally.holding) of its \(tally.steps) steps"))
    #expect(words.contains("replaced") == (tally.replaced > 0))
  }

  @Test(
    "The first act of each is at most six screens from home",
    arguments: ["scs-io", "smart-tags-cs", "scs-oauth", "brand-portal-io", "target-io"])
  func reach(_ name: String) throws {
    let guide = try #require(Self.catalog.guide(name))
    let procedure = try #require(Self.catalog.procedure(guide.procedure))
    let rows = Set(guide.steps.map(\.row))
    let way = procedure.wayIn(knowing: [Guide.value: name])
    let known = [Guide.value: name].merging(way.set ?? [:]) { _, set in set }
    let start = ScreenKey(procedure.name, way.to)
    func isPossible(_ when: Condition?) -> Bool {
      (when?.tests ?? []).allSatisfy { test in
        known[test.value] == nil || Condition(tests: [test]).holds(in: known)
      }
    }
    // The list of documents is the first.
    var (edge, seen, screens) = ([start], Set([start]), 1)
    while !edge.isEmpty {
      screens += 1
      var next: [ScreenKey] = []
      while let key = edge.popLast() {
        guard let screen = Self.catalog.screen(key) else { continue }
        if screen.page?.asksForSomething == true, !rows.isDisjoint(with: screen.cites) {
          #expect(screens <= 6, "\(key)")
          return
        }
        let ways = screen.transitions.filter { isPossible($0.when) }.map(\.to)
        let targets = (ways + (screen.page?.others ?? []).map(\.to))
          .map { ScreenKey(key.procedure, $0) }
        guard case .call(let call) = screen.kind,
          let called = Self.catalog.procedure(call.procedure)
        else {
          next += targets.filter { seen.insert($0).inserted }
          continue
        }
        // A call is no screen of its own, and what it calls can be left at once.
        let inside = called.starts.map { ScreenKey(called.name, $0.to) }
        edge += inside.filter { seen.insert($0).inserted }
        next += targets.filter { seen.insert($0).inserted }
      }
      edge = next
    }
    Issue.record("no screen of \(procedure.name) asks for a step of it")
  }

  @Test("Up to Service Pack 20 more of the oldest holds, and from 21 on less of the OAuth one")
  func releases() throws {
    let io = try #require(Self.catalog.guide("scs-io"))
    #expect(io.count(.asWritten, in: ["aem.release": "6.5-sp11-to-sp20"]) == 19)
    let oauth = try #require(Self.catalog.guide("scs-oauth"))
    let newer = ["aem.release": "6.5-sp22"]
    #expect(oauth.count(.ended, in: newer) == 19 && oauth.count(.replaced, in: newer) == 7)
  }

  @Test("Home offers the five with what holds, then their successors by title")
  func list() {
    let view = HomeView.guides(in: Self.catalog, notice: nil)
    #expect(view.groups.map(\.cards.count) == [5, 4, 1])
    #expect(view.groups.map(\.title).prefix(2) == [FaceWords.guides, FaceWords.successors])
    #expect(view.groups[0].cards.allSatisfy { $0.detail.contains("Today") })
    #expect(view.groups[2].cards.map(\.choice) == [.home])
    let home = HomeView.home(procedures: [], sessions: [], in: Self.catalog, notice: nil)
    #expect(home.cards.first?.choice == .guides)
  }

  @Test("A catalog without documents offers none")
  func none() throws {
    let home = HomeView.home(
      procedures: [], sessions: [], in: try CheckerFixture.catalog(), notice: nil)
    #expect(home.cards.isEmpty)
  }

  @Test("A document is named as its file, and read strictly")
  func strict() {
    func failure(_ old: String, _ new: String) -> String? {
      do throws(ScreenFileFailure) {
        let file = ScreenFile(
          path: "documents/doc.json",
          bytes: .init(GuideFixture.document.replacing(old, with: new).utf8))
        _ = try ProcedureCatalog([file])
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(failure("", "") == nil)
    #expect(failure(#""document": "doc""#, #""document": "dog""#)?.contains("dog") == true)
    #expect(failure(#""label": "**OK**""#, #""lable": "**OK**""#)?.contains("lable") == true)
    #expect(failure("as-written", "as-is")?.contains("as-is") == true)
  }

  /// A mistake in a document or a screen, and how the checker puts it.
  struct Mistake: Sendable {
    var old: String
    var new: String
    var fault: String

    init(_ old: String, _ new: String, _ fault: String) {
      self.old = old
      self.new = new
      self.fault = fault
    }
  }

  @Test(
    "The checker finds each mistake in a document",
    arguments: [
      Mistake(
        #""procedure": "main""#, #""procedure": "sub""#,
        "documents/doc: \"sub\" is not a procedure to start"),
      Mistake(
        "doc.make.4", "doc.make.1", "documents/doc: it has the row doc.make.1 twice"),
      Mistake(
        #""row": "doc.test.1""#, #""row": "doc.test.2""#,
        "documents/doc: doc.test.2: no screen cites it, and it has not ended"),
      Mistake(
        #""row": "doc.test.1""#, #""row": "doc.test.2""#,
        "documents/doc: main/test cites doc.test.1, which is none of its steps"),
      Mistake(
        #", "by": "**Next**""#, "",
        "documents/doc: doc.make.2: it does not say what replaces it"),
      Mistake(
        #"[{"when": {"value": "found", "is": ["new"]}, "state""#, #"[{"state""#,
        "documents/doc: doc.make.3: a state without a condition hides those after it"),
      Mistake(
        #""**OK**", "today": [{"#, #""**OK**", "today": [{"when": {"value": "found"}, "#,
        "documents/doc: doc.make.4: its last state has a condition, so possibly none applies"),
      Mistake(
        #"{"value": "found", "is": ["new"]}"#, #"{"value": "fond", "is": ["new"]}"#,
        "documents/doc: it tests \"fond\", which is not a value"),
      Mistake(
        #""**Continue**", "now": ["now.make.2"]"#, #""**Continue**", "now": ["now.make.9"]"#,
        "documents/doc: doc.make.2: it names now.make.9, which no screen cites"),
      Mistake("4-5", "4-b", "documents/doc: doc.make.4: \"4-b\" is not a number"),
    ])
  func mistakes(_ mistake: Mistake) throws {
    let before = try faults()
    #expect(before == [])
    let document = GuideFixture.document.replacing(mistake.old, with: mistake.new)
    #expect(document != GuideFixture.document)
    #expect(try faults(document: document).contains(mistake.fault))
  }

  @Test(
    "The checker finds each mistake in the ways in",
    arguments: [
      Mistake(
        #""to": "author"}, {"to": "goal"}"#, #""to": "autor"}, {"to": "goal"}"#,
        "main: the start \"autor\" is not a screen"),
      Mistake(
        #"{"to": "goal"}]"#, #"{"when": {"value": "goal"}, "to": "goal"}]"#,
        "main: its last start has a condition, so possibly none applies"),
      Mistake(
        #"{"when": {"value": "guide"}, "set""#, #"{"set""#,
        "main: a start without a condition hides those after it"),
      Mistake(
        #"{"when": {"value": "guide"}, "set""#, #"{"when": {"value": "gide"}, "set""#,
        "main: its start tests \"gide\", which is not a value"),
      Mistake(
        #""set": {"goal""#, #""set": {"gaol""#,
        "main: its start sets \"gaol\", which is not a value to show"),
    ])
  func waysIn(_ mistake: Mistake) throws {
    let main = GuideFixture.main.replacing(mistake.old, with: mistake.new)
    #expect(main != GuideFixture.main)
    #expect(try faults(main: main).contains(mistake.fault))
  }

  private func faults(
    main: String = GuideFixture.main, document: String = GuideFixture.document
  ) throws -> [String] {
    ScreenChecker(
      try GuideFixture.catalog(main: main, document: document), operations: Fixture.operations
    ).faults().map(\.description)
  }
}

extension Page {
  /// Whether a person does, enters or ticks something on it, or aem-setup does.
  fileprivate var asksForSomething: Bool {
    walkthrough != nil || !fieldNames.isEmpty || !items.isEmpty || runsTasks
  }
}
