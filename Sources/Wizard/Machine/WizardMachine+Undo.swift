import Engine
import FoundationEssentials

extension WizardMachine {
  /// The steps of an undo of this walk, also those that it cannot undo; the latest change first.
  ///
  /// Every confirmed change counts, whether its outcome is known or not. Of several changes of the
  /// same thing the first shows the earlier state, and the last the written one.
  package var undoable: [UndoStep] {
    let all = state.records.flatMap { key, record in record.made.map { (key, $0) } }
    var steps: [[String]: UndoStep] = [:]
    for (key, change) in all.sorted(by: { $0.1.number < $1.1.number }) {
      var step = undoStep(change, of: key)
      let identity = identity(of: step)
      if let earlier = steps[identity] { step.follow(earlier) }
      steps[identity] = step
    }
    return steps.values.sorted { $0.number > $1.number }
  }

  /// Notes that an undo is about to be sent; saved before it is.
  package mutating func undoBegins(_ step: UndoStep, at now: Date) {
    state.records[step.key]?.intent = now
  }

  /// Notes that a step was undone, with the evidence.
  ///
  /// With `isWhole` false, what is left of it stays on record.
  package mutating func undone(
    _ step: UndoStep, evidence: [Evidence], isWhole: Bool = true, at now: Date
  ) {
    for (key, earlier) in state.records where earlier.made.contains(where: step.takesBack) {
      var record = StepRecord(.pending, by: .engine, at: now)
      record.reason = Phrases.takenBack
      record.evidence = evidence
      record.made = isWhole ? earlier.made.filter { !step.takesBack($0) } : earlier.made
      record.unanswered = isWhole ? nil : earlier.unanswered
      state.note(record, of: key)
      // The screen of several tasks is no longer done when one of them is not.
      if key.member != nil { state.records[ScreenKey(key.procedure, key.screen)] = nil }
    }
    state.isFinished = false
  }

  private func undoStep(_ change: MadeChange, of key: ScreenKey) -> UndoStep {
    UndoStep(
      key: key, title: title(of: key), operation: change.operation, changes: change.changes,
      way: way(back: change, of: key), number: change.number, open: open(change, of: key),
      made: [change.number])
  }

  /// The part of a change that may still arrive; only the last change of a screen can be
  /// unanswered.
  private func open(_ change: MadeChange, of key: ScreenKey) -> UndoStep.Open? {
    guard let record = state.records[key], record.made.last?.number == change.number else {
      return nil
    }
    if let report = record.unanswered, var request = request(for: key),
      request.operation == change.operation
    {
      request.texts = texts(of: change, signedInBy: request)
      return .unanswered(request, report)
    }
    return record.interrupted == nil ? nil : .interrupted
  }

  private func way(back change: MadeChange, of key: ScreenKey) -> UndoStep.Way {
    switch undos[change.operation] {
    case .impossible(let act): return .byHand(act)
    case .by(let operation):
      guard var request = request(for: key), request.operation == change.operation else {
        return .byHand(Phrases.noWayBack)
      }
      let signature = operation.signature
      request.operation = signature.name
      request.texts = texts(of: change, signedInBy: request)
      request.memory = change.memory
      for (name, text) in change.restore { request.texts["restore.\(name)"] = text }
      let needed = Set(signature.inputs.map(\.name))
      request.secrets = request.secrets.filter { needed.contains($0.key) }
      request.secretOutputs = [:]
      request.interrupted = nil
      return .run(request)
    case .unneeded, nil: return .byHand(Phrases.noWayBack)
    }
  }

  /// The texts of a change, with the sign-in of today.
  private func texts(of change: MadeChange, signedInBy request: TaskRequest) -> [String: String] {
    let replaced = signatures[change.operation]?.inputs.flatMap(\.replaces) ?? []
    let today = request.texts.filter { replaced.contains($0.key) }
    return change.texts.merging(today) { _, today in today }
  }

  /// The identity of what a step changes: steps with equal words change the same thing.
  private func identity(of step: UndoStep) -> [String] {
    guard case .run(let request) = step.way, let signature = signatures[request.operation] else {
      return [step.operation, step.key.description]
    }
    let named = signature.inputs.filter { $0.kind == .text && !$0.isOptional && $0.name != "user" }
    return [request.operation] + named.map { request.texts[$0.name] ?? "" }
  }
}

extension UndoStep {
  /// Merges an earlier change of the same thing into this step.
  fileprivate mutating func follow(_ earlier: UndoStep) {
    changes = earlier.changes + changes
    made.formUnion(earlier.made)
    open = open ?? earlier.open
    guard case .run(var request) = way, case .run(let first) = earlier.way else { return }
    for (name, text) in first.texts where name.hasPrefix("restore.") { request.texts[name] = text }
    // A later change that found nothing to do there remembers nothing of it.
    request.memory.merge(first.memory) { own, _ in own }
    way = .run(request)
  }

  fileprivate func takesBack(_ change: MadeChange) -> Bool { made.contains(change.number) }
}
