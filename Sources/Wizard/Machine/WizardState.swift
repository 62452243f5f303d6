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
  /// The ticked items of pages, by their place.
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
  /// The other ways that were taken, by the page that they lead from.
  package var detours: [ScreenKey: Detour] = [:]
  /// How many steps have changed something so far, each time counted.
  package var changeCount = 0
  /// Whether every step is done.
  package var isFinished = false

  /// A walk that is about to begin.
  package init(procedure: String, start: String) {
    self.procedure = procedure
    position = [ScreenKey(procedure, start)]
  }

  /// A walk of a procedure that is about to begin with something that is known, such as the document
  /// that a person follows.
  package init(
    _ procedure: Procedure, knowing given: [String: String] = [:], from source: ValueSource
  ) {
    let way = procedure.wayIn(knowing: given)
    self.init(procedure: procedure.name, start: way.to)
    values = given.mapValues { StoredValue($0, from: source) }
    for (value, text) in way.set ?? [:] { values[value] = StoredValue(text, from: .procedure) }
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
