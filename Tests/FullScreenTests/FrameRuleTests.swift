import Testing
import Wizard

@testable import FullScreen

/// The rules for every picture, whatever its content and size.
struct FrameRuleTests {
  static let sizes = [
    (80, 24), (132, 43), (100, 30), (60, 20), (60, 15), (40, 12), (30, 8), (33, 9), (300, 100),
  ]

  private func stages(_ columns: Int, _ rows: Int) -> [Stage] {
    Views.all.flatMap { _, view in
      let plain = Stage(view, columns, rows)
      var help = plain
      help.press(.function(1))
      var steps = plain
      steps.press(.function(2))
      var refused = plain
      refused.press(.unknown)
      return [plain, help, steps, refused]
    }
  }

  @Test(arguments: sizes)
  func nothingStandsOutside(_ columns: Int, _ rows: Int) {
    for stage in stages(columns, rows) {
      let frame = stage.frame
      #expect(frame.rows.count == rows)
      #expect(frame.rows.allSatisfy { $0.count == columns })
      #expect((0..<rows).contains(frame.cursor.row))
      #expect((0..<columns).contains(frame.cursor.column))
    }
  }

  @Test(arguments: sizes)
  func focusIsSeenWhereverItGoes(_ columns: Int, _ rows: Int) {
    for (name, view) in Views.all {
      var stage = Stage(view, columns, rows)
      for step in 0..<(2 * view.focuses.count) {
        let frame = stage.frame
        let isMarked = frame.rows.joined().contains { $0.role == .focus }
        let isNowhere = stage.state.focus == .nothing
        #expect(isMarked || frame.cursor.isVisible || isNowhere, "\(name) \(step)")
        stage.press(step < view.focuses.count ? .tab : .backTab)
      }
    }
  }

  @Test(arguments: sizes)
  func pagingReachesEveryLine(_ columns: Int, _ rows: Int) {
    let stage = Stage(Views.walkthrough, columns, rows)
    let layout = ScreenLayout(stage.view, stage.state, stage.size)
    var paged = stage
    for _ in layout.body.lines { paged.press(.pageDown) }
    let bottom = paged.state.scroll + layout.regions.bodyRows.count
    #expect(bottom >= layout.body.lines.count)
    #expect(paged.state.message == Wording.endOfText)
    for _ in layout.body.lines { paged.press(.pageUp) }
    #expect(paged.state.scroll == 0)
  }

  @Test(arguments: [(1, 1), (2, 2), (29, 24), (80, 7), (0, 0), (65535, 1), (1, 65535)])
  func absurdWindowsAreDrawnToo(_ columns: Int, _ rows: Int) {
    for stage in stages(columns, rows) {
      #expect(stage.frame.rows.count == stage.size.rows)
    }
  }

  @Test func copiedValuesAreWholeAndAlone() throws {
    let value = String(repeating: "0123456789", count: 12)
    let view = Views.screen(
      "Copy", [.act(ActView(number: 1, text: "Paste.", see: nil, otherwise: nil, copy: value))], [])
    for (columns, rows) in Self.sizes where columns >= 30 {
      let layout = ScreenLayout(
        view, Stage(view, columns, rows).state, Size(columns: columns, rows: rows))
      let lines = layout.body.lines.map(\.runs)
      let start = try #require(
        lines.firstIndex { $0.contains { $0.text == FaceWords.copyThis } })
      let copied = lines[(start + 1)...].map { $0.dropFirst().map(\.text).joined() }.joined()
      #expect(copied == value)
    }
  }

  @Test func textIsNeverWiderThanItReadsWell() {
    let layout = ScreenLayout(
      Views.walkthrough, Stage(Views.walkthrough, 200, 50).state, Size(columns: 200, rows: 50))
    let widest = layout.body.lines.map { $0.runs.reduce(0) { $0 + $1.text.columns } }.max()
    #expect((widest ?? 0) <= 76)
  }

  @Test func cutTextHasASign() {
    var frame = Frame(Size(columns: 10, rows: 1))
    frame.put("0123456789ab", row: 0, column: 0, role: .text, glyphs: .unicode)
    #expect(frame.text == "012345678…")
    frame = Frame(Size(columns: 10, rows: 1))
    frame.put("日本語日本語", row: 0, column: 0, role: .text, glyphs: .unicode)
    #expect(frame.text == "日本語日…")
  }

  @Test func everyThemeTellsFocusApartWithoutColor() {
    for theme in Theme.allCases {
      #expect(theme.look(of: .focus).attributes != theme.look(of: .text).attributes)
      #expect(theme.look(of: .input).attributes != theme.look(of: .text).attributes)
      #expect(theme.look(of: .bar).attributes.contains(.reverse))
    }
    #expect(Role.allCases.allSatisfy { Theme.mono.look(of: $0).color == .terminal })
    #expect(!Role.allCases.contains { Theme.mono.look(of: $0).attributes.contains(.dim) })
  }

  @Test func keyLineNamesWhatWorks() {
    #expect(!Stage(Views.busy).text.contains("^P back"))
    #expect(Stage(Views.busy).text.contains("Esc stop"))
    #expect(Stage(Views.outcome).text.contains("^R again"))
    #expect(!Stage(Views.form).text.contains("^R"))
    #expect(Stage(Views.walkthrough, 80, 20).text.contains("PgDn"))
    #expect(!Stage(Views.walkthrough, 132, 43).text.contains("PgDn"))
  }
}
