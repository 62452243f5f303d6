import Engine

/// What of a walk is taken back at once: a change, or several of the same thing.
package struct UndoStep: Equatable, Sendable {
  /// The screen that made the last of them.
  package var key: ScreenKey
  /// The screen's title.
  package var title: String
  /// The operation that made it.
  package var operation: String
  /// What was changed, in the order in which it was.
  package var changes: [Change]
  /// How it is taken back.
  package var way: Way
  /// Its place among everything that the session recorded: that of the last change.
  package var number: Int
  /// What was sent of it and has no answer on record; nil when everything has.
  package var open: Open?
  /// The changes that it takes back, by their numbers.
  var made: Set<Int>

  /// How a change is taken back.
  package enum Way: Equatable, Sendable {
    /// By running an operation.
    case run(TaskRequest)
    /// Only by a person; what has to be done.
    case byHand(String)
  }

  /// What may still arrive.
  package enum Open: Equatable, Sendable {
    /// The run was cut off in the middle of its changes.
    case interrupted
    /// A change got no answer and did not show; how to look for it, and what it was.
    case unanswered(TaskRequest, ProblemReport)
  }

  /// The change that got no answer, in words; nil when there is none.
  package var openChange: String? {
    guard case .unanswered(_, let report)? = open else { return nil }
    return report.underWay?.what ?? changes.map(\.what).joined(separator: ", ")
  }

  /// The names of the secrets that it takes.
  package var secrets: Set<String> {
    var names: Set<String> = []
    if case .run(let request) = way { names.formUnion(request.secrets.values) }
    if case .unanswered(let request, _)? = open { names.formUnion(request.secrets.values) }
    return names
  }
}
