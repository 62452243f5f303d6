import Engine
import Wizard

/// Turns the elements of a view into lines.
struct BodyBuilder {
  /// Columns for text; values to copy may take ``fullWidth``.
  let width: Int
  /// Columns to the edge of the window.
  let fullWidth: Int
  /// Whether lines are scarce, so that no empty lines are added.
  let isCompact: Bool
  /// Focus, cursor, secrets and glyphs.
  let state: FaceState
  /// The body so far.
  private(set) var body = Body()

  private var glyphs: Glyphs { state.glyphs }

  /// A builder for a window.
  init(width: Int, fullWidth: Int, isCompact: Bool, state: FaceState) {
    self.width = width
    self.fullWidth = fullWidth
    self.isCompact = isCompact
    self.state = state
  }

  /// The lines of all elements.
  static func build(
    _ elements: [ScreenView.Element], width: Int, fullWidth: Int, isCompact: Bool, state: FaceState
  ) -> Body {
    var builder = BodyBuilder(
      width: width, fullWidth: fullWidth, isCompact: isCompact, state: state)
    let fields = FieldLayout(elements, width: width, glyphs: state.glyphs)
    let evidenceColumn = builder.evidenceColumn(elements)
    for (index, element) in elements.enumerated() {
      if index > 0, builder.isGapNeeded(between: elements[index - 1], and: element) {
        builder.body.addGap()
      }
      builder.add(element, fields, evidenceColumn)
    }
    return builder.body
  }

  private mutating func add(
    _ element: ScreenView.Element, _ fields: FieldLayout, _ evidenceColumn: Int
  ) {
    switch element {
    case .text(let text): body.add(paragraph: styled(text), width: width)
    case .heading(let text): body.add(paragraph: styled(text, .strong), width: width)
    case .row(let row): add(row, evidenceColumn)
    case .act(let act): add(act)
    case .field(let field): add(field, fields)
    case .more(let more): add(more)
    case .option(let option): add(option)
    case .item(let item): add(item)
    case .change(let change): add(change)
    case .evidence(let evidence): add(evidence, evidenceColumn)
    case .finding(let severity, let text): add(severity, text)
    case .details(let details): add(details)
    case .busy(let progress): add(progress)
    }
  }

  private func styled(_ text: String, _ role: Role = .text) -> [Run] {
    StyledRuns.read(text, role: role, glyphs: glyphs)
  }

  private mutating func add(_ act: ActView) {
    let indent = isCompact ? 3 : 4
    let number = isCompact ? "\(act.number)" : " \(act.number)"
    body.add(
      paragraph: styled(act.text), sign: Run(number, .strong), indent: indent, width: width)
    if let copy = act.copy { add(copy: copy, indent: indent) }
    for index in act.fields.indices { add(act, field: index, indent: indent) }
    if let see = act.see {
      body.add(
        paragraph: [Run(FaceWords.see, .quiet)] + styled(see), indent: indent, width: width)
    }
    if let otherwise = act.otherwise {
      body.add(
        paragraph: [Run(FaceWords.otherwise, .quiet)] + styled(otherwise), indent: indent,
        width: width)
    }
  }

  /// Adds a value by itself in its line, so that a mouse selects it and nothing else.
  private mutating func add(copy value: String, indent: Int) {
    let lead = Run(String(repeating: " ", count: indent))
    body.add([lead, Run(FaceWords.copyThis, .quiet)])
    for piece in Wrapping.pieces(glyphs.adapt(value), width: fullWidth - indent) {
      body.add([lead, Run(piece, .value)])
    }
  }

  /// Adds a field of the other product's page, its value beside the label where there is room.
  private mutating func add(_ act: ActView, field index: Int, indent: Int) {
    let field = act.fields[index]
    let focus = Focus.copy(act: act.number, field: index)
    let start = body.lines.count
    let role: Role = focus == state.focus ? .focus : .value
    let widest = act.fields.map { glyphs.adapt($0.what).columns }.max() ?? 0
    let label = glyphs.adapt(field.what)
    let lead = String(repeating: " ", count: indent)
    let isBeside = widest <= min(30, width / 2)
    let column = isBeside ? indent + widest + 2 : indent
    if !isBeside { body.add([Run(lead), Run(label, .quiet)]) }
    for (row, piece) in Wrapping.pieces(glyphs.adapt(field.found), width: fullWidth - column)
      .enumerated()
    {
      let isFirst = isBeside && row == 0
      let gap = String(repeating: " ", count: isFirst ? column - indent - label.columns : 0)
      body.add(
        isFirst
          ? [Run(lead), Run(label, .quiet), Run(gap), Run(piece, role)]
          : [Run(String(repeating: " ", count: column)), Run(piece, role)])
    }
    close(focus, from: start)
  }

