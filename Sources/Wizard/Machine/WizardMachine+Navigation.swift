import Engine
import FoundationEssentials
import Values

extension WizardMachine {
  /// Continues from the current screen, when it lets the person.
  mutating func next(at now: Date) -> [WizardEffect] {
    guard let screen = screen(key) else { return refuse(Phrases.screenGone) }
    switch screen.kind {
    case .page(let page):
      return next(page, at: now)
    case .choice(let choice):
      guard let answer = answer(to: choice) else {
        return later.contains(choice.value) ? pass(at: now) : refuse(Phrases.chooseOne)
      }
      set(choice.value, answer, from: actor)
      return pass(at: now)
    case .call:
      return enter(cameBack: false, at: now)
    case .summary:
      return finish()
    }
  }

  /// Records the current screen as passed and continues.
  mutating func pass(at now: Date) -> [WizardEffect] {
    var record = StepRecord(.passed, by: actor, at: now)
    record.inputs = inputs(of: key)
    state.note(record, of: key)
    return advance(at: now)
  }

  /// Follows the way out of the current screen; the end of a sub-procedure returns to its caller.
  mutating func advance(at now: Date) -> [WizardEffect] {
    let from = state.position
    while let last = state.position.last {
      if let transition = transition(from: last) {
        let target = ScreenKey(last.procedure, transition.to)
        setValues(of: transition)
        state.trail.append(from)
        state.position[state.position.count - 1] = target
        return [.save] + enter(cameBack: false, at: now)
      }
      guard state.position.count > 1 else { break }
      state.position.removeLast()
      if let caller = state.position.last {
        state.note(StepRecord(.passed, by: actor, at: now), of: caller)
      }
    }
    state.position = from
    return finish()
  }

  /// The first way out whose condition holds.
  func transition(from key: ScreenKey) -> Screen.Transition? {
    screen(key).flatMap { first(of: $0.transitions) }
  }

  /// The first of these ways whose condition holds.
  func first(of ways: [Screen.Transition]) -> Screen.Transition? {
    let (known, later) = (known, later)
    return ways.first { $0.when?.holds(in: known, later: later) ?? true }
  }

  /// Sets the values that a way sets.
  private mutating func setValues(of way: Screen.Transition) {
    for (value, text) in way.set ?? [:] {
      set(value, interpolated(text), from: .procedure)
      guard let name = Interpolation.names(in: text).first(where: later.contains) else {
        continue
      }
      state.values[value] = nil
      state.pending[value] = state.pending[name]
    }
  }

  /// Arrives at the current screen; a task begins, unless its result is still valid.
  mutating func enter(cameBack: Bool, at now: Date) -> [WizardEffect] {
    phase = .idle
    pane = nil
    batch = nil
    guard let screen = screen(key) else { return [] }
    switch screen.kind {
    case .call(let call):
      for (value, text) in call.with ?? [:] { set(value, text, from: .procedure) }
      guard let way = catalog.procedure(call.procedure).flatMap({ first(of: $0.starts) }) else {
        return []
      }
      setValues(of: way)
      state.position.append(ScreenKey(call.procedure, way.to))
      return enter(cameBack: cameBack, at: now)
    case .page(let page):
      return enter(page, cameBack: cameBack, at: now)
    case .choice, .summary:
      return []
    }
  }

  /// Whether a task has to read again although its inputs are the same: the person reached it again
  /// by going forward, as after a fix, or an earlier screen has since found another answer.
  func isOutdated(_ task: TaskDefinition) -> Bool {
    guard signatures[task.operation]?.changes == false else { return false }
    let asked = Set(state.trail.compactMap(\.last).compactMap(screen).flatMap(\.askedValues))
    return state.trail.contains(state.position)
      || task.outputValues.contains {
        asked.contains($0) && state.values[$0]?.source != .engine
      }
  }

  /// Goes back one screen; what was typed stays, and nothing is judged.
  mutating func back(at now: Date) -> [WizardEffect] {
    guard let previous = state.trail.popLast() else { return refuse(Phrases.nothingBefore) }
    let stop = stopRunning()
    state.position = previous
    return stop + [.save] + enter(cameBack: true, at: now)
  }

  /// Goes to a screen that was seen before; the way back leads here.
  mutating func jump(to target: ScreenKey, at now: Date) -> [WizardEffect] {
    let target = ScreenKey(target.procedure, target.screen)
    guard let position = position(of: target) else { return refuse(Phrases.notReachedYet) }
    guard position != state.position else { return [] }
    let stop = stopRunning()
    state.trail.append(state.position)
    state.position = position
    return stop + [.save] + enter(cameBack: true, at: now)
  }

  /// The whole position of a screen that can be jumped to; nil when it was never reached.
  func position(of target: ScreenKey) -> [ScreenKey]? {
    if let seen = state.trail.last(where: { $0.last == target }) { return seen }
    if state.position.last == target { return state.position }
    let isOutermost = target.procedure == state.procedure && screen(target)?.isCall == false
    return isOutermost && state.records[target] != nil ? [target] : nil
  }

  /// Skips the current screen and records the reason.
  mutating func skip(_ reason: String, at now: Date) -> [WizardEffect] {
    guard screen(key)?.skipNote != nil else { return refuse(Phrases.cannotSkip) }
    let reason = reason.trimmed
    guard !reason.isEmpty else { return refuse(Phrases.skipNeedsReason) }
    let stop = stopRunning()
    endDetour()
    var record = record(.skipped, by: actor, at: now)
    record.reason = reason
    state.note(record, of: key)
    return stop + advance(at: now)
  }

  /// Saves and ends the walk unfinished.
  mutating func leave() -> [WizardEffect] {
    stopRunning() + [.save, .end(.left)]
  }

  /// Ends the walk when the summary is reached.
  mutating func finish() -> [WizardEffect] {
    guard let screen = screen(key), case .summary = screen.kind else {
      return refuse(Phrases.notFinished)
    }
    state.isFinished = true
    return [.save, .end(.finished)]
  }

  /// Stops the running operation, and drops its later results.
  mutating func stopRunning() -> [WizardEffect] {
    guard phase.isRunning else { return [] }
    let effects = [WizardEffect.stop(run: run)]
    run += 1
    phase = .idle
    return effects
  }
}
