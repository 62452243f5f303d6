/// Looking for changes that may still be on their way.
extension OperationRunner {
  /// Observes and plans after a run that was interrupted in the middle of its changes.
  ///
  /// What that run had sent last may still arrive, so it is looked for as one whose answer got
  /// lost. `interrupted` is what that run was about to change; nil when none was interrupted.
  package func look(
    _ name: String, _ inputs: OperationInputs, after interrupted: Plan?
  ) async throws(Problem) -> Look {
    let first = try await look(name, inputs)
    // Changes are sent one after the other, so only the first that is missing can be on its way.
    guard let missing = first.plan.changes.first(where: { interrupted?.makes($0) == true })
    else { return first }
    return try await search(name, inputs, from: first) { !$0.plan.makes(missing) }
  }

  /// Looks again and again, as often as for a change whose answer got lost.
  ///
  /// `first` is what was found before; `isFound` says whether a look shows the change. Returns the
  /// last look, whether it shows the change or not.
  package func search(
    _ name: String, _ inputs: OperationInputs, from first: Look, until isFound: (Look) -> Bool
  ) async throws(Problem) -> Look {
    var last = first
    for pause in LostChange.pauses where pause > .zero && !isFound(last) {
      context.report(Progress("Looking for a change that may still arrive"))
      try await context.wait(pause)
      last = try await look(name, inputs)
    }
    return last
  }
}

extension Plan {
  /// Whether it makes a change, from whichever state.
  package func makes(_ change: Change) -> Bool {
    changes.contains { $0.what == change.what && $0.after == change.after }
  }
}
