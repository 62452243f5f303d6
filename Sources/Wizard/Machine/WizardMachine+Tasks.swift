import Engine
import FoundationEssentials

extension WizardMachine {
  /// Begins the current task: first its secrets, then what it relies on, then itself.
  mutating func startTask(at now: Date) -> [WizardEffect] {
    guard let page = screen(key)?.page, page.runsTasks else { return [] }
    guard let task = page.task else { return startBatch(at: now) }
    guard !isOutOfReach(task) else { return [] }
    state.ticks[key]?.remove(page.wordIndex)
    let reliedOn = reliedOn(by: key)
    if let pending = pendingFoundation(of: key) {
      phase = .waiting(on: pending)
      return []
    }
    let unverified = reliedOn.filter {
      state.records[$0]?.status == .done && (!verified.contains($0) || isOutdatedItself($0))
    }
    let missing = missingSecrets(of: unverified + [key])
    guard missing.isEmpty else {
      phase = .needsSecrets(missing)
      return []
    }
    run += 1
    repeats = false
    if let earlier = unverified.first {
      phase = .verifying(earlier, nil)
      return request(for: earlier).map { [.look($0)] } ?? []
    }
    phase = .looking(nil)
    return request(for: key).map { [.look($0)] } ?? []
  }

  /// Continues after a task: with the secrets that were missing, or to the next screen.
  mutating func nextFromTask(_ task: TaskDefinition?, at now: Date) -> [WizardEffect] {
    switch phase {
    case .done:
      guard let task, holdsUp(task) else { return advance(at: now) }
      return refuse(interpolated(task.otherwise ?? ""))
    case .needsSecrets(let names):
      return accept(names) ? startTask(at: now) : []
    case .idle: return startTask(at: now)
    case .proposed: return refuse(Phrases.confirmFirst)
    case .failed, .broken: return refuse(Phrases.fixFirst)
    case .waiting(let earlier): return refuse(Phrases.waitsFor(title(of: earlier)))
    case .verifying, .looking, .applying: return refuse(Phrases.stillRunning)
    }
  }

  /// Confirms the proposed changes: the intent is on disk before anything is sent.
  mutating func confirm(at now: Date) -> [WizardEffect] {
    guard case .proposed(let plan) = phase else { return refuse(Phrases.nothingProposed) }
    if let source = pendingSource(of: key) {
      return refuse(Phrases.waitsFor(title(of: source)))
    }
    earlierRecord = state.records[key]
    if wouldRepeat {
      repeats = true
      return refuse(Phrases.confirmRepeat)
    }
    noteIntent(plan, of: key, at: now)
    phase = .applying(plan, nil)
    return [.save, .apply(run: run)]
  }

  /// Records that changes are about to be sent.
  mutating func noteIntent(_ plan: Plan, of key: ScreenKey, at now: Date) {
    var record = record(.started, by: .engine, at: now, of: key)
    record.plan = plan
    record.unanswered = nil
    record.intent = now
    record.isOpen = true
    record.inputs = inputs(of: key)
    if let request = request(for: key) {
      record.made.append(MadeChange(request, plan, number: state.recordCount + 1, at: now))
    }
    state.note(record, of: key)
  }

  /// Whether the proposed changes would send again what got no answer and may still arrive, and the
  /// person has not confirmed that yet.
  package var wouldRepeat: Bool {
    guard !repeats, case .proposed(let plan) = phase else { return false }
    if let batch { return batch.members.contains(where: wouldRepeat) }
    return state.records[key]?.wouldRepeat(plan) ?? false
  }

  /// Reads the current task again.
  mutating func retry(at now: Date) -> [WizardEffect] {
    if !phase.isRunning { endDetour() }
    guard let page = screen(key)?.page, page.runsTasks, !phase.isRunning,
      page.task.map(isOutOfReach) != true
    else { return refuse(Phrases.nothingToRetry) }
    guard takeParts(of: page) else { return [] }
    verified.remove(key)
    return startTask(at: now)
  }

  /// Goes to the earlier step that is no longer true.
  mutating func fix(at now: Date) -> [WizardEffect] {
    guard case .broken(let earlier, _) = phase else { return refuse(Phrases.nothingToFix) }
    verified.remove(earlier)
    let effects = jump(to: earlier, at: now)
    return effects + (phase == .done ? retry(at: now) : [])
  }

  /// Notes how far the run is.
  mutating func progressed(_ run: Int, _ progress: Progress) -> [WizardEffect] {
    guard run == self.run else { return [] }
    switch phase {
    case .verifying(let earlier, _): phase = .verifying(earlier, progress)
    case .looking: phase = .looking(progress)
    case .applying(let plan, _): phase = .applying(plan, progress)
    case .idle, .needsSecrets, .proposed, .done, .failed, .broken, .waiting: break
    }
    return []
  }

  /// A look found changes to make.
  mutating func proposed(_ run: Int, _ plan: Plan) -> [WizardEffect] {
    guard run == self.run else { return [] }
    switch phase {
    case .verifying(let earlier, _): phase = .broken(earlier, nil)
    case .looking: phase = .proposed(plan)
    case .applying:
      forgetUnsent()
      phase = .proposed(plan)
      return [.save]
    case .idle, .needsSecrets, .proposed, .done, .failed, .broken, .waiting: break
    }
    return []
  }

