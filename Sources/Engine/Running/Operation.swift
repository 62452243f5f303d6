/// One thing the engine can do to, or learn from, another system.
///
/// Every operation has the same four parts, and takes what is wanted as a value that was decoded
/// from its inputs before the first. *Observe* reads what is. *Plan* compares it with what is
/// wanted and lists the changes. *Apply* makes them. *Verify* is observe and plan again: a plan
/// that is not empty then means that the change did not arrive. *Conclude* turns what was observed
/// into outputs and evidence. An operation that only learns has an empty plan.
package protocol Operation: Sendable {
  /// The wanted state: the inputs, decoded and checked.
  associatedtype Wanted: DecodedInputs
  /// The state that ``observe(_:_:)`` finds; the only input that ``plan(_:_:)`` has from outside.
  associatedtype Observation: Sendable

  /// Name, inputs and outputs, for the checker of the screens and for the person.
  var signature: OperationSignature { get }

  /// The method to undo its changes; every operation that can change something has to state it.
  var undo: Undo { get }

  /// Reads the state of the other system; never changes it.
  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation

  /// Lists what has to change; pure.
  func plan(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Plan

  /// Makes the changes that ``plan(_:_:)`` listed.
  ///
  /// - Returns: what has to be remembered about them to recognize them later, by name; never a
  ///   secret, a fingerprint at most.
  func apply(
    _ plan: Plan, from observed: Observation, _ wanted: Wanted, _ context: EngineContext
  ) async throws(Problem) -> [String: String]

  /// Says what was found, when nothing is left to change; pure.
  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion
}

extension Operation {
  /// Nothing to undo: right only where nothing is changed.
  package var undo: Undo { .unneeded }

  /// An empty plan, for operations that only look.
  package func plan(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Plan {
    Plan()
  }

  /// Nothing to remember, for operations that only look.
  package func apply(
    _ plan: Plan, from observed: Observation, _ wanted: Wanted, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    [:]
  }
}
