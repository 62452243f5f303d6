import Wizard

/// The home screen as lines, and the rows that they take.
struct HomeLayout {
  /// All lines from top to bottom, shown or not.
  private(set) var lines: [[Run]] = []
  /// The lines of each card, in the order of the cards.
  private(set) var spans: [Range<Int>] = []
  /// The rows of the window for them.
  let rows: Range<Int>
  /// The row that tells what is out of sight.
  let moreRow: Int
  /// The rows of the message.
  let messageRows: Range<Int>
  /// The lines of the message line, wrapped.
  let message: [[Run]]
  /// The columns of text.
  let width: Int

  /// Lays the home screen out.
  init(_ view: HomeView, _ state: HomeState, _ size: Size) {
    let glyphs = state.glyphs
    let isCompact = size.rows < 18
    width = min(Regions.readableWidth, size.columns - 3)
    message =
      state.message.map {
        Wrapping.lines([Run(glyphs.adapt($0), .strong)], width: size.columns - 3)
      } ?? []
    let messageCount = min(3, max(1, message.count))
    messageRows = (size.rows - 1 - messageCount)..<(size.rows - 1)
    moreRow = messageRows.lowerBound - 1
    rows = (isCompact ? 1 : 2)..<moreRow

    if let notice = view.notice {
      add(StyledRuns.read(notice, role: .text, glyphs: glyphs), indent: 0)
      if !isCompact { lines.append([]) }
    }
    for group in view.groups {
      if !spans.isEmpty { lines.append([]) }
      add([Run(group.title, .strong)], indent: 0)
      if !isCompact { lines.append([]) }
      for card in group.cards { add(card, isSelected: spans.count == state.selection, glyphs) }
    }
  }

  private mutating func add(_ card: HomeView.Card, isSelected: Bool, _ glyphs: Glyphs) {
    let start = lines.count
    let role: Role = isSelected ? .focus : card.unavailable == nil ? .text : .quiet
    add(StyledRuns.read(card.title, role: role, glyphs: glyphs), indent: 2)
    if isSelected { lines[start][0] = Run("\(glyphs.here) ", .strong) }
    if let reason = card.unavailable {
      add([Run(glyphs.adapt(FaceWords.unavailable(reason)))], indent: 4)
    }
    if !card.detail.isEmpty {
      add(StyledRuns.read(card.detail, role: .quiet, glyphs: glyphs), indent: 4)
    }
    spans.append(start..<lines.count)
  }

  private mutating func add(_ runs: [Run], indent: Int) {
    let lead = Run(String(repeating: " ", count: indent))
    for line in Wrapping.lines(runs, width: width - indent) {
      lines.append(indent > 0 ? [lead] + line : line)
    }
  }
}
