import Testing

@testable import Wizard

/// The parts under ``LedgerTests`` and ``SeedWordingTests``, tested on small documents.
@Suite("Reading rows and comparing words")
struct LedgerReadingTests {
  private static let document = """
    | rule | rows |
    |---|---|
    | a.0 | no row |

    ## a
    | row | what it says |
    |---|---|
    | a.1 | **Tools > Users**, then `http://a/b`; see `a.2` and `.2` |
    | a.2 | MUST: **Save** |
    text
    | a.3 | no row either |

    | id | step |
    |---|---|
    | a.4 | added later |
    """

  @Test("Only tables of rows count, with either header; names of rows are no values")
  func rows() {
    let ledger = Ledger(Self.document)
    #expect(ledger.rows.keys.sorted() == ["a.1", "a.2", "a.4"])
    #expect(ledger.rules == ["a.2"])
    #expect(ledger.labels(of: "a.1").map(\.text) == ["Tools > Users", "http://a/b"])
    #expect(Ledger(Self.document, prefix: "b").rows.isEmpty)
  }

  @Test("Only screens that a listed procedure leads to count, and what they show")
  func cited() throws {
    let main = CheckerFixture.main
      .replacing(#""title": "Walk","#, with: #""title": "Walk", "cites": ["a.1"],"#)
      .replacing(#""place": "There""#, with: #""place": "**Tools > Security > Users**""#)
    let sub = CheckerFixture.sub
      .replacing(#""title": "Given","#, with: #""title": "Given", "cites": ["a.2"],"#)
    let cited = CitedScreens(try CheckerFixture.catalog(main: main, sub: sub))
    #expect(
      cited.byRow == ["a.1": [ScreenKey("main", "walk")], "a.2": [ScreenKey("sub", "given")]])
    #expect(cited.show(.init("Tools > Users", .label), of: "a.1"))
    #expect(!cited.show(.init("Tools > Users", .value), of: "a.1"))
    #expect(!cited.show(.init("Save", .label), of: "a.2"))
    #expect(cited.show(.init("What.", .label), of: "a.2"))
    let alone = sub.replacing(#""procedure": "sub""#, with: #""procedure": "other""#)
    #expect(CitedScreens(try CheckerFixture.catalog(main: main, sub: alone)).byRow["a.2"] == nil)
  }

  @Test("A named test is found by folder, suite and function")
  func tests() {
    #expect(RouteScripts.isThere("WizardTests/LedgerReadingTests/tests"))
    #expect(!RouteScripts.isThere("WizardTests/LedgerReadingTests/tes"))
    #expect(!RouteScripts.isThere("EngineTests/LedgerReadingTests/tests"))
    #expect(!RouteScripts.isThere("tests"))
  }

  @Test(
    "Eight words in a row are shared words, whatever marks stand between them",
    arguments: [
      ("First open the page, and then choose one of them.", 1),
      ("First open the page, and then choose two of them.", 0),
      ("Open the **page** and then choose one of.", 0),
      ("First open the **page** and then choose one of them.", 1),
      ("First open the `page` and then `choose` one of.", 0),
      ("FIRST OPEN THE PAGE AND THEN CHOOSE ONE: first open the page and then choose one", 2),
    ])
  func shared(_ text: String, _ count: Int) {
    let source =
      "1. First, [open](http://a/b) the [!UICONTROL page]{#p} and *then* choose one of them"
    #expect(SharedRuns(["s": source]).runs(in: text).count == count)
  }
}
