import Words

/// The content of a named place in the words for a problem.
package enum ProblemWord: Equatable, Sendable {
  /// The text itself; empty when there is none.
  case text(String)
  /// Several texts with commas between them.
  case list([String])
  /// A phrase of the table.
  case phrase(ProblemPhrase, [String: ProblemWord] = [:])
  /// Several phrases with semicolons between them.
  case clauses([ProblemWord])
  /// The causes of other problems, one sentence after the other.
  case causes([ProblemWords])
  /// The advice of other problems: one sentence for each act, the same act once.
  case acts([ProblemWords])

  /// A number in digits.
  static func number(_ number: Int) -> ProblemWord { .text(String(number)) }

  /// A text that may be missing.
  static func text(_ text: String?) -> ProblemWord { .text(text ?? "") }

  /// A text, or a phrase when it is missing or empty.
  static func text(_ text: String?, or phrase: ProblemPhrase) -> ProblemWord {
    if let text, !text.isEmpty { .text(text) } else { .phrase(phrase) }
  }

  /// The text that is put into a sentence.
  func text(from table: ProblemTable) -> String {
    switch self {
    case .text(let text): text
    case .list([]): ProblemWord.phrase(.listNone).text(from: table)
    case .list(let items): items.joined(separator: ", ")
    case .phrase(let phrase, let places):
      table.phrases[phrase.rawValue]?.filled(places.mapValues { $0.text(from: table) })
        ?? phrase.rawValue
    case .clauses(let clauses): clauses.map { $0.text(from: table) }.joined(separator: "; ")
    case .causes(let others): others.map { $0.cause(from: table) }.joined(separator: " ")
    case .acts(let others):
      others.flatMap { $0.advice(from: table) }.joined(separator: " ")
    }
  }
}
