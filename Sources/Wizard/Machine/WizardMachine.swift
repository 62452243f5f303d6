import Engine
import FoundationEssentials

/// Runs a procedure: events in, new state and effects out.
///
/// The machine has no input, output, clock or randomness, and all faces drive this one machine.
/// Only the state is saved; a new process creates the rest again, which is why a resumed walk reads
/// again before it builds on anything.
package struct WizardMachine: Sendable {
  /// The procedures and the values that they share.
  package let catalog: ProcedureCatalog
  /// The signatures of the operations, by name.
  package let signatures: [String: OperationSignature]
  /// The undo of each operation, by the operation's name.
  let undos: [String: Undo]
  /// The source of the answers: a person, or an answers file.
  package let actor: ValueSource
  /// The part of the machine that is saved.
  package internal(set) var state: WizardState
  /// How far the current task is.
  package internal(set) var phase = TaskPhase.idle
  /// The changes that are looked at and made together; nil when there are none.
  package internal(set) var batch: Batch?
  /// Names of the secrets that this process holds.
  package internal(set) var secretsAtHand: Set<String> = []
  /// The findings about values, by the value's name.
  package internal(set) var findings: [String: Finding] = [:]
  /// The page whose folded fields are shown; nil when none is.
  package internal(set) var unfolded: ScreenKey?
  /// The id of the pane of details that is open; nil when none is.
  package internal(set) var pane: String?
  /// Why the last act was refused.
  package internal(set) var refusal: String?
  /// Tasks whose result was seen by this process.
  var verified: Set<ScreenKey> = []
  /// The values whose warning the person has seen and kept.
  var keptWarnings: [String: String] = [:]
  /// Whether the person has confirmed to send again what may still arrive.
  var repeats = false
  /// The record of the current step before its changes were confirmed.
  var earlierRecord: StepRecord?
  /// Counts runs; results of an older one are dropped.
  var run = 0

  /// A machine at the start of a procedure, or where a saved state left off.
  package init(
    catalog: ProcedureCatalog, operations: OperationCatalog, state: WizardState,
    actor: ValueSource = .person
  ) {
    self.catalog = catalog
    signatures = operations.operations.mapValues(\.signature)
    undos = operations.operations.mapValues(\.undo)
    self.state = state
    self.actor = actor
  }

  /// The current screen, which is the last of the position.
  package var key: ScreenKey {
    state.position.last ?? ScreenKey(state.procedure, "")
  }

  /// Begins, or continues after a resume, with the current screen.
  package mutating func start(at now: Date) -> [WizardEffect] {
    guard !state.isFinished else { return [] }
    return enter(cameBack: false, at: now)
  }

  /// Takes one event.
  ///
  /// - Returns: what the caller has to do, in order.
  package mutating func handle(_ event: WizardEvent, at now: Date) -> [WizardEffect] {
    refusal = nil
    if closePane(for: event) { return [] }
    let held = secretsAtHand
    let effects = effects(of: event, at: now)
    if effects.contains(.save) { markStale() }
    return held.subtracting(secretsAtHand).sorted().map { .forget(secret: $0) } + effects
  }

  private mutating func effects(of event: WizardEvent, at now: Date) -> [WizardEffect] {
    if let effects = batchEffects(of: event, at: now) { return effects }
    switch event {
    case .edit(let field, let text): return edit(field, text)
    case .secretGiven(let field, let source, let finding):
      let before = state.secrets[field]
      let effects = secretGiven(field, source, finding)
      return (state.secrets[field] == before ? [] : dropResult(of: field)) + effects
    case .leaveField(let field): return leaveField(field)
    case .choose(let option): return choose(option)
    case .fold: return fold()
    case .openDetails(let id): return open(id)
    case .closeDetails: return []
    case .tick(let item, let isTicked): return tick(item, isTicked)
    case .next: return next(at: now)
    case .back: return back(at: now)
    case .jump(let key): return jump(to: key, at: now)
    case .other(let place): return takeOther(place, at: now)
    case .skip(let reason): return skip(reason, at: now)
    case .postpone: return postpone(at: now)
    case .confirm: return confirm(at: now)
    case .overwrite: return refuse(Phrases.nothingProposed)
    case .retry: return retry(at: now)
    case .fix: return fix(at: now)
    case .cancel: return phase.isRunning ? [.stop(run: run)] : []
    case .leave: return leave()
    case .finish: return finish()
    case .progressed(let run, let progress): return progressed(run, progress)
    case .settled(let run, let settlement):
      return settled(run, settlement, memory: nil, at: now)
    case .proposed(let run, let plan): return proposed(run, plan)
    case .applied(let run, let settlement, let memory):
      return settled(run, settlement, memory: memory, at: now)
    case .failed(let run, let report): return failed(run, report, at: now)
    case .notSent(let run, let report):
      guard run == self.run, case .applying = phase else { return [] }
      state.records[key] = earlierRecord
      return failed(run, report, at: now)
    }
  }

  /// Says why an act is not possible; nothing else changes.
  mutating func refuse(_ reason: String) -> [WizardEffect] {
    refusal = reason
    return []
  }

  /// The screen of a key; screens that a changed file no longer has are nil.
  func screen(_ key: ScreenKey) -> Screen? { catalog.screen(key) }

  /// The definition of a value; nil for an unknown name.
  func definition(of value: String) -> ValueDefinition? {
    catalog.values[value]
  }
}
