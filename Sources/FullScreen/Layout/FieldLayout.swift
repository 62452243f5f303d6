import Wizard

/// The columns of labels and boxes of a form.
///
/// They are side by side when there is room, else one below the other.
struct FieldLayout {
  private let width: Int
  private let labelColumns: Int?
  private let glyphs: Glyphs

  /// A layout that suits all fields among the elements.
  init(_ elements: [ScreenView.Element], width: Int, glyphs: Glyphs) {
    self.width = width
    self.glyphs = glyphs
    let widest = elements.reduce(0) { widest, element in
      if case .field(let field) = element, field.isTyped {
        max(widest, glyphs.adapt(field.label).columns)
      } else {
        widest
      }
    }
    labelColumns = width >= 56 && widest <= 24 ? widest : nil
  }

  /// Adds a field's label, box, and what is said about it.
  func add(_ field: FieldView, to body: inout Body, state: FaceState) {
    let focus = Focus.field(field.name)
    let isFocused = focus == state.focus
    let start = body.lines.count
    let label = glyphs.adapt(field.label)
    let labelRole: Role = isFocused ? .strong : .text
    var lead: [Run] = []
    if let labelColumns {
      let gap = labelColumns - label.columns + 2
      lead = [Run(label, labelRole), Run(String(repeating: " ", count: gap))]
    } else {
      body.add(paragraph: [Run(label, labelRole)], width: width)
    }
    let indent = labelColumns.map { $0 + 2 } ?? 0
    let box = InputBox(
      content(field, state), cursor: isFocused ? cursor(field, state) : nil,
      width: width - indent - 2, glyphs: glyphs)
    let bracket: Role = isFocused ? .strong : .quiet
    body.lines.append(
      Body.Line(
        runs: lead + [
          Run("[", bracket), Run(box.text, isFocused ? .inputFocused : .input), Run("]", bracket),
        ],
        cursor: box.cursor.map { $0 + indent + 1 }))
    addRemarks(field, indent: indent + 1, to: &body, state: state)
    body.spans[focus] = start..<body.lines.count
    if isFocused { body.lines[start].isMarked = true }
  }

  /// Adds what is said about a field: the state of a secret, a finding or the help.
  func addRemarks(
    _ field: FieldView, indent: Int, to body: inout Body, state: FaceState
  ) {
    if let secret = field.secret {
      let typed = state.secrets[field.name].map(\.shape.count).flatMap { $0 > 0 ? $0 : nil }
      let isAskedAgain = secret == .lost && typed == nil
      body.add(
        paragraph: [Run(Wording.secret(secret, typed: typed), isAskedAgain ? .strong : .quiet)],
        indent: indent, width: width)
    }
    if let finding = field.finding {
      let look = SeverityLook(finding.severity, glyphs)
      let start = body.lines.count
      defer { body.alerts[.field(field.name, finding.text)] = start..<body.lines.count }
      body.add(
        paragraph: StyledRuns.read(
          finding.text, role: finding.severity == .error ? .error : .text, glyphs: glyphs),
        sign: Run(String(repeating: " ", count: indent) + look.sign, look.role),
        indent: indent + 2, width: width)
    } else if !field.help.isEmpty {
      body.add(
        paragraph: StyledRuns.read(field.help, role: .quiet, glyphs: glyphs), indent: indent,
        width: width)
    }
  }

  private func content(_ field: FieldView, _ state: FaceState) -> String {
    guard field.secret != nil else { return glyphs.adapt(field.text) }
    return String(repeating: glyphs.bullet, count: state.secrets[field.name]?.shape.count ?? 0)
  }

  private func cursor(_ field: FieldView, _ state: FaceState) -> Int {
    field.secret == nil ? state.cursor : .max
  }
}

/// The part of a text that a box shows.
struct InputBox: Equatable {
  /// Exactly as wide as the box.
  let text: String
  /// The column of the cursor in the box, when it is there.
  let cursor: Int?

  /// Cuts text to a box of `width` columns.
  ///
  /// A longer text moves by half a box at a time, so that typing at its end sends little; a sign
  /// shows where it continues. `cursor` is the number of characters before the cursor; nil without
  /// the focus.
  init(_ content: String, cursor: Int?, width: Int, glyphs: Glyphs) {
    let width = max(4, width)
    let signs = content.map(Grapheme.init)
    let total = signs.reduce(0) { $0 + $1.width }
    let before = signs.prefix(max(0, cursor ?? 0)).reduce(0) { $0 + $1.width }
    let step = max(1, width / 2)
    let excess = before - (width - 2)
    let offset = excess <= 0 ? 0 : (excess + step - 1) / step * step

    var cells = Array(repeating: " ", count: width)
    var column = -offset
    for sign in signs {
      if column >= 0, column + sign.width <= width {
        cells[column] = String(sign.character)
        if sign.width == 2 { cells[column + 1] = "" }
      }
      column += sign.width
      if column >= width { break }
    }
    if offset > 0 { Self.replace(&cells, at: 0, with: glyphs.clippedLeft) }
    if total - offset > width { Self.replace(&cells, at: width - 1, with: glyphs.clippedRight) }
    text = cells.joined()
    self.cursor = cursor.map { _ in before - offset }
  }

  private static func replace(_ cells: inout [String], at index: Int, with sign: String) {
    // Half of a wide character cannot stay.
    if cells[index].isEmpty, index > 0 { cells[index - 1] = " " }
    if cells.indices.contains(index + 1), cells[index + 1].isEmpty { cells[index + 1] = " " }
    cells[index] = sign
  }
}