  /// Records the outcome of a run that leaves nothing to change.
  mutating func settled(
    _ run: Int, _ settlement: Settlement, memory: [String: String]?, at now: Date
  ) -> [WizardEffect] {
    guard run == self.run else { return [] }
    switch phase {
    case .verifying(let earlier, _):
      keep(settlement, of: earlier, memory: memory, at: now)
      if case .failed(let reason) = state.records[earlier]?.result {
        phase = .broken(earlier, ProblemText("failed", reason, advice: []))
        return [.save]
      }
      return [.save] + startTask(at: now)
    case .looking, .applying:
      // What somebody else has done meanwhile is not this session's change.
      if case .applying = phase, memory == nil { forgetUnsent() }
      keep(settlement, of: key, memory: memory, at: now)
      phase = .done
      return [.save]
    case .idle, .needsSecrets, .proposed, .done, .failed, .broken, .waiting:
      return []
    }
  }

  /// Records the failure of a run, unless a newer run has begun.
  mutating func failed(_ run: Int, _ report: ProblemText, at now: Date) -> [WizardEffect] {
    guard run == self.run else { return [] }
    switch phase {
    case .verifying(let earlier, _):
      phase = .broken(earlier, report)
      return []
    case .looking, .applying:
      if let source = pendingSource(of: key) {
        phase = .waiting(on: source)
        return []
      }
      noteFailure(report, of: key, at: now)
      phase = .failed(report)
      return [.save]
    case .idle, .needsSecrets, .proposed, .done, .failed, .broken, .waiting:
      return []
    }
  }

  /// Records the failure of a task.
  mutating func noteFailure(_ report: ProblemText, of key: ScreenKey, at now: Date) {
    var record = state.records[key] ?? StepRecord(.failed, by: .engine, at: now)
    record.status = .failed
    record.isOpen = false
    record.at = now
    record.problem = report
    record.result = .failed(report.cause)
    if report.isAmbiguous { record.unanswered = report }
    state.note(record, of: key)
  }

  /// A new record of a screen, the current one by default; what an operation asked to be remembered
  /// stays.
  func record(
    _ status: StepRecord.Status, by confirmedBy: ValueSource, at now: Date,
    of place: ScreenKey? = nil
  ) -> StepRecord {
    var record = StepRecord(status, by: confirmedBy, at: now)
    let earlier = state.records[place ?? key]
    record.memory = earlier?.memory ?? [:]
    record.intent = earlier?.intent
    record.isOpen = earlier?.isOpen ?? false
    record.hasChanged = earlier?.hasChanged ?? false
    record.plan = earlier?.plan
    record.unanswered = earlier?.unanswered
    record.made = earlier?.made ?? []
    record.lastChange = earlier?.lastChange
    // What is skipped or confirmed after it failed has failed all the same.
    if case .failed = earlier?.result, status == .skipped || status == .passed {
      record.result = earlier?.result
    }
    return record
  }

  /// Removes a change from the record that was confirmed and, as is known, never sent.
  private mutating func forgetUnsent() { state.records[key] = earlierRecord }

  /// Records what an operation found or made, and takes its outputs over.
  mutating func keep(
    _ settlement: Settlement, of key: ScreenKey, memory: [String: String]?, at now: Date
  ) {
    let earlier = state.records[key]
    var record = StepRecord(.done, by: .engine, at: now)
    record.plan = earlier?.plan
    record.hasChanged = memory != nil || earlier?.hasChanged == true || earlier?.intent != nil
    record.evidence = settlement.evidence
    record.cautions = settlement.cautions
    record.memory = memory ?? earlier?.memory ?? [:]
    record.made = earlier?.made ?? []
    if let memory, !record.made.isEmpty { record.made[record.made.count - 1].memory = memory }
    if memory != nil || earlier?.intent != nil {
      state.changeCount += 1
      record.lastChange = state.changeCount
    } else {
      record.lastChange = earlier?.lastChange
    }
    record.changesSeen = state.changeCount
    let task = screen(key)?.task
    let signature = task.flatMap { signatures[$0.operation] }
    let optional = Set(
      signature?.outputs.filter { $0.isOptional && $0.kind == .text }.map(\.name) ?? [])
    for (output, value) in task?.outputs ?? [:] {
      if let source = state.pending[value] {
        // What is seen before a pending change says nothing about the time after it.
        guard source == key else { continue }
        state.pending[value] = nil
      }
      if let text = settlement.texts[output] {
        state.values[value] = StoredValue(text, from: .engine)
      } else if optional.contains(output), state.values[value]?.source == .engine {
        // What this run could not read is not known any more.
        state.values[value] = nil
      }
      if let list = settlement.lists[output] { state.lists[value] = list }
      if settlement.secrets.contains(output) {
        _ = secretGiven(value, .engine, nil)
      }
    }
    record.inputs = inputs(of: key)
    record.result = screen(key)?.task.flatMap { judged(settlement.outcome, $0) }
    if case .failed = record.result { record.status = .failed }
    state.note(record, of: key)
    state.postponed.remove(key)
    verified.insert(key)
  }
}
