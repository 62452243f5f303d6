import Engine
import FoundationEssentials

/// Everything about a walk that outlives the process; the session file holds exactly this.
///
/// No secret is in it: of a secret only its mark is kept.
package struct WizardState: Codable, Equatable, Sendable {
  /// The outermost procedure.
  package var procedure: String
  /// Where the person is: the outermost screen first, the screen at hand last.
  package var position: [ScreenKey]
  /// Where the person came from, oldest first; each entry is a whole position.
  package var trail: [[ScreenKey]] = []
  /// What is known, by the value's name.
  package var values: [String: StoredValue] = [:]
  /// What was typed and not accepted yet, by the value's name.
  package var drafts: [String: String] = [:]
  /// What there is to choose from, by the value's name.
  package var lists: [String: [ListedItem]] = [:]
  /// What is remembered of secrets, by the value's name.
  package var secrets: [String: SecretMark] = [:]
  /// The ticked items of checklists, by their place.
  package var ticks: [ScreenKey: Set<Int>] = [:]
  /// What came of each screen.
  package var records: [ScreenKey: StepRecord] = [:]
  /// How many things the session has recorded; each takes the next number.
  package var recordCount = 0
  /// In a dry run: the steps whose changes were left for later.
  package var postponed: Set<ScreenKey> = []
  /// In a dry run: the values that changes left for later give, each with the step that gives it.
  /// One that has no text is known after apply.
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

  /// The same procedure from its first screen, for a run that asks everything again: only what
  /// operations asked to be remembered, what an undo needs, and the marks of secrets are kept.
  ///
  /// - Parameter created: names of values that operations gave whose changes the session made; kept.
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

  /// Records what came of a screen, after everything that was recorded before.
  package mutating func note(_ record: StepRecord, of key: ScreenKey) {
    recordCount += 1
    records[key] = record
    records[key]?.number = recordCount
  }

  /// What stands in a plan in the place of a value that only apply gives.
  package static let knownAfterApply = Phrases.knownAfterApply

  /// The texts of all known values.
  package var texts: [String: String] { values.mapValues(\.text) }
}

/// A value with its origin.
package struct StoredValue: Codable, Equatable, Sendable {
  /// The value.
  package var text: String
  /// Where it came from.
  package var source: ValueSource

  /// Pairs a value with its origin.
  package init(_ text: String, from source: ValueSource) {
    self.text = text
    self.source = source
  }
}

/// What is remembered of a secret.
package struct SecretMark: Codable, Equatable, Sendable {
  /// Rises each time another value is given.
  package var generation: Int
  /// Where it came from.
  package var source: ValueSource

  /// Describes a secret.
  package init(generation: Int, source: ValueSource) {
    self.generation = generation
    self.source = source
  }
}

/// What came of a screen.
package struct StepRecord: Codable, Equatable, Sendable {
  /// How it ended.
  package var status: Status
  /// Who says so: the engine, the person, or an answers file.
  package var confirmedBy: ValueSource
  /// When.
  package var at: Date
  /// Its place among everything that the session recorded; times can be equal, numbers cannot.
  package var number = 0
  /// The values that a task worked with: text, or the generation of a secret.
  package var inputs: [String: String] = [:]
  /// What was to change.
  package var plan: Plan?
  /// Whether anything was changed.
  package var hasChanged = false
  /// Which change of the walk was its last one, counted from one; nil when it made none.
  package var lastChange: Int?
  /// How many changes the walk had made when this was recorded.
  package var changesSeen = 0
  /// Whether what it rests on has changed since; it is then to be looked at again.
  package var isStale = false
  /// When the changes were about to be sent; gone once their outcome is known.
  package var intent: Date?
  /// Whether changes were about to be sent, and nothing is known of their outcome: the run was cut off.
  package var isOpen = false
  /// What was agreed to here and not taken back since, oldest first.
  package var made: [MadeChange] = []
  /// Whether it passed; nil for a survey, which claims nothing, and for what no engine looked at.
  package var result: Outcome?
  /// What was read back.
  package var evidence: [Evidence] = []
  /// What should be known about it.
  package var cautions: [String] = []
  /// What the operation asked to be remembered.
  package var memory: [String: String] = [:]
  /// Why it was passed over.
  package var reason: String?
  /// Why it failed.
  package var problem: ProblemReport?
  /// What was sent without an answer and may still arrive; gone once it shows, or once a person has
  /// decided to send it again.
  package var unanswered: ProblemReport?

  /// A record of something that just happened.
  package init(_ status: Status, by confirmedBy: ValueSource, at: Date) {
    self.status = status
    self.confirmedBy = confirmedBy
    self.at = at
  }

  /// How a screen ended.
  package enum Status: String, Codable, Equatable, Sendable {
    /// The person went on.
    case passed
    /// The engine did or checked it.
    case done
    /// Passed over, with a reason.
    case skipped
    /// About to be changed, or interrupted while changing.
    case started
    /// It failed.
    case failed
    /// Left for later in a dry run.
    case pending
  }

  /// What was about to be changed when the run was cut off; nil when the outcome is known.
  var interrupted: Plan? { isOpen ? plan : nil }

  /// Whether a plan would send once more what was sent already and may still arrive.
  package func wouldRepeat(_ plan: Plan) -> Bool {
    unanswered?.isUnderWay(in: plan) ?? false
  }

  /// Whether what it stands for can be relied on.
  package var isComplete: Bool {
    switch status {
    case .passed, .done, .skipped: !isStale
    case .started, .failed, .pending: false
    }
  }
}
