import Engine

extension ScreenChecker {
  /// Checks that a task says by which condition it passes, and that this condition can fail.
  func condition(
    of task: TaskDefinition, _ signature: OperationSignature, _ screen: Screen
  ) -> [String] {
    guard let passes = task.passes else {
      if task.isSurvey { return ["it is a survey, but does not say what it looks for (passes)"] }
      return signature.verifies == .nothing
        ? ["it only reads, but does not say what it must find to pass (passes)"] : []
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
        faults.append(
          "passes allows \"\(test.value)\" every content that it can have, so it never fails")
      }
      if let contents = output?.contents, wanted.isDisjoint(with: contents) {
        faults.append(
          "passes requires a content that \"\(test.value)\" never has, so it never passes")
      }
    }
    if found.isDisjoint(with: passes.values) {
      faults.append("passes tests nothing that the task finds, so the task decides nothing")
    }
    guard task.isSurvey else { return faults }
    if task.otherwise != nil {
      faults.append("it is a survey, so it cannot stop anybody (otherwise)")
    }
    let branches = screen.transitions.compactMap(\.when).flatMap(\.values)
    if found.isDisjoint(with: branches) {
      faults.append("it is a survey, but no transition depends on what it finds")
    }
    return faults
  }
}
