import Foundation
import Testing

@testable import Wizard

@Suite(
  "The rows of the documented procedures",
  .enabled(if: Ledger.folder != nil, "skipped: AEM_SETUP_LEDGER names no folder with the rows"))
struct LedgerTests {
  private let ledger: Ledger
  private let cited: CitedScreens

  init() throws {
    ledger = try Ledger(folder: Ledger.folder ?? "")
    cited = CitedScreens(.embedded)
  }

  @Test("A screen that can be reached cites each of them")
  func coverage() {
    #expect(ledger.rows.count == 552)
    let missing = ledger.rows.keys.filter { cited.byRow[$0] == nil }.sorted()
    #expect(missing == [], "\(missing.count) rows")
  }

  @Test("Screens cite nothing else")
  func cites() throws {
    let procedures = ProcedureCatalog.embedded.procedures.values
    let screens = procedures.flatMap(\.screens)
    let panes = screens.compactMap(\.page).flatMap(\.details)
    let strange = Set(screens.flatMap(\.cites) + panes.flatMap(\.cites))
      .subtracting(ledger.rows.keys)
    #expect(strange.sorted() == [])
  }

  @Test("The documents have each row of theirs as a step, and no other")
  func documents() {
    let steps = ProcedureCatalog.embedded.guides.flatMap(\.steps).map(\.row)
    let rows = ledger.rows.keys.filter { !$0.hasPrefix("now-") }
    #expect(steps.sorted() == rows.sorted())
    let now = ProcedureCatalog.embedded.guides.flatMap(\.steps).flatMap(\.now)
    #expect(Set(now).subtracting(ledger.rows.keys) == [])
  }

  @Test("No rule is in a pane of details alone, which nobody has to open")
  func panes() {
    let hidden = ledger.rules.filter { !cited.outsidePanes.contains($0) }
    #expect(hidden == [], "\(hidden.count) rules")
  }

  @Test("A route script or a named test tries to break each rule")
  func rules() throws {
    let scripts = try RouteScripts()
    #expect(scripts.faults == [])
    #expect(scripts.rows.subtracting(ledger.rows.keys).sorted() == [])
    let missing = ledger.rules.filter { !scripts.rows.contains($0) }
    #expect(missing == [], "\(missing.count) rules")
  }

  @Test(
    "Report: labels and values that no screen shows which cites their row",
    .enabled(
      if: ProcessInfo.processInfo.environment["AEM_SETUP_LEDGER_REPORT"] != nil,
      "skipped: AEM_SETUP_LEDGER_REPORT is not set"))
  func labels() {
    for row in cited.byRow.keys.sorted() {
      for label in ledger.labels(of: row) where !cited.show(label, of: row) {
        print("\(row)\t\(label.text)\t\(cited.byRow[row] ?? [])")
      }
    }
  }
}
