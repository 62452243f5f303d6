public import Engine
public import FoundationEssentials

/// Everything about a walk that outlives the process; the session file holds exactly this.
///
/// No secret is in it: of a secret only its mark is kept.
public struct WizardState: Codable, Equatable, Sendable {
  /// The outermost procedure.
  public var procedure: String
  /// Where the person is: the outermost screen first, the screen at hand last.
  public var position: [ScreenKey]
  /// Where the person came from, oldest first; each entry is a whole position.
  public var trail: [[ScreenKey]] = []
  /// What is known, by the value's name.
  public var values: [String: StoredValue] = [:]
  /// What was typed and not accepted yet, by the value's name.
  public var drafts: [String: String] = [:]
  /// What there is to choose from, by the value's name.
  public var lists: [String: [ListedItem]] = [:]
  /// What is remembered of secrets, by the value's name.
  public var secrets: [String: SecretMark] = [:]
  /// The ticked items of checklists, by their place.
  public var ticks: [ScreenKey: Set<Int>] = [:]
  /// What came of each screen.
  public var records: [ScreenKey: StepRecord] = [:]
  /// How many things the session has recorded; each takes the next number.
  public var recordCount = 0
  /// In a dry run: the steps whose changes were left for later.
  public var postponed: Set<ScreenKey> = []
  /// In a dry run: the values that changes left for later give, each with the step that gives it.
  /// One that has no text is known after apply.
  public var pending: [String: ScreenKey] = [:]
  /// How many steps have changed something so far, each time counted.
  public var changeCount = 0
  /// Whether every step is done.
  public var isFinished = false

  /// A walk that is about to begin.
  public init(procedure: String, start: String) {
    self.procedure = procedure
    position = [ScreenKey(procedure, start)]
  }

  /// The same procedure from its first screen, for a run that asks everything again: only what
  /// operations asked to be remembered, what an undo needs, and the marks of secrets are kept.
  ///
  /// - Parameter created: names of values that operations gave whose changes the session made; kept.
  public func startedOver(
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
  public mutating func note(_ record: StepRecord, of key: ScreenKey) {
    recordCount += 1
    records[key] = record
    records[key]?.number = recordCount
  }

  /// What stands in a plan in the place of a value that only apply gives.
  public static let knownAfterApply = Phrases.knownAfterApply

  /// The texts of all known values.
  public var texts: [String: String] { values.mapValues(\.text) }
}

/// A value with its origin.
public struct StoredValue: Codable, Equatable, Sendable {
  /// The value.
  public var text: String
  /// Where it came from.
  public var source: ValueSource

  /// Pairs a value with its origin.
  public init(_ text: String, from source: ValueSource) {
    self.text = text
    self.source = source
  }
}

/// What is remembered of a secret.
public struct SecretMark: Codable, Equatable, Sendable {
  /// Rises each time another value is given.
  public var generation: Int
  /// Where it came from.
  public var source: ValueSource

  /// Describes a secret.
  public init(generation: Int, source: ValueSource) {
    self.generation = generation
    self.source = source
  }
}

/// What came of a screen.
public struct StepRecord: Codable, Equatable, Sendable {
  /// How it ended.
  public var status: Status
  /// Who says so: the engine, the person, or an answers file.
  public var confirmedBy: ValueSource
  /// When.
  public var at: Date
  /// Its place among everything that the session recorded; times can be equal, numbers cannot.
  public var number = 0
  /// The values that a task worked with: text, or the generation of a secret.
  public var inputs: [String: String] = [:]
  /// What was to change.
  public var plan: Plan?
  /// Whether anything was changed.
  public var hasChanged = false
  /// Which change of the walk was its last one, counted from one; nil when it made none.
  public var lastChange: Int?
  /// How many changes the walk had made when this was recorded.
  public var changesSeen = 0
  /// Whether what it rests on has changed since; it is then to be looked at again.
  public var isStale = false
  /// When the changes were about to be sent; gone once their outcome is known.
  public var intent: Date?
  /// What was agreed to here and not taken back since, oldest first.
  public var made: [MadeChange] = []
  /// Whether it passed; nil for a survey, which claims nothing, and for what no engine looked at.
  public var result: Outcome?
  /// What was read back.
  public var evidence: [Evidence] = []
  /// What should be known about it.
  public var cautions: [String] = []
  /// What the operation asked to be remembered.
  public var memory: [String: String] = [:]
  /// Why it was passed over.
  public var reason: String?
  /// Why it failed.
  public var problem: ProblemReport?
  /// What was sent without an answer and may still arrive; gone once it shows, or once a person has
  /// decided to send it again.
  public var unanswered: ProblemReport?

  /// A record of something that just happened.
  public init(_ status: Status, by confirmedBy: ValueSource, at: Date) {
    self.status = status
    self.confirmedBy = confirmedBy
    self.at = at
  }

  /// How a screen ended.
  public enum Status: String, Codable, Equatable, Sendable {
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

  /// Whether a plan would send once more what was sent already and may still arrive.
  public func wouldRepeat(_ plan: Plan) -> Bool {
    guard let unanswered else { return false }
    guard let change = unanswered.underWay else { return true }
    return plan.changes.contains { $0.what == change.what && $0.after == change.after }
  }

  /// Whether what it stands for can be relied on.
  public var isComplete: Bool {
    switch status {
    case .passed, .done, .skipped: !isStale
    case .started, .failed, .pending: false
    }
  }
}
