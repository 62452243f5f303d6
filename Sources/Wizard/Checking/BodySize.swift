/// The number of lines of a screen's body in a window of 80 columns, before anything is found.
///
/// It is an estimate after the full screen's compact layout: a named value counts as its name, and
/// of paragraphs that exclude each other only the longest counts.
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
    for act in detail.acts { add(act) }
  }

  private mutating func add(_ page: Page, help: (String) -> String) {
    for row in page.rows {
      lines += Self.lines(row.found, indent: Self.box)
    }
    lines += Set(page.rows.compactMap(\.group)).count
    if let walkthrough = page.walkthrough { lines += Self.lines(walkthrough.place) }
    for act in page.walkthrough?.acts ?? [] { add(act) }
    for field in page.fields { lines += 1 + Self.lines(help(field.value), indent: Self.box) }
    if !page.folded.isEmpty { lines += 1 }
    lines += page.details.count
    for item in page.allItems { lines += Self.lines(item.text, item.help, indent: Self.indent) }
  }

  private mutating func add(_ act: Walkthrough.Act) {
    lines += Self.lines(act.act, act.see, act.otherwise, indent: Self.indent)
    if act.copy != nil { lines += 2 }
    lines += act.fields.count
  }

  private static func paragraphs(_ paragraphs: [Paragraph]) -> Int {
    // By the value that is tested first, then by what it would have to be.
    var alternatives: [String: [String: Int]] = [:]
    var always = 0
    for paragraph in paragraphs {
      let size = lines(paragraph.text)
      if let test = paragraph.when?.tests.first, let wanted = test.isOneOf {
        for content in wanted {
          alternatives[test.value, default: [:]][content, default: 0] += size
        }
      } else {
        always += size
      }
    }
    return always + alternatives.values.reduce(0) { $0 + ($1.values.max() ?? 0) }
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
