import Engine

extension WizardMachine {
  /// Whether a task has passed.
  ///
  /// Its operation says whether it could read, and whether its own condition holds; only then the
  /// task's condition over values is tested.
  ///
  /// - Returns: nil for a survey whose condition does not hold: it claims nothing, and the way
  ///   branches on what it found.
  func judged(_ outcome: Outcome, _ task: TaskDefinition) -> Outcome? {
    guard case .passed = outcome else { return outcome }
    guard let passes = task.passes else {
      return signatures[task.operation]?.verifies == .nothing
        ? .unknown(Phrases.noCondition) : .passed
    }
    if passes.holds(in: known) { return .passed }
    return task.isSurvey ? nil : .failed(difference(passes))
  }

  /// The values that do not meet a condition, in a sentence with what was found and what is needed.
  private func difference(_ condition: Condition) -> String {
    let known = known
    let tests = condition.tests.filter { !Condition(tests: [$0]).holds(in: known) }
    return tests.map { test in
      let label = definition(of: test.value)?.label ?? test.value
      let wanted = (test.isOneOf ?? []).map(interpolated)
      return Phrases.notAsNeeded(
        label: label, found: known[test.value] ?? "", wanted: wanted)
    }.joined(separator: " ")
  }
}

extension StepRecord {
  /// Whether the engine read that it does not hold, or could not do it.
  var hasFailed: Bool {
    if status == .failed { return true }
    if case .failed = result { return status == .skipped || status == .passed }
    return false
  }

  /// Why nothing verified it; nil when it is verified, or claims nothing.
  var doubt: String? {
    if case .unknown(let reason) = result { reason } else { nil }
  }
}
