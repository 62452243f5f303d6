import Values

/// `console.secret.add.undo`: a credential without the client secret that was added, and only that.
struct ConsoleSecretAddUndo: Operation {
  let signature = OperationSignature(
    name: "console.secret.add.undo", inputs: ConsoleSecretList.parameters, changes: true)

  private static let known = "secrets"

  /// What a plan records: the client secrets that are there.
  static func restore(_ list: ConsoleSecretList) -> [String: String] {
    [known: list.newestFirst.map(\.id).joined(separator: "\n")]
  }

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> ConsoleSecretList
  {
    try await ConsoleSecretList.read(inputs, context)
  }

  func plan(_ observed: ConsoleSecretList, _ inputs: OperationInputs) throws(Problem) -> Plan {
    let cleaner = inputs.cleaner
    let known = (inputs.restore[Self.known] ?? "").split(whereSeparator: \.isNewline).map(
      String.init)
    let client = cleaner.line(try inputs.text("clientId"))
    let unknown = observed.newestFirst.filter { !known.contains($0.id) }
    guard let added = inputs.memory[ConsoleSecretAddOperation.memory] else {
      // Interrupted before the console's answer was on record: nothing tells whose these are.
      return Plan(
        left: unknown.map {
          Remainder(
            "The client secret \(cleaner.line($0.id)) of \(client), made \($0.createdText), may be the"
              + " one that an interrupted run added.",
            act: "Look at the credential in Developer Console, and delete it if nothing uses it.")
        })
    }
    guard let secret = unknown.first(where: { $0.id == added }) else { return Plan() }
    guard observed.newestFirst.count > 1 else {
      return Plan(
        left: [
          Remainder(
            "The client secret \(cleaner.line(added)) stays: it is the only one that \(client) has"
              + " left.", act: "Add another one first, then delete it in Developer Console.")
        ])
    }
    return Plan(
      changes: [
        Change(
          "Client secret \(cleaner.line(added)) of \(client)", before: "made \(secret.createdText)",
          after: nil)
      ],
      cautions: [
        "What signs in with this client secret gets no token any more, such as an AEM where it was"
          + " entered meanwhile."
      ],
      drift: secret.lastUsedText.map {
        [Drift("The client secret \(cleaner.line(added)) is in use: last used \($0).")]
      } ?? [])
  }

  func apply(
    _ plan: Plan, from observed: ConsoleSecretList, _ inputs: OperationInputs,
    _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    guard let added = inputs.memory[ConsoleSecretAddOperation.memory] else { return [:] }
    let console = try ConsoleClient(inputs, context)
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

  func conclude(_ observed: ConsoleSecretList, _ inputs: OperationInputs) throws(Problem)
    -> Conclusion
  {
    var conclusion = Conclusion(.passed)
    conclusion.evidence = [Evidence("Client secrets now", String(observed.newestFirst.count))]
    return conclusion
  }
}
