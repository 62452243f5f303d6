/// The number of lines of a screen's body in a window of 80 columns, before anything is found.
///
/// It is an estimate after the full screen's compact layout: a named value counts as its name, and
/// of paragraphs or acts that exclude each other only the longest counts.
struct BodySize {
  /// The number of lines.
  private(set) var lines = 0

  private static let width = 76
  /// The indent of the lines below a label, an item or an act, in columns.
  private static let indent = 4
  /// The column where boxes and their help begin in a form with long labels.
  private static let box = 28

  /// The size of a screen, with the help of its fields by name.
  init(_ screen: Screen, help: (String) -> String) {
    lines = Self.paragraphs(screen.text)
    switch screen.kind {
    case .page(let page):
      add(page, help: help)
    case .choice(let choice):
      for option in choice.options {
        lines += Self.lines(option.label, option.hint, option.unavailable, indent: Self.indent)
      }
    case .call, .summary:
      break
    }
  }

  /// The size of a pane of details.
  init(_ detail: Detail) {
    lines = Self.paragraphs(detail.text)
    add(detail.acts)
  }

  private mutating func add(_ page: Page, help: (String) -> String) {
    for row in page.rows {
      lines += Self.lines(row.found, indent: Self.box)
    }
    lines += Set(page.rows.compactMap(\.group)).count
    if let walkthrough = page.walkthrough { lines += Self.lines(walkthrough.place) }
    add(page.walkthrough?.acts ?? [])
    for field in page.fields { lines += 1 + Self.lines(help(field.value), indent: Self.box) }
    if !page.folded.isEmpty { lines += 1 }
    lines += page.details.count
    for item in page.allItems { lines += Self.lines(item.text, item.help, indent: Self.indent) }
  }

  private mutating func add(_ acts: [Walkthrough.Act]) {
    var shown = ShownTogether()
    for act in acts {
      let words = Self.lines(act.act, act.see, act.otherwise, indent: Self.indent)
      shown.add(words + (act.copy == nil ? 0 : 2) + act.fields.count, when: act.when)
    }
    lines += shown.most
  }

  private static func paragraphs(_ paragraphs: [Paragraph]) -> Int {
    var shown = ShownTogether()
    for paragraph in paragraphs { shown.add(lines(paragraph.text), when: paragraph.when) }
    return shown.most
  }

  private static func lines(_ texts: String?..., indent: Int = 0) -> Int {
    texts.reduce(0) { $0 + lines(StyledText($1 ?? "").plain, width: width - indent) }
  }

  private static func lines(_ text: String, width: Int) -> Int {
    var count = 0
    var used = width
    for word in text.split(separator: " ") {
      if used + 1 + word.count > width {
        count += 1
        used = word.count
      } else {
        used += 1 + word.count
      }
    }
    return count
  }
}