  private mutating func add(_ field: FieldView, _ fields: FieldLayout) {
    let focus = Focus.field(field.name)
    let start = body.lines.count
    let isFocused = focus == state.focus
    switch field.reads {
    case .line, .document:
      fields.add(field, to: &body, state: state)
      return
    case .option(let options):
      body.add(
        paragraph: styled(field.label, isFocused ? .focus : .text), width: width)
      // Below the options it would be read as one more hint of the last.
      fields.addRemarks(field, indent: 2, to: &body, state: state)
      for option in options {
        let role: Role = option.isChosen && isFocused ? .strong : .text
        add(option, option.unavailable == nil ? role : .quiet)
      }
    case .tick(let isTicked):
      let role: Role = isFocused ? .focus : .text
      body.add(
        paragraph: styled(field.label, role), sign: Run(isTicked ? "[x]" : "[ ]", role),
        indent: 4, width: width)
      fields.addRemarks(field, indent: 4, to: &body, state: state)
    }
    close(focus, from: start)
  }

  private mutating func add(_ more: MoreView) {
    let start = body.lines.count
    let role: Role = state.focus == .more ? .focus : .text
    body.add(
      paragraph: [
        Run(FaceWords.more, role),
        Run(glyphs.adapt(": \(more.labels.joined(separator: ", "))"), .quiet),
      ], sign: Run(more.isOpen ? "[-]" : "[+]", role), indent: 4, width: width)
    close(.more, from: start)
  }

  private mutating func add(_ option: OptionView) {
    let focus = Focus.option(option.value)
    let start = body.lines.count
    add(option, focus == state.focus ? .focus : option.unavailable == nil ? .text : .quiet)
    close(focus, from: start)
  }

  private mutating func add(_ option: OptionView, _ role: Role) {
    let sign = option.isChosen ? glyphs.chosen : "( )"
    body.add(
      paragraph: styled(option.label, role), sign: Run(sign, role), indent: 4, width: width)
    if let reason = option.unavailable {
      body.add(paragraph: styled(FaceWords.unavailable(reason)), indent: 4, width: width)
    }
    if !option.hint.isEmpty {
      body.add(paragraph: styled(option.hint, .quiet), indent: 4, width: width)
    }
  }

  private mutating func add(_ item: ItemView) {
    let focus = Focus.item(item.index)
    let start = body.lines.count
    let role: Role = focus == state.focus ? .focus : .text
    body.add(
      paragraph: styled(item.text, role), sign: Run(item.isTicked ? "[x]" : "[ ]", role),
      indent: 4, width: width)
    if !item.help.isEmpty {
      body.add(paragraph: styled(item.help, .quiet), indent: 4, width: width)
    }
    close(focus, from: start)
  }

  /// Notes which lines belong to something that can have the focus.
  private mutating func close(_ focus: Focus, from start: Int) {
    body.spans[focus] = start..<body.lines.count
    if focus == state.focus, body.lines.indices.contains(start) {
      body.lines[start].isMarked = true
    }
  }

  private mutating func add(_ change: Change) {
    let (sign, role): (String, Role) =
      switch (change.before, change.after) {
      case (nil, _): ("+", .good)
      case (_, nil): (glyphs.minus, .error)
      default: ("~", .warning)
      }
    body.add(
      paragraph: [Run(glyphs.adapt(change.what), .strong)], sign: Run(sign, role), indent: 2,
      width: width)
    let before = change.before.map { Run(glyphs.adapt($0), .value) }
    let after = change.after.map { Run(glyphs.adapt($0), .value) }
    body.add(
      paragraph: [
        before ?? Run(FaceWords.nothing, .quiet), Run(" \(glyphs.arrow) ", .quiet),
        after ?? Run(Wording.removed, .quiet),
      ], indent: 4, width: width)
  }

  /// The column of what was found; a row whose label is longer than that stands by itself.
  private func evidenceColumn(_ elements: [ScreenView.Element]) -> Int {
    let most = min(28, width / 2)
    let widest = elements.reduce(0) { widest, element in
      switch element {
      case .evidence(let evidence): max(widest, glyphs.adapt(evidence.what).columns)
      case .row(let row):
        glyphs.adapt(row.label).columns + 2 <= most
          ? max(widest, glyphs.adapt(row.label).columns + 2) : widest
      case .text, .heading, .act, .field, .more, .option, .item, .change, .finding, .details, .busy:
        widest
      }
    }
    return widest <= most ? widest + 2 : 0
  }

