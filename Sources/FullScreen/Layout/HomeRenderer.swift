import Wizard

/// Draws the home screen.
enum HomeRenderer {
  /// The picture of the home screen in a state.
  static func render(_ view: HomeView, _ state: HomeState, _ size: Size) -> Frame {
    let glyphs = state.glyphs
    guard !Regions.isTooSmall(size) else { return Chrome.tooSmall(size, glyphs) }
    var frame = Frame(size)
    Chrome.bar(crumbs: [Wording.program], right: "", isAlarm: false, &frame, glyphs)
    let layout = HomeLayout(view, state, size)
    if let line = state.help {
      let lines = HelpText.lines(width: PanelLayout.width(size), glyphs)
      Chrome.panel(Wording.helpTitle, lines, from: line, &frame, glyphs)
    } else {
      draw(layout, state, &frame)
    }
    frame.put(
      lines: layout.message, rows: layout.messageRows, column: 1, width: size.columns - 2,
      glyphs: glyphs)
    frame.put(
      KeyHint.line(hints(view, state), width: size.columns - 2), row: size.rows - 1, column: 1,
      width: size.columns - 2, glyphs: glyphs)
    return frame
  }

  private static func draw(_ layout: HomeLayout, _ state: HomeState, _ frame: inout Frame) {
    let glyphs = state.glyphs
    for (row, line) in zip(layout.rows, layout.lines.dropFirst(state.scroll)) {
      frame.put(line, row: row, column: 2, width: layout.width, glyphs: glyphs)
    }
    if layout.spans.indices.contains(state.selection) {
      let row =
        layout.rows.lowerBound + layout.spans[state.selection].lowerBound - state.scroll
      frame.cursor = .init(row: max(0, row), column: 2, isVisible: false)
    }
    Chrome.more(
      above: state.scroll, below: layout.lines.count - state.scroll - layout.rows.count,
      row: layout.moreRow, column: 2, width: layout.width, &frame, glyphs)
  }

  private static func hints(_ view: HomeView, _ state: HomeState) -> [KeyHint] {
    if state.help != nil {
      return [KeyHint("Up/Down", "read", rank: 2), KeyHint("Esc", "close", rank: 1)]
    }
    var hints: [KeyHint] = []
    if view.cards.count > 1 { hints.append(KeyHint("Up/Down", "move", rank: 2)) }
    if view.cards.indices.contains(state.selection) {
      let card = view.cards[state.selection]
      if card.unavailable == nil {
        hints.append(KeyHint("Enter", Wording.enter(card.choice), rank: 0))
      }
    }
    return hints + [KeyHint("F1", "keys", rank: 3), KeyHint("q", "exit", rank: 1)]
  }
}
