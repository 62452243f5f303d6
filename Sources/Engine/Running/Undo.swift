/// The method to undo what an operation has changed.
package enum Undo: Sendable {
  /// There is nothing to undo: the operation changes nothing.
  case unneeded
  /// By another operation.
  ///
  /// It takes inputs of the same names with the values of the change, and the entries of
  /// ``Plan/restore`` as texts named `restore.…`. Its required texts, but for the user, show what
  /// was changed: two changes that agree in them are undone as one.
  case by(any Operation)
  /// Not from here; what a person has to do instead, as whole sentences.
  case impossible(handAct: String)

  /// The operation that does it; nil when none does.
  package var operation: (any Operation)? {
    switch self {
    case .by(let operation): operation
    case .unneeded, .impossible: nil
    }
  }
}
