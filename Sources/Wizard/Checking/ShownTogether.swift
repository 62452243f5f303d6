/// A sum over parts of a screen, in which parts that exclude each other do not add up.
///
/// Parts exclude each other when the value that they test first has to be something else for each.
struct ShownTogether {
  private var always = 0
  /// The sums by the value that is tested first, and by its required content.
  private var alternatives: [String: [String: Int]] = [:]

  /// The largest sum of parts that can be shown at the same time.
  var most: Int {
    always + alternatives.values.reduce(0) { $0 + ($1.values.max() ?? 0) }
  }

  /// Adds a part of that size, which is shown under a condition.
  mutating func add(_ size: Int, when condition: Condition?) {
    guard let test = condition?.tests.first, let wanted = test.isOneOf else {
      always += size
      return
    }
    for content in wanted {
      alternatives[test.value, default: [:]][content, default: 0] += size
    }
  }
}

extension [Walkthrough.Act] {
  /// The largest number of acts that can be shown at the same time.
  var mostTogether: Int {
    var shown = ShownTogether()
    for act in self { shown.add(1, when: act.when) }
    return shown.most
  }
}
