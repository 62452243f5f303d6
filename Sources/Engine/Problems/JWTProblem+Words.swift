extension JWTProblem {
  /// The code of the problem, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .notSent(let flaw): flaw.words
    case .refused(let refusal): refusal.words
    case .payload(let flaw): flaw.words
    }
  }
}
