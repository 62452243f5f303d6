import Engine
import FoundationEssentials

/// What becomes of each member of a batch, from its look to its last verification.
extension WizardMachine {
  /// Confirms everything that is proposed: each member is looked at again when its turn comes.
  mutating func confirmBatch(at now: Date) -> [WizardEffect] {
    guard case .proposed = phase, let batch else { return refuse(Phrases.nothingProposed) }
    let open = batch.members.filter { $0.isOpen(overwriting: false) && $0.undoes == nil }
    if let source = open.compactMap({ pendingSource(of: $0.key) }).first {
      return refuse(Phrases.waitsFor(title(of: source)))
    }
    if wouldRepeat {
      repeats = true
      return refuse(Phrases.confirmRepeat)
    }
    for index in batch.members.indices {
      self.batch?.members[index].agreed = batch.members[index].plan
      self.batch?.members[index].tries = 0
    }
    return takeTurns(from: 0, at: now)
  }

  /// Confirms that changes of somebody else are overwritten.
  mutating func overwrite() -> [WizardEffect] {
    guard case .proposed = phase, batch?.hasDrift == true else {
      return refuse(Phrases.nothingProposed)
    }
    batch?.overwrites = true
    phase = .proposed(batch?.plan ?? Plan())
    return []
  }

  /// Says how a member stands.
  mutating func set(_ outcome: BatchMember.Outcome, ofMember index: Int) {
    batch?.members[index].outcome = outcome
  }

  /// Leaves the proposed changes for later; only in a dry run.
  mutating func postponeBatch(at now: Date) -> [WizardEffect] {
    var isLeft = batch?.stage == .proposed
    if case .failed = phase { isLeft = hasPending }
    guard isLeft else { return refuse(Phrases.nothingProposed) }
    for member in batch?.members ?? [] where member.outcome != .absent {
      if case .asWanted = member.outcome { continue }
      var record = record(.pending, by: .engine, at: now, of: member.key)
      record.plan = member.plan
      if case .waiting(let reason) = member.outcome { record.reason = reason }
      state.note(record, of: member.key)
      state.postponed.insert(member.key)
      let promises = screen(member.key)?.task?.expects ?? [:]
      expect(promises.merging(member.plan?.promises ?? [:]) { $1 }, of: member.key)
    }
    state.note(StepRecord(.pending, by: .engine, at: now), of: key)
    return advance(at: now)
  }

  /// Whether a member's plan would send again what got no answer and may still arrive.
  func wouldRepeat(_ member: BatchMember) -> Bool {
    guard member.undoes == nil, case .planned(let plan) = member.outcome else { return false }
    return state.records[member.key]?.wouldRepeat(plan) ?? false
  }

  /// Gives the next member its turn, beginning with the one at `start`; ends after the last.
  mutating func takeTurns(from start: Int, at now: Date) -> [WizardEffect] {
    var effects: [WizardEffect] = []
    for index in start..<(batch?.members.count ?? 0) {
      guard let batch else { break }
      if batch.isUndo, case .asWanted = batch.members[index].outcome {
        noteUndone(index, at: now)
        effects = [.save]
      }
      guard batch.members[index].isOpen(overwriting: batch.overwrites) else { continue }
      if let outcome = outcome(without: index) {
        set(outcome, ofMember: index)
        continue
      }
      var request = request(ofMember: index)
      request?.awaited = nil
      return effects + look(request, .checking(index))
    }
    if batch?.isUndo == false {
      noteWhole(at: now)
      effects = [.save]
    }
    return effects + end(.done)
  }

  /// Records that all tasks of the screen are done; it has passed when each of them has.
  private mutating func noteWhole(at now: Date) {
    let members = (batch?.members ?? []).filter { $0.outcome != .absent }
    var record = StepRecord(.done, by: .engine, at: now)
    record.inputs = inputs(of: key)
    record.hasChanged = members.contains { if case .done = $0.outcome { true } else { false } }
    if members.allSatisfy({ state.records[$0.key]?.result == .passed }) { record.result = .passed }
    state.note(record, of: key)
  }

  /// Judges what a look has found; `settlement` is nil when there is something to change.
  mutating func seen(
    _ plan: Plan, _ settlement: Settlement?, at now: Date
  ) -> [WizardEffect] {
    guard let batch, let index = batch.turn else { return [] }
    let member = batch.members[index]
    switch batch.stage {
    case .searching:
      if case .unanswered(_, let report)? = member.undoes?.open, report.isUnderWay(in: plan) {
        self.batch?.members[index].mayArrive = member.undoes?.openChange
      }
      return lookOn(at: now)
    case .looking:
      let ahead = ahead(of: index)
      let later = batch.isUndo ? [:] : ahead.laterInputs(of: member.key)
      let source = later.values.sorted().first.flatMap { ahead.state.pending[$0] }
      if settlement != nil, let source {
        // Nothing to change for a value that is yet to come says nothing about that value.
        set(waiting(on: source), ofMember: index)
        return lookOn(at: now)
      }
      if let settlement { return asWanted(settlement, index, at: now) }
      let drift = drift(in: plan, at: index)
      set(drift.isEmpty ? .planned(plan) : .drifted(plan, drift), ofMember: index)
      return lookOn(at: now)
    case .checking, .making:
      if case .making = batch.stage, !batch.isUndo { state.records[member.key] = member.earlier }
      let known = member.agreed?.drift ?? []
      let hasDrifted = batch.isUndo && !plan.drift.allSatisfy(known.contains)
      if let settlement, !hasDrifted { return asWanted(settlement, index, at: now) }
      let assumed = batch.members.map { Phrases.madeBy($0.title) }
      if settlement == nil, !hasDrifted, member.allows(plan, assuming: assumed) {
        return send(plan, index, at: now)
      }
      return moved(plan, index, at: now)
    case .proposed, .ended: return []
    }
  }

