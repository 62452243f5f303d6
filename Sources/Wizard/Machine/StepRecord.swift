import Engine
import FoundationEssentials

/// The outcome of a screen: how it ended, who confirmed it and when.
package struct StepRecord: Codable, Equatable, Sendable {
  /// How the screen ended.
  package var status: Status
  /// The source of the outcome: the engine, the person, or an answers file.
  package var confirmedBy: ValueSource
  /// The time of the outcome.
  package var at: Date
  /// Its place among everything that the session recorded; times can be equal, numbers cannot.
  package var number = 0
  /// The values that a task worked with: text, or the generation of a secret.
  package var inputs: [String: String] = [:]
  /// The changes that were planned.
  package var plan: Plan?
  /// Whether anything was changed.
  package var hasChanged = false
  /// The number of its last change in the walk, counted from 1; nil when it changed nothing.
  package var lastChange: Int?
  /// The number of changes of the walk when this was recorded.
  package var changesSeen = 0
  /// Whether something it rests on has changed since, so that it has to be checked again.
  package var isStale = false
  /// The time before the changes were sent; nil once their outcome is known.
  package var intent: Date?
  /// Whether changes were about to be sent, and nothing is known of their outcome: the run was cut
  /// off.
  package var isOpen = false
  /// The changes that were confirmed here and not undone since, oldest first.
  package var made: [MadeChange] = []
  /// Whether it passed; nil for a survey, which claims nothing, and for what no engine looked at.
  package var result: Outcome?
  /// The results that were read back from AEM or Adobe.
  package var evidence: [Evidence] = []
  /// Warnings about the outcome, in sentences.
  package var cautions: [String] = []
  /// The texts that the operation asked to be remembered.
  package var memory: [String: String] = [:]
  /// The reason for skipping the screen, as the person entered it.
  package var reason: String?
  /// The failure: what happened and what to do; nil unless it failed.
  package var problem: ProblemText?
  /// The report of a change that was sent, got no answer and may still arrive.
  ///
  /// It is nil once the change shows, or once a person has decided to send it again.
  package var unanswered: ProblemText?

  /// A record of something that just happened.
  package init(_ status: Status, by confirmedBy: ValueSource, at: Date) {
    self.status = status
    self.confirmedBy = confirmedBy
    self.at = at
  }

  /// How a screen ended.
  package enum Status: String, Codable, Equatable, Sendable {
    /// The person continued past it.
    case passed
    /// aem-setup did or checked it.
    case done
    /// The person skipped it, with a reason.
    case skipped
    /// About to be changed, or interrupted while changing.
    case started
    /// The operation failed; the record's problem says why.
    case failed
    /// Left for later in a dry run.
    case pending
  }

  /// The changes that were planned when the run was cut off; nil when the outcome is known.
  var interrupted: Plan? { isOpen ? plan : nil }

  /// Whether a plan would send again what was sent already and may still arrive.
  package func wouldRepeat(_ plan: Plan) -> Bool {
    unanswered?.isUnderWay(in: plan) ?? false
  }

  /// Whether later steps can rely on the outcome.
  package var isComplete: Bool {
    switch status {
    case .passed, .done, .skipped: !isStale
    case .started, .failed, .pending: false
    }
  }
}
