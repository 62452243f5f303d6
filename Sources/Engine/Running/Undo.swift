/// How what an operation has changed is put back.
package enum Undo: Sendable {
  /// There is nothing to put back: the operation changes nothing.
  case unneeded
  /// By another operation.
  ///
  /// It takes inputs of the same names with the values of the change, and the entries of
  /// ``Plan/restore`` as texts named `restore.…`. Its required texts, but for the user, tell what
  /// was changed: two changes that agree in them are put back as one.
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

/// What an undo found changed by somebody else since: neither as it was before nor as it was
/// written.
package struct Drift: Hashable, Sendable, Codable {
  /// What is otherwise, as a whole sentence.
  package var sentence: String
  /// The path of what causes it; once that is gone, it holds no longer.
  package var cause: String?

  /// Describes a finding.
  package init(_ sentence: String, causedBy cause: String? = nil) {
    self.sentence = sentence
    self.cause = cause
  }
}

/// What an undo leaves as it is because nothing from here can put it back.
package struct Remainder: Equatable, Sendable, Codable {
  /// What stays.
  package var what: String
  /// What a person has to do, as whole sentences.
  package var act: String

  /// Describes what stays.
  package init(_ what: String, act: String) {
    self.what = what
    self.act = act
  }
}
