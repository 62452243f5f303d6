import Engine
import FoundationEssentials

/// Tasks of one screen, or steps of an undo, that are looked at in order and proposed together.
extension WizardMachine {
  /// The keys of a screen's tasks, in order; empty when it has no list of tasks.
  func memberKeys(of key: ScreenKey) -> [ScreenKey] {
    (screen(key)?.tasks ?? []).map { ScreenKey(key.procedure, key.screen, member: $0.id) }
  }

  /// Handles an event that is about the batch; nil when it is not.
  mutating func batchEffects(of event: WizardEvent, at now: Date) -> [WizardEffect]? {
    guard let batch else { return nil }
    switch event {
    case .confirm: return confirmBatch(at: now)
    case .overwrite: return overwrite()
    case .postpone where !batch.isUndo: return postponeBatch(at: now)
    case .proposed(run, let plan): return seen(plan, nil, at: now)
    case .settled(run, let settlement): return seen(settlement.plan, settlement, at: now)
    case .applied(run, let settlement, let memory):
      return applied(settlement, memory: memory, at: now)
    case .failed(run, let report): return memberFailed(report, at: now)
    case .notSent(run, let report):
      guard let index = batch.turn else { return [] }
      state.records[batch.members[index].key] = batch.members[index].earlier
      return memberFailed(report, at: now)
    default: return nil
    }
  }

  /// Begins the tasks of the current screen: first their secrets, then what they rely on.
  mutating func startBatch(at now: Date) -> [WizardEffect] {
    batch = nil
    let keys = memberKeys(of: key)
    let unverified = keys.flatMap(reliedOn).filter {
      state.records[$0]?.status == .done && (!verified.contains($0) || isOutdatedItself($0))
    }
    var missing = missingSecrets(of: unverified)
    var given: Set<String> = []
    for key in keys where mayTakePart(key, given) {
      missing += missingSecrets(of: [key]).filter { !given.contains($0) && !missing.contains($0) }
      given.formUnion(screen(key)?.task?.outputValues ?? [])
    }
    guard missing.isEmpty else {
      phase = .needsSecrets(missing)
      return []
    }
    repeats = false
    if let earlier = unverified.first {
      run += 1
      phase = .verifying(earlier, nil)
      return request(for: earlier).map { [.look($0)] } ?? []
    }
    batch = Batch(keys.map(member), isUndo: false)
    return lookOn(at: now)
  }

  /// A task of the current screen that nobody has looked at.
  private func member(_ key: ScreenKey) -> BatchMember {
    BatchMember(key, title: title(of: key), operation: screen(key)?.task?.operation ?? "")
  }

  /// The tasks of the current screen as they ended; nil when one of them has to be looked at.
  var finishedBatch: Batch? {
    let keys = memberKeys(of: key)
    guard !keys.isEmpty, state.records[key]?.isComplete == true,
      keys.allSatisfy({ key in
        guard let record = state.records[key] else { return !mayTakePart(key, []) }
        return record.status == .done && !isStale(key)
      })
    else { return nil }
    let members = keys.map { key in
      var member = member(key)
      member.outcome = state.records[key].map { .asWanted($0.plan ?? Plan()) } ?? .absent
      return member
    }
    return Batch(members, isUndo: false)
  }

  /// Looks at every change of the session, the latest first, in order to undo it.
  package mutating func startUndo(at now: Date) -> [WizardEffect] {
    let members = undoable.map {
      BatchMember($0.key, title: $0.title, operation: $0.operation, undoes: $0)
    }
    batch = Batch(members, isUndo: true)
    let effects = lookOn(at: now)
    if effects.contains(.save) { markStale() }
    return effects
  }

  /// Looks at the next member that nobody has looked at; after the last one proposes the changes.
  mutating func lookOn(at now: Date) -> [WizardEffect] {
    while let index = batch?.members.firstIndex(where: { $0.outcome == .unseen }),
      let member = batch?.members[index]
    {
      if case .unanswered(var request, let report)? = member.undoes?.open,
        batch?.stage != .searching(index)
      {
        request.awaited = .unanswered(report)
        return look(request, .searching(index))
      }
      if let outcome = outcome(without: index) {
        set(outcome, ofMember: index)
      } else {
        return look(request(ofMember: index), .looking(index))
      }
    }
    return propose(at: now)
  }