  private mutating func add(_ evidence: Evidence, _ column: Int) {
    let what = glyphs.adapt(evidence.what)
    let found = [Run(glyphs.adapt(evidence.found))]
    if column > 0 {
      body.add(paragraph: found, sign: Run(what, .quiet), indent: column, width: width)
    } else if what.columns + 2 + glyphs.adapt(evidence.found).columns <= width {
      let gap = evidence.found.isEmpty ? [] : [Run("  ", .quiet)] + found
      body.add(paragraph: [Run(what, .quiet)] + gap, width: width)
    } else {
      body.add(paragraph: [Run(what, .quiet)], width: width)
      body.add(paragraph: found, indent: 2, width: width)
    }
  }

  /// Adds a row with the sign of its mark in front of it.
  private mutating func add(_ row: RowView, _ column: Int) {
    let look = row.mark.map { SeverityLook($0, glyphs) }
    let sign = Run("\(look?.sign ?? " ") ", look?.role ?? .text)
    let label = Run(glyphs.adapt(row.label), .quiet)
    let found = styled(row.found)
    guard column > label.text.columns + 2 else {
      body.add(paragraph: [label], sign: sign, indent: 2, width: width)
      body.add(paragraph: found, indent: 4, width: width)
      return
    }
    for (index, line) in Wrapping.lines(found, width: width - column).enumerated() {
      let gap = String(repeating: " ", count: max(1, column - 2 - label.text.columns))
      let lead =
        index == 0 ? [sign, label, Run(gap)] : [Run(String(repeating: " ", count: column))]
      body.add(lead + line)
    }
  }

  private mutating func add(_ severity: ScreenView.Severity, _ text: String) {
    let look = SeverityLook(severity, glyphs)
    let start = body.lines.count
    defer { body.alerts[.finding(text)] = start..<body.lines.count }
    body.add(
      paragraph: [Run("\(FaceWords.severity(severity)): ", look.role)] + styled(text),
      sign: Run(look.sign, look.role), indent: 2, width: width)
  }

  /// Adds the labels of the panes that F2 lists.
  private mutating func add(_ details: [DetailView]) {
    body.add(
      paragraph: [Run("\(FaceWords.details) ", .quiet), Run("F2", .key)], width: width)
    for detail in details {
      let role: Role = detail.fits ? .text : .quiet
      body.add(
        paragraph: styled(detail.label, role), sign: Run(detail.fits ? "!" : " ", .warning),
        indent: 2, width: width)
    }
  }

  private mutating func add(_ progress: Progress) {
    let phase = Glyphs.spinner[state.spinner % Glyphs.spinner.count]
    var runs = styled(progress.act)
    if let done = progress.done {
      runs.append(Run("  \(done)" + (progress.total.map { " of \($0)" } ?? ""), .quiet))
    }
    body.add(paragraph: runs, sign: Run(phase, .strong), indent: 2, width: width)
    if let done = progress.done, let total = progress.total, total > 0 {
      let room = min(40, width - 2)
      let filled = max(0, min(room, room * done / total))
      body.add([
        Run("  "), Run(String(repeating: glyphs.progress.done, count: filled), .good),
        Run(String(repeating: glyphs.progress.left, count: room - filled), .quiet),
      ])
    }
  }

  private func isGapNeeded(
    between before: ScreenView.Element, and after: ScreenView.Element
  ) -> Bool {
    if case .heading = before { return false }
    if case .heading = after { return true }
    if isCompact { return false }
    switch (before, after) {
    case (.option, .option), (.row, .row), (.item, .item), (.change, .change),
      (.evidence, .evidence),
      (.finding, .finding):
      return false
    default: return true
    }
  }
}

/// The sign and the role of a severity.
struct SeverityLook {
  /// The sign, one column wide.
  let sign: String
  /// How it is drawn.
  let role: Role

  /// The look of one severity.
  init(_ severity: ScreenView.Severity, _ glyphs: Glyphs) {
    switch severity {
    case .good: (sign, role) = (glyphs.check, .good)
    case .note: (sign, role) = ("i", .strong)
    case .warning: (sign, role) = ("!", .warning)
    case .error: (sign, role) = (glyphs.cross, .error)
    }
  }
}
