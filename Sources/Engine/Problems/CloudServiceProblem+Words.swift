extension CloudServiceProblem {
  /// The code of the problem, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .tokenRefused: .init(.cloudToken)
    case .otherEdition(let version): .init(.cloudEdition, ["version": .text(version)])
    case .nothingVisible: .init(.cloudNothing)
    }
  }
}
