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
