/// Runs any operation through observe, plan, apply and verify.
package struct OperationRunner: Sendable {
  private let catalog: OperationCatalog
  let context: EngineContext

  /// A runner over a catalog.
  package init(catalog: OperationCatalog, context: EngineContext) {
    self.catalog = catalog
    self.context = context
  }

  /// Observes and plans; changes nothing.
  package func look(_ name: String, _ inputs: OperationInputs) async throws(Problem) -> Look {
    guard let operation = catalog.operations[name] else { throw .unknownOperation(name) }
    return try await look(operation, inputs)
  }

  private func look<O: Operation>(
    _ operation: O, _ inputs: OperationInputs
  ) async throws(Problem) -> Look {
    let wanted = try O.Wanted(inputs, context)
    let observed = try await operation.observe(wanted, context)
    let plan = try operation.plan(observed, wanted)
    let conclusion = plan.isEmpty ? try operation.conclude(observed, wanted) : nil
    return Look(plan: plan, conclusion: conclusion) { () async throws(Problem) -> Applied in
      // A change rests on what is there right now, not on what a person read a while ago.
      let ground = try await operation.observe(wanted, context)
      guard try operation.plan(ground, wanted) == plan else {
        return .outdated(try await self.look(operation, inputs))
      }
      var known = inputs
      let memory: [String: String]
      do throws(Problem) {
        memory = try await operation.apply(plan, from: ground, wanted, context)
      } catch .worldMoved {
        return .outdated(try await self.look(operation, inputs))
      } catch .changeAmbiguous(var lost) {
        guard let now = try? await self.look(operation, inputs) else {
          throw .changeAmbiguous(lost)
        }
        if let conclusion = now.conclusion { return .done(conclusion, memory: inputs.memory) }
        lost.underWay = now.plan.changes.first
        throw .changeAmbiguous(lost)
      }
      known.memory.merge(memory) { _, new in new }
      let remembering = try O.Wanted(known, context)
      let after = try await operation.observe(remembering, context)
      let left = try operation.plan(after, remembering)
      guard left.isEmpty else { throw .readsBackDifferently(left.changes) }
      return .done(try operation.conclude(after, remembering), memory: known.memory)
    }
  }
}

/// The result of a look at the other side.
package struct Look: Sendable {
  /// The changes that are left to make.
  package let plan: Plan
  /// The conclusion, when nothing has to change; otherwise nil.
  package let conclusion: Conclusion?
  private let change: @Sendable () async throws(Problem) -> Applied

  init(
    plan: Plan, conclusion: Conclusion?,
    change: @escaping @Sendable () async throws(Problem) -> Applied
  ) {
    self.plan = plan
    self.conclusion = conclusion
    self.change = change
  }

  /// Makes the changes that the plan lists, and verifies them.
  ///
  /// - Returns: `.outdated` with a new look, and nothing changed, when the other side has moved
  ///   since; otherwise what was done.
  package func apply() async throws(Problem) -> Applied {
    try await change()
  }
}

/// The result of making the changes.
package enum Applied: Sendable {
  /// They are made and verified.
  case done(Conclusion, memory: [String: String])
  /// The other side has moved since the look; nothing was changed.
  case outdated(Look)
}
