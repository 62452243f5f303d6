extension WorkflowProblem {
  /// The code of the problem, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .modelMissing(let user): .init(.workflowModel, ["user": .text(user)])
    case .notOverridden(let message): .init(.workflowNotCopied, ["message": .text(message)])
    case .thumbnailsMissing(let path): .init(.workflowThumbnails, ["path": .text(path)])
    case .notSynchronized(let message):
      .init(.workflowNotSynchronized, ["message": .text(message)])
    }
  }
}
