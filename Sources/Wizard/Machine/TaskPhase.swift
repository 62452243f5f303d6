import Engine

/// How far the current task is; not saved, because a new process reads again.
package enum TaskPhase: Equatable, Sendable {
  /// The current screen is no task, or its task has not begun.
  case idle
  /// Secrets are missing in this process; the names of their values.
  case needsSecrets([String])
  /// An earlier step is verified again before this one builds on it.
  case verifying(ScreenKey, Progress?)
  /// The operation reads and plans; how far it is, once it says so.
  case looking(Progress?)
  /// The changes wait for the person's confirmation.
  case proposed(Plan)
  /// The changes are being made.
  case applying(Plan, Progress?)
  /// The operation finished; the record says whether it passed.
  case done
  /// The operation failed; what happened and what to do.
  case failed(ProblemText)
  /// An earlier step is no longer true; why, when that is known.
  case broken(ScreenKey, ProblemText?)
  /// In a dry run: an earlier step's changes would have to be applied first.
  case waiting(on: ScreenKey)

  /// Whether something is running.
  package var isRunning: Bool {
    switch self {
    case .verifying, .looking, .applying: true
    case .idle, .needsSecrets, .proposed, .done, .failed, .broken, .waiting: false
    }
  }
}
