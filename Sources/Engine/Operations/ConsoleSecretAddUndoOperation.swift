import Values

/// `console.secret.add.undo`: a credential without the client secret that was added, and only that.
struct ConsoleSecretAddUndoOperation: Operation {
  let signature = OperationSignature(
    name: "console.secret.add.undo", inputs: Wanted.inputs, changes: true)

  /// The credential, what was added to it, and what it had before.
  struct Wanted: DecodedInputs {
    static let inputs: [any OperationInput] = ConsoleCredentialChoice.inputs

    let choice: ConsoleCredentialChoice
    /// The identifier of the secret that was added; nil when its answer never came on record.
    let added: String?
    /// The identifiers of the secrets that were there before.
    let known: [String]

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      choice = try ConsoleCredentialChoice(inputs, context)
      added = inputs.memory[ConsoleSecretAddOperation.memory]
      known = (inputs.restore[ConsoleSecretAddUndoOperation.known] ?? "").split(
        whereSeparator: \.isNewline
      )
      .map(String.init)
    }
  }

  private static let known = "secrets"

  /// The entries that a plan records: the client secrets that exist.
  static func restore(_ list: ConsoleSecretList) -> [String: String] {
    [known: list.newestFirst.map(\.id).joined(separator: "\n")]
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem)
    -> ConsoleSecretList
  {
    try await wanted.choice.secrets(context)
  }

  func plan(_ observed: ConsoleSecretList, _ wanted: Wanted) throws(Problem) -> Plan {
    let cleaner = wanted.choice.console.cleaner
    let client = cleaner.line(wanted.choice.clientID)
    let unknown = observed.newestFirst.filter { !wanted.known.contains($0.id) }
    guard let added = wanted.added else {
      // Interrupted before the console's answer was on record: nothing tells whose these are.
      return Plan(
        left: unknown.map {
          Remainder(
            "The client secret \(cleaner.line($0.id)) of \(client), created \($0.createdText), "
              + "may be the one that an interrupted run added.",
            act: "Check the credential in Developer Console. If nothing uses this secret, "
              + "delete it.")
        })
    }
    guard let secret = unknown.first(where: { $0.id == added }) else { return Plan() }
    guard observed.newestFirst.count > 1 else {
      return Plan(
        left: [
          Remainder(
            "aem-setup keeps the client secret \(cleaner.line(added)), the only one of "
              + "\(client).", act: "Add another one first, then delete it in Developer Console.")
        ])
    }
    return Plan(
      changes: [
        Change(
          "Client secret \(cleaner.line(added)) of \(client)",
          before: "created \(secret.createdText)",
          after: nil)
      ],
      cautions: [
        "Systems that sign in with this client secret no longer get tokens, such as an AEM "
          + "where you entered it."
      ],
      drift: secret.lastUsedText.map {
        [Drift("The client secret \(cleaner.line(added)) is in use: last used \($0).")]
      } ?? [])
  }

  func apply(
    _ plan: Plan, from observed: ConsoleSecretList, _ wanted: Wanted,
    _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    guard let added = wanted.added else { return [:] }
    let console = wanted.choice.console
    context.report(Progress("Deleting the client secret"))
    do {
      try await console.deleteSecret(added, of: observed.place.credential, observed.organization)
    } catch {
      guard error.mayHaveBeenDone else { throw error }
      let left = try await console.secrets(observed.place.credential, observed.organization)
      if left.contains(where: { $0.id == added }) { throw error }
    }
    return [:]
  }

  func conclude(_ observed: ConsoleSecretList, _ wanted: Wanted) throws(Problem)
    -> Conclusion
  {
    var conclusion = Conclusion(.passed)
    conclusion.evidence = [Evidence("Client secrets now", String(observed.newestFirst.count))]
    return conclusion
  }
}
