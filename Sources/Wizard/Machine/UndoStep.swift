import Engine

/// One step of an undo: a change, or several changes of the same thing.
package struct UndoStep: Equatable, Sendable {
  /// The screen that made the last of them.
  package var key: ScreenKey
  /// The screen's title, with the values that it names filled in.
  package var title: String
  /// The operation that made it.
  package var operation: String
  /// The changes in their order.
  package var changes: [Change]
  /// How it is undone.
  package var way: Way
  /// Its place among everything that the session recorded: that of the last change.
  package var number: Int
  /// The change that was sent and has no answer on record; nil when all have one.
  package var open: Open?
  /// The changes that it undoes, by their numbers.
  var made: Set<Int>

  /// How a change is undone.
  package enum Way: Equatable, Sendable {
    /// An operation of the engine undoes it.
    case run(TaskRequest)
    /// Only an act of a person undoes it; the act in a sentence.
    case byHand(String)
  }

  /// A change that may still arrive.
  package enum Open: Equatable, Sendable {
    /// The run was cut off in the middle of its changes.
    case interrupted
    /// A change got no answer and did not show; how to look for it, and what it was.
    case unanswered(TaskRequest, ProblemText)
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
