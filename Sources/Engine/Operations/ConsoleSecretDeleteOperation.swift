import FoundationEssentials
import Values

/// `console.secret.delete`: takes an old client secret away, the second half of a rotation.
struct ConsoleSecretDeleteOperation: Operation {
  let signature = OperationSignature(
    name: "console.secret.delete",
    inputs: ConsoleSecretList.parameters + [.text("secretId")], changes: true)

  let undo = Undo.impossible(
    handAct: "A deleted client secret does not come back. What still used it needs the newer one:"
      + " enter that there.")

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> ConsoleSecretList
  {
    try await ConsoleSecretList.read(inputs, context)
  }

  func plan(_ observed: ConsoleSecretList, _ inputs: OperationInputs) throws(Problem) -> Plan {
    let wanted = try inputs.text("secretId")
    guard let secret = observed.newestFirst.first(where: { $0.id == wanted }) else { return Plan() }
    guard observed.newestFirst.count > 1 else { throw .console(.secret(.last)) }
    guard let newest = observed.newestFirst.first, newest.id != wanted else {
      throw .console(.secret(.newest))
    }
    // A secret that was used is done with only when a newer one was used after it.
    if let used = secret.lastUsed, (newest.lastUsed ?? .distantPast) < used {
      throw .console(.secret(.inUse(lastUsed: secret.lastUsedText ?? "")))
    }
    let use = secret.lastUsedText.map { "last used \($0)" } ?? "no use recorded"
    return Plan(
      changes: [
        Change(
          "Client secret \(inputs.cleaner.line(wanted))",
          before: "made \(secret.createdText), \(use)", after: nil)
      ],
      cautions: [
        "It cannot be brought back. Tokens that were asked for with it stay good until they end."
      ])
  }

  func apply(
    _ plan: Plan, from observed: ConsoleSecretList, _ inputs: OperationInputs,
    _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let console = try ConsoleClient(inputs, context)
    let wanted = try inputs.text("secretId")
    context.report(Progress("Deleting the client secret"))
    do {
      try await console.deleteSecret(
        wanted, of: observed.place.credential, observed.organization)
    } catch {
      let isGone = { () async throws(Problem) -> Void? in
        let left = try await console.secrets(observed.place.credential, observed.organization)
        return left.contains { $0.id == wanted } ? nil : ()
      }
      if error.leavesChangeOpen {
        try await context.search(
          after: error, finding: "the client secret is still there", isGone)
      } else {
        guard error.mayHaveBeenDone, try await isGone() != nil else { throw error }
      }
    }
    return [:]
  }

  func conclude(
    _ observed: ConsoleSecretList, _ inputs: OperationInputs
  ) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(.passed)
    conclusion.evidence = [
      Evidence("Client secret \(inputs.cleaner.line(try inputs.text("secretId")))", "not there"),
      Evidence("Client secrets left", String(observed.newestFirst.count)),
    ]
    return conclusion
  }
}
