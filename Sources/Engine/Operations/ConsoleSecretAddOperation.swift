import Values

/// `console.secret.add`: a second client secret, the first half of a rotation.
///
/// The old secret keeps working until `console.secret.delete` deletes it.
struct ConsoleSecretAddOperation: Operation {
  let signature = OperationSignature(
    name: "console.secret.add", inputs: Wanted.inputs,
    outputs: [.secret("clientSecret"), .text("secretId"), .text("oldSecretId")], changes: true)

  /// The credential, and what an earlier run has added to it.
  struct Wanted: DecodedInputs {
    static let inputs: [any OperationInput] = ConsoleCredentialChoice.inputs

    let choice: ConsoleCredentialChoice
    /// The identifier of the secret that an earlier run has added.
    let added: String?
    /// The identifier of the secret that was the newest before it.
    let old: String?

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      choice = try ConsoleCredentialChoice(inputs, context)
      added = inputs.memory[ConsoleSecretAddOperation.memory]
      old = inputs.memory[ConsoleSecretAddOperation.oldMemory]
    }
  }

  var undo: Undo { .by(ConsoleSecretAddUndoOperation()) }

  private let fresh = FreshSecrets()
  /// The name under which the identifier of the new secret is remembered.
  static let memory = "secretId"
  /// The name for the identifier of the one before it, which a later run cannot find once it is
  /// deleted.
  private static let oldMemory = "oldSecretId"

  /// The secrets, and the new one if it is there.
  struct Observation: Sendable {
    /// The secrets that the console lists.
    var list: ConsoleSecretList
    /// The identifier of the secret that this step added.
    var added: String?
    /// The new secret, as far as it is still known.
    var value: Secret?
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let list = try await wanted.choice.secrets(context)
    let added = list.newestFirst.map(\.id)
      .first { $0 == wanted.added || fresh[$0] != nil }
    var value = added.flatMap { fresh[$0] }
    if let added, value == nil {
      value = try await Self.value(of: added, list, wanted.choice.console)
    }
    return Observation(list: list, added: added, value: value)
  }

  func plan(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Plan {
    guard observed.added == nil else { return Plan() }
    let count = observed.list.newestFirst.count
    guard count < 2 else { throw .console(.secret(.two)) }
    return Plan(
      changes: [
        Change(
          "Client secrets of \(wanted.choice.console.cleaner.line(wanted.choice.clientID))",
          before: "\(count)", after: "\(count + 1)")
      ],
      cautions: ["The old client secret keeps working until it is deleted."],
      restore: ConsoleSecretAddUndoOperation.restore(observed.list))
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ wanted: Wanted, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let console = wanted.choice.console
    let (place, organization) = (observed.list.place, observed.list.organization)
    context.report(Progress("Adding a client secret"))
    var made: (id: String?, value: Secret?) = (nil, nil)
    var lost: Problem?
    do {
      made = try await console.addSecret(place.credential, organization)
    } catch {
      guard error.mayHaveBeenDone else { throw error }
      lost = error
    }
    if let id = made.id, let value = made.value {
      fresh.keep(value, id: id)
      return Self.memories(id, observed)
    }
    // A lost answer names nothing, and not every answer names the new secret: the list tells.
    let known = Set(observed.list.newestFirst.map(\.id))
    let find = { () async throws(Problem) -> String? in
      try await console.secrets(place.credential, organization).map(\.id)
        .first { !known.contains($0) }
    }
    let found: String?
    if let lost, lost.leavesChangeOpen {
      found = try await context.search(
        after: lost, finding: "the credential has no new client secret", find)
    } else {
      found = try await find()
    }
    guard let added = found else {
      throw lost ?? .console(.notListed(what: "the client secret"))
    }
    let value: Secret?
    if let given = made.value {
      value = given
    } else {
      value = try await Self.value(of: added, observed.list, console)
    }
    guard let value else { throw .console(.secret(.lost(id: added))) }
    fresh.keep(value, id: added)
    return Self.memories(added, observed)
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    let added = observed.added ?? ""
    var conclusion = Conclusion(.passed)
    conclusion.texts = [
      "secretId": added,
      "oldSecretId": observed.list.newestFirst.first { $0.id != added }?.id
        ?? wanted.old ?? "",
    ]
    conclusion.evidence = [
      Evidence("New client secret", added),
      Evidence("Client secrets now", String(observed.list.newestFirst.count)),
    ]
    if let value = observed.value {
      conclusion.secrets = ["clientSecret": value]
    } else {
      conclusion.cautions = [
        "Developer Console shows a new client secret only once. You cannot read it again."
      ]
    }
    return conclusion
  }

  private static func memories(_ id: String, _ before: Observation) -> [String: String] {
    var memories = [memory: id]
    memories[oldMemory] = before.list.newestFirst.first?.id
    return memories
  }

  /// The secret itself, where the console gives it.
  private static func value(
    of id: String, _ list: ConsoleSecretList, _ console: ConsoleClient
  ) async throws(Problem) -> Secret? {
    try await console.secretValues(list.place.credential, list.organization)
      .first { $0.id == id }?.value
  }
}
