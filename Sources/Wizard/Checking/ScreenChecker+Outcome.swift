import Engine

extension ScreenChecker {
  /// Checks that a task says by which condition it passes, and that this condition can fail.
  func condition(
    of task: TaskDefinition, _ signature: OperationSignature, _ screen: Screen
  ) -> [String] {
    guard let passes = task.passes else {
      if task.isSurvey { return ["it is a survey, and does not say what it looks for (passes)"] }
      return signature.verifies == .nothing
        ? ["it only looks, and does not say what must be found for it to have passed (passes)"] : []
    }
    var faults: [String] = []
    let found = Set(task.outputValues)
    for test in passes.tests {
      let output = signature.outputs.first { task.outputs?[$0.name] == test.value }
      let allowed = test.isNoneOf.flatMap { none in output?.contents?.subtracting(none) }
      if test.isNoneOf != nil, allowed == nil { continue }
      guard let wanted = allowed ?? test.isOneOf.map(Set.init) else {
        faults.append("passes tests only whether \"\(test.value)\" is known, which never fails")
        continue
      }
      if wanted.contains("{\(test.value)}")
        || output?.contents.map({ $0.isSubset(of: wanted) }) == true
      {
        faults.append("passes allows \"\(test.value)\" all that it can be, so it never fails")
      }
      if let contents = output?.contents, wanted.isDisjoint(with: contents) {
        faults.append("passes wants of \"\(test.value)\" what it never is, so it never holds")
      }
    }
    if found.isDisjoint(with: passes.values) {
      faults.append("passes tests nothing that the task finds, so the task decides nothing")
    }
    guard task.isSurvey else { return faults }
    if task.otherwise != nil { faults.append("it is a survey, and holds nobody up (otherwise)") }
    let branches = screen.transitions.compactMap(\.when).flatMap(\.values)
    if found.isDisjoint(with: branches) {
      faults.append("it is a survey, and no way out depends on what it finds")
    }
    return faults
  }
}
