import Engine

extension WizardMachine {
  /// The body of a task: what is running, what is proposed, or its outcome.
  ///
  /// What is missing among `fields`, which the page shows already, is not asked for twice.
  func taskElements(
    _ task: TaskDefinition, besides fields: [String]
  ) -> [ScreenView.Element] {
    switch phase {
    case .idle: return isOutOfReach(task) ? [.finding(.note, Phrases.outOfReach)] : []
    case .needsSecrets(let names):
      let isLost = names.contains { state.secrets[$0] != nil }
      return [.finding(.note, isLost ? Phrases.secretsAgain : Phrases.secretsFirst)]
        + names.filter { !fields.contains($0) }.map { .field(fieldView($0)) }
    case .verifying(let earlier, let progress):
      return [.text(Phrases.verifying(title(of: earlier))), busy(progress)]
    case .looking(let progress):
      return [busy(progress)]
    case .proposed(let plan):
      let wasInterrupted = state.records[key]?.intent != nil
      let unanswered = state.records[key].flatMap { $0.wouldRepeat(plan) ? $0.unanswered : nil }
      return (wasInterrupted ? [.finding(.note, Phrases.interrupted)] : [])
        + (unanswered.map { [.finding(.error, Phrases.repeats), .finding(.note, $0.cause)] } ?? [])
        + [.heading(Phrases.proposal)] + elements(of: plan)
    case .applying(let plan, let progress):
      return plan.changes.map { .change($0) } + [busy(progress)]
    case .done:
      return doneElements(task, of: key)
    case .failed(let report):
      return elements(of: report)
    case .broken(let earlier, let report):
      return [.finding(.warning, Phrases.broken(title(of: earlier)))]
        + (report.map(elements(of:)) ?? [])
    case .waiting(let earlier):
      return [.finding(.note, Phrases.waitsFor(title(of: earlier)))]
    }
  }

  func busy(_ progress: Progress?) -> ScreenView.Element {
    .busy(progress ?? Progress(Phrases.starting))
  }

  func elements(of plan: Plan) -> [ScreenView.Element] {
    plan.changes.map { .change($0) } + plan.cautions.map { .finding(.warning, $0) }
  }

  func elements(of report: ProblemText) -> [ScreenView.Element] {
    [.finding(.error, report.cause)] + report.advice.map { .finding(.note, $0) }
  }

  /// The first line of a task's outcome: only what was read and holds is called good.
  private func outcomeElement(
    _ task: TaskDefinition, _ record: StepRecord
  ) -> ScreenView.Element {
    switch record.result {
    case .passed: .finding(.good, interpolated(task.success))
    case .failed(let reason): .finding(.error, Phrases.failed(reason))
    case .unknown(let reason): .finding(.warning, Phrases.notVerified(reason))
    case nil: .finding(.note, interpolated(task.success))
    }
  }

  /// What a task has found or changed.
  func doneElements(_ task: TaskDefinition, of key: ScreenKey) -> [ScreenView.Element] {
    guard let record = state.records[key] else { return [] }
    var elements = [outcomeElement(task, record)]
    elements += record.cautions.map { .finding(.warning, $0) }
    if record.result == .passed, !record.hasChanged, signatures[task.operation]?.changes == true {
      elements.append(.text(Phrases.unchanged))
    }
    if let otherwise = task.otherwise.map(interpolated), isHeldUp, otherwise != refusal {
      elements.append(.finding(.note, otherwise))
    }
    guard !record.evidence.isEmpty else { return elements }
    elements.append(.heading(record.hasChanged ? Phrases.changed : Phrases.foundThere))
    return elements + record.evidence.map { .evidence($0) }
  }
}
