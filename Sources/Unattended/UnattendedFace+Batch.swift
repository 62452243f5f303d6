import Engine
import Values
import Wizard

/// Changes that are confirmed together: the tasks of one screen, and the undo of a session.
extension UnattendedFace {
  /// What a person says to the plan of an undo.
  package enum Consent: Equatable, Sendable {
    /// The changes are not confirmed.
    case no
    /// It is done; with `overwriting` also where somebody else has changed something since.
    case yes(overwriting: Bool)
  }

  /// Undoes the changes of a session, as far as a walk that has begun to undo finds any.
  ///
  /// `consent` is asked once everything was looked at, if there is anything to change; it gets the
  /// result as far as it is.
  package func undo(_ walk: Walk, _ consent: (UnattendedResult) -> Consent) -> UnattendedResult {
    wait(for: walk)
    var result = undone(walk)
    guard case .proposed = walk.phase, case .yes(let overwriting) = consent(result) else {
      return result
    }
    if overwriting { walk.send(.overwrite) }
    walk.send(.confirm)
    wait(for: walk)
    result = undone(walk)
    if case .failed(let problem) = walk.phase, problem.code == WriteRefusal.code {
      result.stop = .needsPerson(problem.cause, problem.advice)
    }
    return result
  }

  private func undone(_ walk: Walk) -> UnattendedResult {
    var result = UnattendedResult()
    result.isUndo = true
    result.steps = (walk.batch?.members ?? []).flatMap { $0.told(nil) }
    if case .failed(let reason) = walk.saveState, walk.isRecordLost {
      result.stop = .failed(
        ProblemText(
          "notSaved",
          "The steps are undone as listed, but aem-setup could not save this. \(reason)",
          advice: ["Then run undo again: aem-setup first checks what is done."]))
    }
    return result
  }

  /// Waits for what runs; stops it when the time is over.
  private func wait(for walk: Walk) {
    guard !walk.settleRunning(until: deadline) else { return }
    walk.send(.cancel)
    walk.settleRunning()
  }

  /// Does what a screen with several tasks asks for; the answer is why it cannot, or nil.
  func stepBatch(_ walk: Walk, _ result: inout UnattendedResult) -> UnattendedResult.Stop? {
    let findings = Self.findings(in: walk.view)
    switch walk.phase {
    case .needsSecrets(let names): return .secretsMissing(names)
    case .proposed where mode == .apply:
      let title = walk.view.title
      let members = (walk.batch?.members ?? []).compactMap { member in
        if case .planned(let plan) = member.outcome { (member, plan) } else { nil }
      }
      if walk.wouldRepeat {
        noteBatch(walk, repeats: true, &result)
        return .needsPerson(title, findings + [Self.decidesRepeat])
      }
      // Only one that could not be planned before is asked about a second time.
      if members.contains(where: { result.confirmed[$0.0.key] != nil }) {
        noteBatch(walk, &result)
        return .failed(ProblemText(.worldMoved))
      }
      for (member, plan) in members {
        guard let task = walk.catalog.screen(member.key)?.task else { continue }
        let stop =
          moved(plan, member.operation, at: member.key, walk, &result) ?? doubled(task, walk)
        if let stop { return stop }
        result.confirmed[member.key] = plan.changes
      }
      walk.send(.confirm)
    case .proposed, .waiting:
      noteBatch(walk, &result)
      walk.send(.postpone)
    case .done:
      noteBatch(walk, &result)
      if !result.confirmed.isEmpty, case .failed(let reason) = walk.saveState {
        return .failed(Self.notRecorded(reason))
      }
      result.confirmed = [:]
      walk.send(.next)
    case .failed(let problem) where mode == .plan && result.isAheadOfAEM:
      // What is only planned may be what it misses.
      noteBatch(walk, failuresAre: "\(Self.looksAfterwards) \(problem.cause)", &result)
      walk.send(.postpone)
    case .failed(let problem):
      noteBatch(walk, &result)
      return problem.code == WriteRefusal.code
        ? .needsPerson(problem.cause, problem.advice) : .failed(problem)
    case .broken(_, let problem):
      return .failed(problem ?? ProblemText("broken", findings.first ?? "", advice: []))
    case .idle, .verifying, .looking, .applying:
      walk.send(.next)
    }
    return nil
  }

  /// Notes each task of the current screen as it stands.
  ///
  /// With `reason` a failure is pending; what `repeats` an earlier change needs a person.
  func noteBatch(
    _ walk: Walk, failuresAre reason: String? = nil, repeats: Bool = false,
    _ result: inout UnattendedResult
  ) {
    for member in walk.batch?.members ?? [] {
      for var step in member.told(walk.state.records[member.key]) {
        if repeats, case .planned = member.outcome { step.status = .needsPerson }
        if let reason, step.status == .failed { (step.status, step.detail) = (.pending, reason) }
        note(step, &result)
      }
    }
  }
}