  /// Records that a member's changes are made and verified.
  mutating func applied(
    _ settlement: Settlement, memory: [String: String], at now: Date
  ) -> [WizardEffect] {
    guard let index = batch?.turn, let plan = batch?.members[index].plan else { return [] }
    set(.done(plan), ofMember: index)
    return settled(settlement, index, memory: memory, at: now)
  }

  /// Records the failure of a member.
  ///
  /// An undo still looks at the others, unless it was stopped; everything else ends here.
  mutating func memberFailed(_ report: ProblemText, at now: Date) -> [WizardEffect] {
    guard let batch, let index = batch.turn else { return [] }
    let member = batch.members[index]
    switch batch.stage {
    case .searching where !report.isStop:
      // Who cannot look cannot know.
      self.batch?.members[index].mayArrive = member.undoes?.openChange
      return lookOn(at: now)
    case .looking where !batch.isUndo:
      guard let source = ahead(of: index).pendingSource(of: member.key) else { break }
      set(waiting(on: source), ofMember: index)
      return lookOn(at: now)
    case .looking, .searching:
      for place in batch.members.indices where batch.members[place].outcome == .unseen {
        if place == index || report.isStop {
          set(.failed(nil, report), ofMember: place)
        }
      }
      return lookOn(at: now)
    case .checking, .making, .proposed, .ended: break
    }
    set(.failed(member.plan, report), ofMember: index)
    guard !batch.isUndo else { return end(.failed(report)) }
    noteFailure(report, of: member.key, at: now)
    return [.save] + end(.failed(report))
  }

  private mutating func send(_ plan: Plan, _ index: Int, at now: Date) -> [WizardEffect] {
    guard let member = batch?.members[index] else { return [] }
    set(.planned(plan), ofMember: index)
    batch?.members[index].tries += 1
    batch?.members[index].earlier = state.records[member.key]
    if let step = member.undoes {
      undoBegins(step, at: now)
    } else {
      noteIntent(plan, of: member.key, at: now)
    }
    batch?.stage = .making(index)
    phase = .applying(batch?.plan ?? plan, nil)
    return [.save, .apply(run: run)]
  }

  /// Leaves an undo, or asks again about the tasks that are left, because something else than was
  /// shown would be changed.
  private mutating func moved(_ plan: Plan, _ index: Int, at now: Date) -> [WizardEffect] {
    guard let batch, !batch.isUndo else {
      set(.moved(plan), ofMember: index)
      return end(.failed(ProblemText(.worldMoved)))
    }
    for place in index..<batch.members.count { set(.unseen, ofMember: place) }
    let effects = lookOn(at: now)
    if case .making = batch.stage { return [.save] + effects }
    return effects
  }

  private mutating func asWanted(
    _ settlement: Settlement, _ index: Int, at now: Date
  ) -> [WizardEffect] {
    let drift = drift(in: settlement.plan, at: index)
    set(
      drift.isEmpty ? .asWanted(settlement.plan) : .drifted(settlement.plan, drift),
      ofMember: index)
    return settled(settlement, index, memory: nil, at: now)
  }

  /// Records a member's results and continues with the next.
  private mutating func settled(
    _ settlement: Settlement, _ index: Int, memory: [String: String]?, at now: Date
  ) -> [WizardEffect] {
    guard let batch else { return [] }
    let isLook = batch.stage == .looking(index)
    let key = batch.members[index].key
    self.batch?.members[index].evidence = settlement.evidence
    self.batch?.members[index].cautions = settlement.cautions
    if batch.isUndo {
      guard !isLook else { return lookOn(at: now) }
      if case .done = batch.members[index].outcome { noteUndone(index, at: now) }
      let start = memory == nil ? index : index + 1
      let rest = takeTurns(from: start, at: now)
      return memory == nil || rest.first == .save ? rest : [.save] + rest
    }
    keep(settlement, of: key, memory: memory, at: now)
    if case .failed(let reason)? = state.records[key]?.result {
      let report = ProblemText("failed", reason, advice: [])
      set(.failed(batch.members[index].plan, report), ofMember: index)
      return [.save] + end(.failed(report))
    }
    let rest = isLook ? lookOn(at: now) : takeTurns(from: index + 1, at: now)
    return rest.first == .save ? rest : [.save] + rest
  }

  private mutating func noteUndone(_ index: Int, at now: Date) {
    guard let member = batch?.members[index], let step = member.undoes else { return }
    undone(step, evidence: member.evidence, isWhole: member.isWhole, at: now)
  }

  /// The drift in a plan that no earlier member removes.
  private func drift(in plan: Plan, at index: Int) -> [Drift] {
    guard let batch, batch.isUndo, batch.stage == .looking(index) else { return [] }
    let gone = batch.members[..<index].flatMap { member in
      if case .planned(let plan) = member.outcome { plan.changes } else { [Change]() }
    }.filter { $0.after == nil }.map(\.what)
    return plan.drift.filter { !($0.cause.map(gone.contains) ?? false) }
  }
}

extension ProblemText {
  /// Whether somebody stopped the run, or its time was over.
  fileprivate var isStop: Bool { code == ProblemText(.cancelled).code }
}
