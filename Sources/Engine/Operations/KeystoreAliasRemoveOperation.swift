import HTTP

/// `keystore.alias.remove`: a user's keystore without one alias.
///
/// A private key is gone for good then, so the alias has to be typed to agree.
struct KeystoreAliasRemoveOperation: Operation {
  let signature = OperationSignature(
    name: "keystore.alias.remove",
    inputs: KeystoreClient.parameters + [.text("alias"), .optional("confirmation")],
    changes: true)

  let undo = Undo.impossible(
    handAct: "The private key never left AEM, so it is gone. Who has the key in a file adds it to"
      + " the user's keystore again, under the same alias.")

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> KeystoreStateOperation.Observation
  {
    let client = try KeystoreClient(inputs, context)
    context.report(Progress("Reading the keystore of \(client.shownUser)"))
    return .init(store: try await client.read(), now: context.now())
  }

  func plan(
    _ observed: KeystoreStateOperation.Observation, _ inputs: OperationInputs
  ) throws(Problem) -> Plan {
    guard let entry = observed.store.entry(try inputs.text("alias")) else { return Plan() }
    let alias = inputs.cleaner.line(entry.alias, limit: 60)
    return Plan(
      changes: [
        Change(
          "Keystore entry \(alias)",
          before: KeystoreStateOperation.words(entry, at: observed.now, inputs), after: nil)
      ],
      cautions: ["The private key is deleted with it and cannot be brought back from here."])
  }

  func apply(
    _ plan: Plan, from observed: KeystoreStateOperation.Observation, _ inputs: OperationInputs,
    _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let alias = try inputs.text("alias")
    try KeystoreClient.requireConfirmation(of: alias, inputs)
    let client = try KeystoreClient(inputs, context)
    context.report(Progress("Removing the entry"))
    try await client.remove(
      alias: observed.store.entry(alias)?.alias ?? alias, in: observed.store.home)
    return [:]
  }

  func conclude(
    _ observed: KeystoreStateOperation.Observation, _ inputs: OperationInputs
  ) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(.passed)
    let left = observed.store.entries.map { inputs.cleaner.line($0.alias, limit: 60) }
    conclusion.evidence = [
      Evidence("Entries left", left.isEmpty ? "none" : left.joined(separator: ", "))
    ]
    return conclusion
  }
}
