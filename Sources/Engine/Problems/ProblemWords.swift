import Words

/// The words that a problem has in the table, and what its places contain.
package struct ProblemWords: Equatable, Sendable {
  /// The key in the table.
  package let code: ProblemCode
  /// The content of every place that the cause and the advice have, by name.
  package let places: [String: ProblemWord]

  /// A text of the table with its places filled.
  init(_ code: ProblemCode, _ places: [String: ProblemWord] = [:]) {
    self.code = code
    self.places = places
  }

  /// The finding, and the reason if it is known.
  func cause(from table: ProblemTable) -> String {
    table.problems[code.rawValue]?.cause.filled(texts(from: table)) ?? code.rawValue
  }

  /// The steps to take next, one act in each.
  ///
  /// An act that is a place alone becomes the acts of other problems; an empty one is left out.
  func advice(from table: ProblemTable) -> [String] {
    let texts = texts(from: table)
    var advice: [String] = []
    for act in table.problems[code.rawValue]?.advice ?? [] {
      if let place = act.onlyPlace, case .acts(let others) = places[place] {
        for other in others.flatMap({ $0.advice(from: table) }) where !advice.contains(other) {
          advice.append(other)
        }
      } else {
        advice.append(act.filled(texts))
      }
    }
    return advice.filter { !$0.isEmpty }
  }

  private func texts(from table: ProblemTable) -> [String: String] {
    places.mapValues { $0.text(from: table) }
  }
}
