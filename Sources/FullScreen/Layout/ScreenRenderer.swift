import Wizard

/// Draws a view: pure, so that a picture can be tested without a terminal.
struct ScreenRenderer {
  private let view: ScreenView
  private let state: FaceState
  private let layout: ScreenLayout
  private var frame: Frame

  private var glyphs: Glyphs { state.glyphs }
  private var regions: Regions { layout.regions }
  private var size: Size { frame.size }

  /// The picture of a view in a state.
  static func render(_ view: ScreenView, _ state: FaceState, _ size: Size) -> Frame {
    guard !Regions.isTooSmall(size) else { return Chrome.tooSmall(size, state.glyphs) }
    var renderer = ScreenRenderer(view, state, size)
    renderer.draw()
    return renderer.frame
  }

  private init(_ view: ScreenView, _ state: FaceState, _ size: Size) {
    self.view = view
    self.state = state
    layout = ScreenLayout(view, state, size)
    frame = Frame(size)
  }

  private mutating func draw() {
    drawBar()
    switch state.overlay {
    case .help(let line):
      let lines = HelpText.lines(width: PanelLayout.width(size), glyphs)
      Chrome.panel(Wording.helpTitle, lines, from: line, &frame, glyphs)
    case .details(let index):
      let list = PaneLines.list(
        view.details, selected: index, width: PanelLayout.width(size), glyphs)
      let first = max(0, list.place - max(1, size.rows - 4) + 1)
      Chrome.panel(Wording.detailsTitle, list.lines, from: first, &frame, glyphs)
    case .pane(let line):
      Chrome.panel(
        glyphs.adapt(StyledText(view.pane?.title ?? "").plain),
        PaneLines.build(view, state, size), from: line, &frame, glyphs)
    case .steps(let index) where regions.sidebar == nil:
      drawStepsPanel(index)
    case .none, .steps, .skipReason:
      drawSidebar()
      drawTitle()
      drawBody()
      drawMore()
      if case .skipReason(let edit) = state.overlay {
        drawQuestion(edit)
      } else {
        drawButtons()
      }
    }
    frame.put(
      lines: layout.message, rows: regions.messageRows, column: 1, width: size.columns - 2,
      glyphs: glyphs)
    drawKeys()
  }

  private mutating func drawBar() {
    let step = Wording.step(view, short: size.columns < 70)
    let save = Wording.save(state.save)
    let right = [step, save].filter { !$0.isEmpty }.joined(separator: "   ")
    let isAlarm = if case .failed = state.save { true } else { false }
    Chrome.bar(
      crumbs: view.breadcrumb.map(glyphs.adapt), right: right, isAlarm: isAlarm, &frame, glyphs)
  }

  private mutating func drawTitle() {
    frame.put(
      lines: layout.title, rows: regions.titleRows, column: regions.column,
      width: regions.textWidth, glyphs: glyphs)
  }

  private mutating func drawBody() {
    for (offset, row) in regions.bodyRows.enumerated() {
      let index = state.scroll + offset
      guard layout.body.lines.indices.contains(index) else { return }
      let line = layout.body.lines[index]
      frame.put(
        line.runs, row: row, column: regions.column, width: regions.fullWidth, glyphs: glyphs)
      if line.isMarked {
        frame.put(glyphs.here, row: row, column: regions.column - 2, role: .strong, glyphs: glyphs)
        if line.cursor == nil, !frame.cursor.isVisible {
          frame.cursor = .init(row: row, column: regions.column, isVisible: false)
        }
      }
      if let cursor = line.cursor, state.overlay == .none {
        frame.cursor = .init(row: row, column: regions.column + cursor, isVisible: true)
      }
    }
  }

  private mutating func drawMore() {
    guard let row = regions.moreRow else { return }
    Chrome.more(
      above: state.scroll,
      below: layout.body.lines.count - state.scroll - regions.bodyRows.count, row: row,
      column: regions.column, width: regions.fullWidth, &frame, glyphs)
  }

