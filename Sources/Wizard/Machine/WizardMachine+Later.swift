import Engine
import FoundationEssentials

/// Values that only a pending change gives: in a dry run they are known after apply, which is
/// another thing than being empty.
extension WizardMachine {
  /// The names of the values that are not known before a pending change is applied.
  var later: Set<String> {
    Set(state.pending.keys.filter { state.values[$0] == nil && !secretsAtHand.contains($0) })
  }

  /// Leaves the proposed changes, or what waits for them, for later.
  mutating func postpone(at now: Date) -> [WizardEffect] {
    var record = record(.pending, by: .engine, at: now)
    let task = screen(key)?.task
    var promises = task?.expects ?? [:]
    switch phase {
    case .proposed(let plan):
      record.plan = plan
      promises.merge(plan.promises) { _, promised in promised }
    case .waiting(let earlier): record.reason = Phrases.waitsFor(title(of: earlier))
    case .failed(let report) where hasPending || wantsWord: record.reason = report.cause
    case .done where isHeldUp: record.reason = task?.otherwise.map(interpolated)
    case .idle where wantsWord: record.reason = Phrases.outOfReach
    case .idle, .needsSecrets, .verifying, .looking, .applying, .done, .failed, .broken:
      return refuse(Phrases.nothingProposed)
    }
    record.problem = nil
    state.note(record, of: key)
    state.postponed.insert(key)
    expect(promises, of: key)
    return advance(at: now)
  }

  /// Goes by what a task's pending changes promise; its other outputs are known after apply.
  mutating func expect(_ promises: [String: String], of key: ScreenKey) {
    for (output, value) in screen(key)?.task?.outputs ?? [:] {
      state.values[value] = promises[output].map { StoredValue($0, from: .engine) }
      state.lists[value] = nil
      state.pending[value] = key
    }
  }

  /// Whether anything was left for later.
  var hasPending: Bool { !state.postponed.isEmpty }

  /// Whether a step's changes were left for later, or undone.
  ///
  /// What an earlier run had done before everything was asked again is neither.
  private func isPending(_ key: ScreenKey) -> Bool {
    guard let record = state.records[key], record.status == .pending else { return false }
    return state.postponed.contains(key) || record.reason != nil
  }

  /// The step whose changes have to be applied before this task can read; nil when it can read now.
  ///
  /// A task that only reads would see the state before those changes. A task that changes something
  /// is planned as far as possible, with ``Phrases/knownAfterApply`` in place of an unknown value;
  /// but when something is deleted before, the current state says nothing.
  func pendingFoundation(of key: ScreenKey) -> ScreenKey? {
    guard let task = screen(key)?.task else { return nil }
    guard signatures[task.operation]?.changes == true else { return pendingSource(of: key) }
    return reliedOn(by: key).first { earlier in
      isPending(earlier)
        && state.records[earlier]?.plan?.changes.contains { $0.after == nil } == true
    }
  }

  /// The step whose changes have to be applied before those of this task; nil when there is none.
  func pendingSource(of key: ScreenKey) -> ScreenKey? {
    reliedOn(by: key).first(where: isPending)
      ?? laterInputs(of: key).values.sorted().first.flatMap { state.pending[$0] }
  }

  /// The inputs of a task that are known after apply, each with the name of its value.
  func laterInputs(of key: ScreenKey) -> [String: String] {
    let later = later
    return (screen(key)?.task?.inputs ?? [:]).filter { later.contains($0.value) }
  }
}
