/// The values that are known for certain where a screen is reached.
///
/// Ways that have found a side out of reach are told apart from the others: behind a condition that
/// the side is not out of reach, or where a task needs it, only the others count.
struct KnownValues: Equatable {
  /// The known values, by the values that are `none` on that way.
  private var cases: [Set<String>: Set<String>] = [[]: []]
  private let alternatives: Set<Alternative>
  private let implied: [String: Set<String>]

  /// No value is known, and no side is out of reach; `implied` names the values that are known where
  /// another one is.
  init(alternatives: Set<Alternative>, implied: [String: Set<String>]) {
    self.alternatives = alternatives
    self.implied = implied
  }

  /// Whether no way leads here.
  var isEmpty: Bool { cases.isEmpty }

  /// Whether a value is known on every way; with `reach`, on every way on which that is not `none`.
  func contains(_ value: String, reaching reach: String? = nil) -> Bool {
    cases.allSatisfy { out, known in
      known.contains(value) || reach.map(out.contains) ?? false
    }
  }

  /// With more values on every way.
  func adding(_ values: some Sequence<String>) -> KnownValues {
    var more = self
    more.cases = cases.mapValues { $0.union(values).withEither(of: alternatives) }
    return more
  }

  /// Past a condition, and with what a way sets.
  func passing(_ condition: Condition?, setting set: [String: String]?) -> KnownValues {
    let proven = condition?.provenValues ?? []
    var passed = adding(proven + proven.flatMap { implied[$0] ?? [] })
    for test in condition?.tests ?? [] where test.isNoneOf?.contains(Self.none) == true {
      passed.cases = passed.cases.filter { !$0.key.contains(test.value) }
    }
    for (value, text) in set ?? [:] {
      passed = passed.adding([value])
      guard Self.sides.contains(value) else { continue }
      passed = passed.regrouped { text == Self.none ? $0.union([value]) : $0.subtracting([value]) }
    }
    return passed
  }

  /// What is known where these ways meet.
  func merged(with other: KnownValues) -> KnownValues {
    var merged = self
    merged.cases.merge(other.cases) { $0.intersection($1) }
    return merged
  }

  private func regrouped(_ group: (Set<String>) -> Set<String>) -> KnownValues {
    var new = self
    new.cases = Dictionary(cases.map { (group($0.key), $0.value) }) { $0.intersection($1) }
    return new
  }

  private static let none = TaskDefinition.Need.none
  private static let sides = Set(TaskDefinition.Need.allCases.map(\.value))
}

extension Set<String> {
  /// With a name for each alternative of which they are one or the other.
  func withEither(of alternatives: Set<Alternative>) -> Set<String> {
    union(alternatives.filter { $0.isGiven(by: self) }.map(\.either))
  }
}
