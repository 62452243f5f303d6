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

/// A change that an undo found by somebody else: neither as it was before nor as it was written.
package struct Drift: Hashable, Sendable, Codable {
  /// The difference, as a whole sentence.
  package var sentence: String
  /// The path of what causes it; once that is gone, the drift is gone too.
  package var cause: String?

  /// Describes a drift, and what else causes it.
  package init(_ sentence: String, causedBy cause: String? = nil) {
    self.sentence = sentence
    self.cause = cause
  }
}

/// A thing that an undo leaves as it is because nothing from here can restore it.
package struct Remainder: Equatable, Sendable, Codable {
  /// The thing that stays, as a path or a few words.
  package var what: String
  /// The steps that a person has to take, as whole sentences.
  package var act: String

  /// Describes what stays and what to do about it.
  package init(_ what: String, act: String) {
    self.what = what
    self.act = act
  }
}
