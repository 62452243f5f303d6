import Foundation

/// One picture of a terminal.
struct Frame: Equatable {
  let lines: [String]
  let columns: Int
  let rows: Int

  /// The picture as text.
  var text: String { lines.joined(separator: "\n") }
  /// The picture as words with single blanks between them, wherever its lines end.
  var words: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  /// Whether it is painted down to the line of keys.
  var isWhole: Bool { lines.count == rows && lines.last?.isEmpty == false }
  /// Whether an operation runs.
  var isBusy: Bool { text.contains("[ Stop ]") }
  /// Whether a plan waits for a confirmation.
  var isPlan: Bool { text.contains("[ Make these changes ]") }
  /// Whether the button that applies the changes has the focus.
  var isPlanFocused: Bool { lines.last?.contains("Enter Make these") == true }
  /// Whether it is a page with acts in another product, which has one field at most.
  var hasActs: Bool { title.hasSuffix("(guided)") }
  /// Whether it is the home screen.
  var isHome: Bool { lines.first?.trimmingCharacters(in: .whitespaces) == "aem-setup" }
  /// Whether the walk has reached its verified end.
  var isFinished: Bool { text.contains("Finished. aem-setup show") }

  /// The picture without the time of the last save.
  var withoutClock: Frame {
    var lines = lines
    if let first = lines.first {
      lines[0] = first.replacing(#/[0-9][0-9]:[0-9][0-9]/#, with: "")
    }
    return Frame(lines: lines, columns: columns, rows: rows)
  }

  /// The lines right of the list of steps.
  var body: [Substring] {
    lines.map { line in
      line.firstIndex(of: "│").map { line[line.index(after: $0)...] } ?? line[...]
    }
  }

  /// The lines of the title, joined to one.
  var title: String {
    isHome
      ? "home"
      : body.dropFirst().prefix(3).map { $0.trimmingCharacters(in: .whitespaces) }
        .joined(separator: " ").trimmingCharacters(in: .whitespaces)
  }

  /// The index of the line that has the focus.
  var focusIndex: Int? { body.firstIndex { $0.contains("▸ ") } }

  /// The line that has the focus, from its mark on.
  var focus: Substring {
    focusIndex.flatMap { body[$0].split(separator: "▸ ", maxSplits: 1).last } ?? ""
  }

  /// Whether a field that offers answers has the focus.
  var offersAnswers: Bool {
    lines.last?.contains("Space choose") == true && !focus.hasPrefix("(")
  }

  /// The answer that the focused field has; nil while it has none in sight.
  var answer: String? {
    let below = focusIndex.map { body[($0 + 1)...] } ?? []
    let field = below.prefix { !$0.allSatisfy(\.isWhitespace) }
    return field.first { $0.contains("(•) ") }.map(String.init)
  }

  /// The focused field's content and the line below its box; nil when no field has the focus.
  var field: (content: String, remark: String)? {
    guard let index = focusIndex else { return nil }
    let range = body[index...].prefix(2)
    guard !focus.hasPrefix("("), !focus.hasPrefix("["),
      let box = range.firstIndex(where: { $0.contains("[") && $0.hasSuffix("]") }),
      let start = body[box].firstIndex(of: "[")
    else { return nil }
    let content = body[box][start...].dropFirst().dropLast()
    return (
      content.trimmingCharacters(in: .whitespaces),
      body.indices.contains(box + 1) ? String(body[box + 1]) : ""
    )
  }

  /// The faults in the layout of the picture; empty when everything is in its place.
  var flaws: [String] {
    var flaws: [String] = []
    if lines.count > rows { flaws.append("\(lines.count) lines in \(rows) rows") }
    for line in lines where line.unicodeScalars.count > columns {
      flaws.append("too wide: \(line)")
    }
    guard !isHome else { return flaws }
    let bar = lines.first ?? ""
    let step = bar.firstMatch(of: #/([0-9]+)(?: of |\/)([0-9]+)/#)
      .flatMap { match in Int(match.1).flatMap { one in Int(match.2).map { (one, $0) } } }
    if !bar.contains(#/^ ?(… › )?[A-Z][A-Za-z]+/#)
      || !(step.map { (1...$0.1).contains($0.0) } ?? false)
    {
      flaws.append("no title line: \(bar)")
    }
    if lines.count != rows || lines.last?.contains(#/Enter |F1 keys|Space /#) != true {
      flaws.append("no line of keys: \(lines.last ?? "")")
    }
    let walls = Set(
      lines.filter { $0.contains("│") }.compactMap { line in
        line.firstIndex(of: "│").map { line.distance(from: line.startIndex, to: $0) }
      })
    if columns >= 100 ? walls.count != 1 : !walls.isEmpty { flaws.append("broken wall: \(walls)") }
    let marks = body.count { $0.contains("▸ ") }
    if marks > 1 { flaws.append("\(marks) marks of the focus") }
    for line in body where line.contains(#/\[ [A-Z]/#) && !isRowOfButtons(line) {
      flaws.append("buttons overlap: \(line)")
    }
    if !body.contains(where: isRowOfButtons) { flaws.append("no buttons") }
    return flaws
  }

  private func isRowOfButtons(_ line: Substring) -> Bool {
    let buttons = #/ *([▲▼] )?(▸ )?[\[(] [^\[\]()]+ [\])](  [\[(] [^\[\]()]+ [\])])*/#
    return line.wholeMatch(of: buttons) != nil
  }
}
