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
  /// The changes that it takes back, by their numbers.
  var made: Set<Int>

  /// How a change is taken back.
  package enum Way: Equatable, Sendable {
    /// By running an operation.
    case run(TaskRequest)
    /// Only by a person; what has to be done.
    case byHand(String)
  }

  /// The names of the secrets that it takes.
  package var secrets: Set<String> {
    switch way {
    case .run(let request): Set(request.secrets.values)
    case .byHand: []
    }
  }
}
