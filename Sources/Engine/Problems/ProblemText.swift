import HTTP
import Words

/// What a person reads about a problem.
package struct ProblemText: Equatable, Sendable, Codable {
  /// A name for it that does not change, such as `author.password`.
  package let code: String
  /// The finding, and what was expected instead.
  package let cause: String
  /// The steps to take next, one act in each sentence, the likeliest first.
  package let advice: [String]
  /// The change that was sent, got no answer and may still arrive, when the engine knows it.
  package var underWay: Change?

  /// The name of ``Problem/changeAmbiguous(_:)``.
  package static let ambiguousCode = ProblemCode.writeAmbiguous.rawValue

  /// The words for a problem.
  package init(_ problem: Problem) {
    self.init(problem.words)
    if case .changeAmbiguous(let lost) = problem { underWay = lost.underWay }
  }

  /// The words for a problem with a certificate or a private key that no file is named for.
  package init(_ problem: CertificateProblem) {
    self.init(problem.words(path: nil))
  }

  /// The text of the table.
  init(_ words: ProblemWords) {
    let table = ProblemTable.embedded
    self.init(
      words.code.rawValue, words.cause(from: table), advice: words.advice(from: table))
  }

  /// The words as they are.
  package init(_ code: String, _ cause: String, advice: [String]) {
    self.code = code
    self.cause = cause
    self.advice = advice
  }

  /// Whether something was sent that may still arrive.
  package var isAmbiguous: Bool { code == Self.ambiguousCode }

  /// Whether what is under way is among the changes that a plan would make: it has not arrived.
  package func isUnderWay(in plan: Plan) -> Bool {
    guard let underWay else { return true }
    return plan.makes(underWay)
  }

  /// Why a text is no address, as the end of a sentence.
  static func reason(_ flaw: WebAddress.Flaw) -> String {
    flaw.word.text(from: .embedded)
  }

  /// A comma-separated list for a sentence.
  static func list(_ items: [String]) -> String {
    items.isEmpty
      ? ProblemWord.list([]).text(from: .embedded) : items.joined(separator: ", ")
  }
}
