import Engine

/// How far the task at hand is; not saved, because a new process looks again.
package enum TaskPhase: Equatable, Sendable {
  /// The screen at hand is no task, or nothing has begun.
  case idle
  /// Secrets are not at hand; the names of their values.
  case needsSecrets([String])
  /// An earlier step is verified again before this one builds on it.
  case verifying(ScreenKey, Progress?)
  /// Observing and planning.
  case looking(Progress?)
  /// These changes wait for a yes.
  case proposed(Plan)
  /// The changes are being made.
  case applying(Plan, Progress?)
  /// It went well.
  case done
  /// It did not.
  case failed(ProblemReport)
  /// An earlier step does not hold any more; why, when that is known.
  case broken(ScreenKey, ProblemReport?)
  /// In a dry run: the changes of an earlier step would have to be made first.
  case waiting(on: ScreenKey)

  /// Whether something is running.
  package var isRunning: Bool {
    switch self {
    case .verifying, .looking, .applying: true
    case .idle, .needsSecrets, .proposed, .done, .failed, .broken, .waiting: false
    }
  }
}
