/// The words about a document that a person follows.
enum GuideWords {
  /// The heading above the rows about the document.
  static let group = "Your document"
  /// The label of the pane that lists its steps.
  static let pane = "Your document, step by step"
  /// The id of that pane; no file can have it.
  static let paneID = "(document)"

  /// The state of a step as a person reads it.
  static func state(_ state: Guide.State) -> String {
    switch state {
    case .asWritten: "as written"
    case .otherLabel: "other label"
    case .replaced: "replaced"
    case .ended: "ended"
    }
  }

  /// The line under the title of a screen that cites these rows: its steps in the document, and the
  /// labels that differ.
  ///
  /// A screen that cites only the document's own rows follows it as written, so its labels are right.
  static func line(
    _ headings: [Guide.Heading], citing rows: Set<String>, in known: [String: String]
  ) -> String {
    let places = headings.map { heading in
      let numbers = numbers(of: heading.steps)
      return numbers.isEmpty ? "\(heading.title)" : "\(heading.title), \(numbers)"
    }
    let renamed = headings.flatMap(\.steps).compactMap { step -> String? in
      guard let today = step.today(in: known), today.state == .otherLabel, let by = today.by,
        step.now.isEmpty || !rows.isDisjoint(with: step.now)
      else { return nil }
      return "\(step.label): now \(by)."
    }
    return (["In your document: \(places.joined(separator: "; "))."] + unique(renamed))
      .joined(separator: " ")
  }

  /// The steps of a heading by what became of them.
  ///
  /// An example is `Steps 1 to 3: as written. Step 4: ended.`
  static func states(_ steps: [Guide.Step], in known: [String: String]) -> String {
    let states = Guide.State.allCases.filter { state in
      steps.contains { $0.today(in: known)?.state == state }
    }
    if states.count == 1, let only = states.first {
      return steps.count == 1 ? capital(state(only)) : "All \(state(only))"
    }
    return states.map { state in
      let part = steps.filter { $0.today(in: known)?.state == state }
      let names = unique(part.filter { $0.number == nil }.map(\.label))
      let places = [numbers(of: part)].filter { !$0.isEmpty } + names
      return "\(capital(places.joined(separator: ", "))): \(Self.state(state))."
    }.joined(separator: " ")
  }

  /// One step in the pane: its number, its label there, and what became of it.
  static func step(_ step: Guide.Step, in known: [String: String]) -> String {
    let place = (step.number.map { "\($0). " } ?? "") + step.label
    guard let today = step.today(in: known) else { return place }
    switch (today.state, today.by) {
    case (.otherLabel, let by?): return "\(place): now \(by)."
    case (let state, let by?): return "\(place): \(Self.state(state)), \(by)."
    case (let state, nil): return "\(place): \(Self.state(state))."
    }
  }

  /// How much of a document is still valid, for the list of documents.
  static func tally(_ guide: Guide) -> String {
    let (all, replaced) = (guide.steps.count, guide.count(.replaced))
    guard all > 0 else { return "\(guide.release)." }
    let holding = guide.count(.asWritten) + guide.count(.otherLabel)
    let rest = replaced == 0 ? "" : ", and \(replaced) are replaced"
    return "\(guide.release). Today, \(holding) of its \(all) steps are valid\(rest)."
  }

  /// The warning that a document is about another release.
  static func otherRelease(_ guide: Guide) -> String {
    "The document is written for \(guide.release), not for this author."
  }

  /// The numbers of steps with their noun, such as `steps 1 to 3, 5`; empty when none has a number.
  private static func numbers(of steps: [Guide.Step]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in unique(steps.compactMap(\.number)) {
      let ends = number.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, first <= last else { continue }
      if let before = ranges.last, before.upperBound + 1 == first {
        ranges[ranges.count - 1] = before.lowerBound...last
      } else {
        ranges.append(first...last)
      }
    }
    let words = ranges.map { range in
      switch range.count {
      case 1: "\(range.lowerBound)"
      case 2: "\(range.lowerBound), \(range.upperBound)"
      default: "\(range.lowerBound) to \(range.upperBound)"
      }
    }
    guard !words.isEmpty else { return "" }
    return (ranges.count == 1 && ranges[0].count == 1 ? "step " : "steps ")
      + words.joined(separator: ", ")
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  private static func capital(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
