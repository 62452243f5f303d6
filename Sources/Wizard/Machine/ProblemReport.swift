import Engine

/// A problem in words: what happened, and what to do next.
package struct ProblemReport: Equatable, Sendable, Codable {
  /// Stable name of the kind of problem, such as `wrongPassword`.
  package var code: String
  /// The cause in one or two sentences.
  package var cause: String
  /// The advice, one act in each sentence, the likeliest first.
  package var advice: [String]
  /// The change that was sent, got no answer and may still arrive, when the engine knows it.
  package var underWay: Change?

  /// Puts a problem into words.
  package init(code: String, cause: String, advice: [String]) {
    self.code = code
    self.cause = cause
    self.advice = advice
  }

  /// Puts a problem of the engine into words.
  package init(_ problem: Problem) {
    let words = ProblemText(problem)
    self.init(code: words.code, cause: words.cause, advice: words.advice)
    if case .changeAmbiguous(let lost) = problem { underWay = lost.underWay }
  }

  /// The name of the report that another session changes the same author.
  package static let heldCode = "held"

  /// Whether what is under way is among the changes that a plan would make: it has not arrived.
  package func isUnderWay(in plan: Plan) -> Bool {
    guard let underWay else { return true }
    return plan.makes(underWay)
  }

  /// Whether something was sent that may still arrive.
  package var isAmbiguous: Bool { code == ProblemText.ambiguousCode }
}
