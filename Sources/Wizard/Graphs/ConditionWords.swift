import Values

/// Says in a few words when a way out is taken.
struct ConditionWords {
  private let catalog: ProcedureCatalog
  /// The answers of all choices by the value they decide, those of the procedure itself first.
  private let answers: [String: [Choice.Option]]

  /// Words for the ways of one procedure of a catalog.
  init(_ procedure: Procedure, in catalog: ProcedureCatalog) {
    self.catalog = catalog
    let others = catalog.procedures.values.filter { $0.name != procedure.name }
      .sorted { $0.name < $1.name }
    let choices = ([procedure] + others).flatMap(\.screens).compactMap(\.choice)
    answers = Dictionary(grouping: choices, by: \.value).mapValues { $0.flatMap(\.options) }
      .merging(catalog.values.mapValues(\.options).filter { !$0.value.isEmpty }) { $0 + $1 }
  }

  /// The screens where a procedure starts, each once, with the condition in words.
  func ways(into procedure: Procedure) -> [(to: String, label: String?)] {
    ways(procedure.starts, on: nil)
  }

  /// The screens that a screen leads to, each once, with the condition in words.
  func ways(out screen: Screen) -> [(to: String, label: String?)] {
    var ways = ways(screen.transitions, on: screen)
    for other in screen.page?.others ?? [] {
      let label = StyledText(other.label).plain
      if let same = ways.firstIndex(where: { $0.to == other.to }) {
        if let first = ways[same].label { ways[same].label = Self.either(first, label) }
      } else {
        ways.append((other.to, label))
      }
    }
    // A page that ends its procedure leads back to the caller, too.
    return ways.count == 1 && !screen.transitions.isEmpty ? [(ways[0].to, nil)] : ways
  }

  /// The targets of these ways, each once; `screen` is where they begin, if that is a screen.
  private func ways(
    _ transitions: [Screen.Transition], on screen: Screen?
  ) -> [(to: String, label: String?)] {
    var ways: [(to: String, label: String?)] = []
    for (index, transition) in transitions.enumerated() {
      let label =
        if let condition = transition.when {
          words(condition, on: screen)
        } else {
          index == 0 ? nil : screen.map(rest) ?? Self.otherwise
        }
      if let same = ways.firstIndex(where: { $0.to == transition.to }) {
        let isRest = label == nil || label == Self.otherwise
        ways[same].label = isRest ? label : Self.either(ways[same].label, label)
      } else {
        ways.append((transition.to, label))
      }
    }
    return ways
  }

  private static let otherwise = "else"
  /// The most characters of one answer in a label.
  private static let longest = 40

  /// Two conditions, with the value that both test named once.
  private static func either(_ first: String?, _ second: String?) -> String {
    let first = first ?? ""
    let second = second ?? ""
    guard let colon = first.firstRange(of: ": "), second.hasPrefix(first[..<colon.upperBound])
    else { return "\(first) or \(second)" }
    return "\(first) or \(second[colon.upperBound...])"
  }

  private func words(_ condition: Condition, on screen: Screen?) -> String {
    condition.tests.map { words($0, on: screen) }.joined(separator: ", ")
  }

  private func words(_ test: Condition.Test, on screen: Screen?) -> String {
    let label = catalog.values[test.value]?.label ?? test.value
    guard test.isOneOf != nil || test.isNoneOf != nil else { return "\(label) known" }
    let names = list(test.contents.map { name($0, of: test.value) })
    let contents = test.isNoneOf == nil ? names : "not \(names)"
    return screen?.choice?.value == test.value ? contents : "\(label): \(contents)"
  }

  /// The words for a way out without a condition: the answers that no other way out takes.
  private func rest(of screen: Screen) -> String {
    let tests = screen.transitions.compactMap(\.when).map(\.tests)
    guard let choice = screen.choice, choice.list == nil,
      tests.allSatisfy({ $0.count == 1 && $0[0].value == choice.value && $0[0].isOneOf != nil })
    else { return Self.otherwise }
    let taken = tests.joined().flatMap { $0.isOneOf ?? [] }
    let left = choice.options.filter { $0.unavailable == nil && !taken.contains($0.value) }
    return 1...2 ~= left.count
      ? list(left.map { name($0.value, of: choice.value) }) : Self.otherwise
  }

  private func list(_ names: [String]) -> String {
    names.count <= 2
      ? names.joined(separator: " or ") : "\(names[0]) or \(names.count - 1) more"
  }

  /// The text that a person reads for the content of a value.
  private func name(_ content: String, of value: String) -> String {
    if let other = Interpolation.names(in: content).first {
      return "as " + (catalog.values[other]?.label ?? other)
    }
    if content.isEmpty { return "empty" }
    let options = answers[value] ?? []
    guard let label = options.first(where: { $0.value == content })?.label else { return content }
    let short = Self.beginning(of: label)
    let isClear = options.allSatisfy {
      $0.value == content || Self.beginning(of: $0.label) != short
    }
    let words = isClear ? short : StyledText(label).plain
    return words.count <= Self.longest ? words : words.prefix(Self.longest - 1).trimmed + "…"
  }

  /// An answer up to its first comma: what follows explains it.
  private static func beginning(of label: String) -> String {
    let plain = StyledText(label).plain
    let ends = [", ", ": ", "; ", " ("].compactMap { plain.firstRange(of: $0)?.lowerBound }
    return String(plain[..<(ends.min() ?? plain.endIndex)])
  }
}

extension Screen {
  /// Its question, when it is one.
  fileprivate var choice: Choice? {
    if case .choice(let choice) = kind { choice } else { nil }
  }
}
