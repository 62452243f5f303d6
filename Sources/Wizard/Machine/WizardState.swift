import Engine
import FoundationEssentials

/// Everything about a walk that outlives the process; the session file holds exactly this.
///
/// No secret is in it: of a secret only its mark is kept.
package struct WizardState: Codable, Equatable, Sendable {
  /// The name of the outermost procedure, such as `smart-tags`.
  package var procedure: String
  /// The person's position: the outermost screen first, the current screen last.
  package var position: [ScreenKey]
  /// The earlier positions, oldest first; each entry is a whole position.
  package var trail: [[ScreenKey]] = []
  /// The known values, by name.
  package var values: [String: StoredValue] = [:]
  /// The texts that were typed and not accepted yet, by the value's name.
  package var drafts: [String: String] = [:]
  /// The items of lists, by the value's name.
  package var lists: [String: [ListedItem]] = [:]
  /// The marks of secrets, by the value's name.
  package var secrets: [String: SecretMark] = [:]
  /// The ticked items of checklists, by their place.
  package var ticks: [ScreenKey: Set<Int>] = [:]
  /// The outcome of each screen: how it ended, who confirmed it and when.
  package var records: [ScreenKey: StepRecord] = [:]
  /// How many things the session has recorded; each takes the next number.
  package var recordCount = 0
  /// In a dry run: the steps whose changes were left for later.
  package var postponed: Set<ScreenKey> = []
  /// In a dry run: the values that postponed changes give, each with the step that gives it.
  ///
  /// A value without a text is known after apply.
  package var pending: [String: ScreenKey] = [:]
  /// How many steps have changed something so far, each time counted.
  package var changeCount = 0
  /// Whether every step is done.
  package var isFinished = false

  /// A walk that is about to begin.
  package init(procedure: String, start: String) {
    self.procedure = procedure
    position = [ScreenKey(procedure, start)]
  }

  /// The same procedure from its first screen, for a run that asks everything again.
  ///
  /// Only what operations asked to be remembered, what an undo needs, the marks of secrets, and the
  /// values named in `created` are kept: those that came from changes of this session.
  package func startedOver(
    at start: String, on date: Date, keeping created: Set<String> = []
  ) -> WizardState {
    var fresh = WizardState(procedure: procedure, start: start)
    fresh.secrets = secrets
    fresh.recordCount = recordCount
    fresh.changeCount = changeCount
    fresh.values = values.filter { created.contains($0.key) && $0.value.source == .engine }
    fresh.records = records.compactMapValues { record in
      guard !record.memory.isEmpty || record.intent != nil || !record.made.isEmpty else {
        return nil
      }
      var kept = StepRecord(.pending, by: .engine, at: date)
      kept.isOpen = record.isOpen
      kept.memory = record.memory
      kept.intent = record.intent
      kept.hasChanged = record.hasChanged
      kept.unanswered = record.unanswered
      kept.lastChange = record.lastChange
      kept.plan = record.plan
      kept.made = record.made
      kept.number = record.number
      kept.inputs = record.inputs
      return kept
    }
    return fresh
  }

  /// Records the outcome of a screen, with the next number of the session.
  package mutating func note(_ record: StepRecord, of key: ScreenKey) {
    recordCount += 1
    records[key] = record
    records[key]?.number = recordCount
  }

  /// The placeholder in a plan for a value that only apply gives.
  package static let knownAfterApply = Phrases.knownAfterApply

  /// The texts of all known values.
  package var texts: [String: String] { values.mapValues(\.text) }
}

/// A value with its origin.
package struct StoredValue: Codable, Equatable, Sendable {
  /// The text, as the person or an operation gave it.
  package var text: String
  /// Its origin: a person, an operation, a file or the sandbox.
  package var source: ValueSource

  /// Pairs a value with its origin.
  package init(_ text: String, from source: ValueSource) {
    self.text = text
    self.source = source
  }
}

/// The mark of a secret: its generation and origin, never its text.
package struct SecretMark: Codable, Equatable, Sendable {
  /// Rises each time another value is given.
  package var generation: Int
  /// Its origin: a person, an operation, a file or the sandbox.
  package var source: ValueSource

  package init(generation: Int, source: ValueSource) {
    self.generation = generation
    self.source = source
  }
}

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
