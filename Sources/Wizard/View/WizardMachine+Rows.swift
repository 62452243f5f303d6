import Engine

extension WizardMachine {
  /// The rows of a page that are shown now, below the headings of their groups.
  func rowElements(of page: Page) -> [ScreenView.Element] {
    var elements: [ScreenView.Element] = []
    var group: String?
    for row in page.rows where isShown(row.when) {
      if let heading = row.group, heading != group {
        elements.append(.heading(interpolated(heading)))
      }
      group = row.group
      elements.append(.row(view(of: row)))
    }
    return elements
  }

  private func view(of row: FoundRow) -> RowView {
    let label = interpolated(row.label)
    let read = row.partValue.map { state.values[$0]?.text ?? "" }
    switch read {
    case nil, "read"?:
      let mark = row.marks.first { isShown($0.when) }?.severity
      return RowView(label: label, found: interpolated(row.found), mark: mark)
    case "closed"?:
      return RowView(label: label, found: reason(of: row) ?? Phrases.closed, mark: .note)
    default:
      let why = reason(of: row).map { Phrases.unread(because: $0) } ?? Phrases.unread
      return RowView(label: label, found: why, mark: .warning)
    }
  }

  private func reason(of row: FoundRow) -> String? {
    guard let text = row.reasonValue.flatMap({ state.values[$0]?.text }), !text.isEmpty else {
      return nil
    }
    return text
  }
}