  private mutating func drawButtons() {
    // When not all rows fit, the one with the focus is among those that are shown.
    let focused = layout.buttons.firstIndex { row in
      row.contains { .action($0.action.action) == state.focus }
    }
    let first = max(0, (focused ?? 0) - regions.actionRows.count + 1)
    let preset = view.defaultAction
    let mark = regions.column - 2
    if first > 0 {
      frame.put(
        glyphs.up, row: regions.actionRows.lowerBound, column: mark, role: .key, glyphs: glyphs)
    }
    if first + regions.actionRows.count < layout.buttons.count {
      frame.put(
        glyphs.down, row: regions.actionRows.upperBound - 1, column: mark, role: .key,
        glyphs: glyphs)
    }
    for (row, buttons) in zip(regions.actionRows, layout.buttons.dropFirst(first)) {
      for button in buttons {
        let isFocused = .action(button.action.action) == state.focus
        let isUsable = button.action.unavailable == nil
        let role: Role =
          isFocused
          ? .focus : !isUsable ? .quiet : button.action == preset ? .strong : .text
        let column = regions.column + button.column
        frame.put(
          button.text, row: row, column: column, width: regions.textWidth - button.column,
          role: role, glyphs: glyphs)
        if isFocused { frame.cursor = .init(row: row, column: column + 2, isVisible: false) }
      }
    }
  }

  private mutating func drawQuestion(_ edit: TextEdit) {
    let rows = regions.actionRows
    guard let last = rows.last else { return }
    if rows.count > 1 {
      frame.put(
        Wording.skipQuestion, row: rows.lowerBound, column: regions.column,
        width: regions.textWidth, role: .strong, glyphs: glyphs)
    }
    let box = InputBox(
      glyphs.adapt(edit.text), cursor: edit.cursor, width: regions.textWidth - 2, glyphs: glyphs)
    frame.put(
      [Run("[", .strong), Run(box.text, .inputFocused), Run("]", .strong)], row: last,
      column: regions.column, width: regions.textWidth, glyphs: glyphs)
    frame.cursor = .init(
      row: last, column: regions.column + 1 + (box.cursor ?? 0), isVisible: true)
  }

  private mutating func drawSidebar() {
    guard let sidebar = regions.sidebar else { return }
    var selected: Int?
    if case .steps(let index) = state.overlay { selected = index }
    let rows = 2..<regions.messageRows.lowerBound
    drawSteps(selected: selected, rows: rows, columns: sidebar)
    for row in 1..<regions.messageRows.lowerBound {
      frame.put(glyphs.wall, row: row, column: sidebar.upperBound + 1, role: .quiet, glyphs: glyphs)
    }
  }

  private mutating func drawStepsPanel(_ index: Int) {
    frame.put(Wording.stepsTitle, row: 1, column: 2, role: .strong, glyphs: glyphs)
    let last = regions.messageRows.lowerBound
    drawSteps(selected: index, rows: 2..<last, columns: 2..<(2 + PanelLayout.width(size)))
  }

  private mutating func drawSteps(selected: Int?, rows: Range<Int>, columns: Range<Int>) {
    let (lines, spans) = StepLines.build(
      view.steps, selected: selected, width: columns.count, glyphs: glyphs)
    let important = selected ?? view.steps.firstIndex { $0.status == .current } ?? 0
    var room = rows.count
    let isLong = lines.count > room
    if isLong { room -= 1 }
    var first = 0
    if isLong, spans.indices.contains(important) {
      let span = spans[important]
      first = max(0, min(span.lowerBound - room / 2, lines.count - room))
    }
    for (row, line) in zip(rows, lines.dropFirst(first).prefix(room)) {
      frame.put(line, row: row, column: columns.lowerBound, width: columns.count, glyphs: glyphs)
    }
    if isLong, let row = rows.last {
      let below = lines.count - first - room
      let text = [
        first > 0 ? "\(glyphs.up) \(first)" : "", below > 0 ? "\(glyphs.down) \(below)" : "",
      ].filter { !$0.isEmpty }.joined(separator: "  ")
      frame.put(
        text, row: row, column: columns.lowerBound, width: columns.count, role: .key,
        glyphs: glyphs)
    }
    if let selected, spans.indices.contains(selected) {
      frame.cursor = .init(
        row: rows.lowerBound + spans[selected].lowerBound - first, column: columns.lowerBound,
        isVisible: false)
    }
  }

  private mutating func drawKeys() {
    let hasMore = layout.body.lines.count > state.scroll + regions.bodyRows.count
    let hints = KeyHint.hints(view, state, hasMore: hasMore)
    frame.put(
      KeyHint.line(hints, width: size.columns - 2), row: regions.keyRow, column: 1,
      width: size.columns - 2, glyphs: glyphs)
  }
}
