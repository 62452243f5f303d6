import FoundationEssentials
import Values

/// `console.secret.delete`: deletes an old client secret, the second half of a rotation.
struct ConsoleSecretDeleteOperation: Operation {
  let signature = OperationSignature(
    name: "console.secret.delete", inputs: Wanted.inputs, changes: true)

  /// The secret that goes.
  struct Wanted: DecodedInputs {
    private static let secret = Input.text("secretId")
    static let inputs: [any OperationInput] = ConsoleCredentialChoice.inputs + [secret]

    let choice: ConsoleCredentialChoice
    let secretID: String

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      choice = try ConsoleCredentialChoice(inputs, context)
      secretID = try inputs[Self.secret]
    }
  }

  let undo = Undo.impossible(
    handAct: "You cannot restore a deleted client secret. Enter the newer one in every system "
      + "that still used it.")

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem)
    -> ConsoleSecretList
  {
    try await wanted.choice.secrets(context)
  }

  func plan(_ observed: ConsoleSecretList, _ wanted: Wanted) throws(Problem) -> Plan {
    let id = wanted.secretID
    guard let secret = observed.newestFirst.first(where: { $0.id == id }) else { return Plan() }
    guard observed.newestFirst.count > 1 else { throw .console(.secret(.last)) }
    guard let newest = observed.newestFirst.first, newest.id != id else {
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
          "Client secret \(wanted.choice.console.cleaner.line(id))",
          before: "created \(secret.createdText), \(use)", after: nil)
      ],
      cautions: [
        "You cannot restore it. Tokens that Adobe issued with it stay valid until they expire."
      ])
  }

  func apply(
    _ plan: Plan, from observed: ConsoleSecretList, _ wanted: Wanted,
    _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let (console, id) = (wanted.choice.console, wanted.secretID)
    context.report(Progress("Deleting the client secret"))
    do {
      try await console.deleteSecret(
        id, of: observed.place.credential, observed.organization)
    } catch {
      let isGone = { () async throws(Problem) -> Void? in
        let left = try await console.secrets(observed.place.credential, observed.organization)
        return left.contains { $0.id == id } ? nil : ()
      }
      if error.leavesChangeOpen {
        try await context.search(
          after: error, finding: "the client secret still exists", isGone)
      } else {
        guard error.mayHaveBeenDone, try await isGone() != nil else { throw error }
      }
    }
    return [:]
  }

  func conclude(
    _ observed: ConsoleSecretList, _ wanted: Wanted
  ) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(.passed)
    conclusion.evidence = [
      Evidence("Client secret \(wanted.choice.console.cleaner.line(wanted.secretID))", "deleted"),
      Evidence("Client secrets left", String(observed.newestFirst.count)),
    ]
    return conclusion
  }
}