  /// Starts a look at the member whose turn the stage says.
  mutating func look(_ request: TaskRequest?, _ stage: Batch.Stage) -> [WizardEffect] {
    guard var request else { return [] }
    run += 1
    request.run = run
    batch?.stage = stage
    phase = .looking(nil)
    if case .checking = stage { phase = .applying(batch?.plan ?? Plan(), nil) }
    return [.look(request)]
  }

  private mutating func propose(at now: Date) -> [WizardEffect] {
    guard let batch else { return [] }
    if batch.isUndo, let report = batch.failure { return end(.failed(report)) }
    guard batch.isPending else { return takeTurns(from: 0, at: now) }
    self.batch?.stage = .proposed
    phase = .proposed(batch.plan)
    return []
  }

  /// Ends the batch in a phase.
  mutating func end(_ phase: TaskPhase) -> [WizardEffect] {
    batch?.stage = .ended
    self.phase = phase
    return []
  }

  /// How a member stands that nobody has to look at; nil when a look decides.
  func outcome(without index: Int) -> BatchMember.Outcome? {
    guard let member = batch?.members[index] else { return nil }
    if case .byHand(let act)? = member.undoes?.way { return .byHand(act) }
    guard member.undoes == nil, let task = screen(member.key)?.task else { return nil }
    let ahead = ahead(of: index)
    let later = ahead.later
    if let condition = condition(of: member.key), !condition.holds(in: ahead.known, later: later) {
      let source = condition.values.filter(later.contains).compactMap { ahead.state.pending[$0] }
      return source.first.map(waiting) ?? .absent
    }
    if let source = ahead.pendingFoundation(of: member.key) { return waiting(on: source) }
    // A check sees the state before changes that come first; a survey asks for that state.
    let earlier = batch?.members[..<index].last { $0.isOpen(overwriting: false) }
    guard let earlier, signatures[task.operation]?.changes == false, !task.isSurvey else {
      return nil
    }
    return waiting(on: earlier.key)
  }

  /// How a member stands that waits for another one's changes.
  func waiting(on key: ScreenKey) -> BatchMember.Outcome {
    .waiting(Phrases.waitsFor(title(of: key)))
  }

  /// The machine after the changes of all members before one, as far as they are known.
  func ahead(of index: Int) -> WizardMachine {
    var ahead = self
    for member in batch?.members[..<index] ?? [] where member.isOpen(overwriting: false) {
      let task = screen(member.key)?.task
      let promises = (task?.expects ?? [:]).merging(member.plan?.promises ?? [:]) { $1 }
      ahead.expect(promises, of: member.key)
      for value in task?.outputValues ?? [] { ahead.secretsAtHand.remove(value) }
    }
    return ahead
  }

  /// The run of a member's operation; a value that another one makes is called that.
  func request(ofMember index: Int) -> TaskRequest? {
    guard let member = batch?.members[index] else { return nil }
    if let step = member.undoes {
      guard case .run(var request) = step.way else { return nil }
      request.awaited = step.open == .interrupted ? .any : nil
      return request
    }
    let ahead = ahead(of: index)
    var request = ahead.request(for: member.key)
    for input in request?.later ?? [] where request?.texts[input] != nil {
      guard let value = screen(member.key)?.task?.inputs[input],
        let source = ahead.state.pending[value], memberKeys(of: key).contains(source)
      else { continue }
      request?.texts[input] = Phrases.madeBy(title(of: source))
    }
    return request
  }

  private func condition(of key: ScreenKey) -> Condition? {
    screen(self.key)?.tasks.first { $0.id == key.member }?.when
  }

  /// Whether a task may take part, as far as is known before the first look; `given` has the values
  /// that those before it give.
  private func mayTakePart(_ key: ScreenKey, _ given: Set<String>) -> Bool {
    guard let condition = condition(of: key) else { return true }
    return !given.isDisjoint(with: condition.values) || condition.holds(in: known, later: later)
  }
}
