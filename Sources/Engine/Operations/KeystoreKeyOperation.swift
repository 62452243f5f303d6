import FoundationEssentials
import HTTP
import Values

/// `keystore.key`: the key pair of a file under an alias of a user's keystore.
///
/// The keystore is made when the user has none. An entry with another certificate is removed first,
/// which has to be agreed to by typing the alias: its private key is gone for good then.
struct KeystoreKeyOperation: Operation {
  let signature = OperationSignature(
    name: "keystore.key",
    inputs: KeystoreClient.parameters + [.text("alias")] + KeystoreFile.parameters + [
      .init(name: "keystorePassword", kind: .secret, isOptional: true),
      .optional("confirmation"),
    ],
    outputs: [.text("alias"), .text("expires")], changes: true)

  var undo: Undo { .by(KeystoreKeyUndo()) }

  /// The store and the file.
  struct Observation: Sendable {
    /// The store.
    var store: Keystore
    /// What it should hold.
    var file: KeystoreFile
    /// The time of day.
    var now: Date
  }

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> Observation
  {
    let file = try KeystoreFile(inputs)
    let client = try KeystoreClient(inputs, context)
    context.report(Progress("Reading the keystore of \(client.shownUser)"))
    return Observation(store: try await client.read(), file: file, now: context.now())
  }

  func plan(_ observed: Observation, _ inputs: OperationInputs) throws(Problem) -> Plan {
    let alias = try Self.alias(inputs)
    let entry = observed.store.entry(alias)
    if let entry, observed.file.isHeld(by: entry) { return Plan() }
    var plan = Plan()
    if !observed.store.exists {
      _ = try inputs.secret("keystorePassword")
      let user = inputs.cleaner.line(try inputs.text("userId"), limit: 80)
      plan.changes.append(Change("Keystore of \(user)", before: nil, after: "an empty keystore"))
      plan.restore[KeystoreKeyUndo.store] = "absent"
    }
    plan.restore[KeystoreKeyUndo.serial] = observed.file.certificate.serialDecimal
    let shown = inputs.cleaner.line(alias, limit: 60)
    if let entry {
      plan.changes.append(
        Change(
          "Keystore entry \(shown)",
          before: KeystoreStateOperation.words(entry, at: observed.now, inputs), after: nil))
      plan.restore[KeystoreKeyUndo.replaced] = KeystoreStateOperation.words(
        entry, at: observed.now, inputs)
      plan.cautions.append(
        "The private key that is removed cannot be brought back. From then until the new one is "
          + "there, AEM cannot sign in with it.")
    }
    plan.changes.append(
      Change("Keystore entry \(shown)", before: nil, after: Self.words(observed.file)))
    plan.cautions.append(
      "Adobe takes no new certificate for a service account (JWT) credential since 2025-06-30: for "
        + "those, go over to OAuth Server-to-Server instead, which needs none.")
    if let end = observed.file.certificate.notAfter, end < observed.now {
      plan.cautions.append("The certificate in the file has ended already.")
    }
    return plan
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ inputs: OperationInputs, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let alias = try Self.alias(inputs)
    let home = observed.store.home
    let entry = observed.store.entry(alias)
    if entry != nil { try KeystoreClient.requireConfirmation(of: alias, inputs) }
    let client = try KeystoreClient(inputs, context)
    let total = plan.changes.count
    if !observed.store.exists {
      context.report(Progress("Creating the keystore", done: 0, of: total))
      try await client.create(in: home, password: try inputs.secret("keystorePassword"))
    }
    if let entry {
      context.report(Progress("Removing the old entry", done: 0, of: total))
      try await client.remove(alias: entry.alias, in: home)
      guard try await client.read().entry(alias) == nil else {
        throw .keystore(.notRemoved(alias: inputs.cleaner.line(alias, limit: 60)))
      }
    }
    context.report(Progress("Adding the key pair", done: total - 1, of: total))
    try await client.add(observed.file.content, alias: alias, in: home)
    return [:]
  }

  func conclude(_ observed: Observation, _ inputs: OperationInputs) throws(Problem) -> Conclusion {
    let alias = try Self.alias(inputs)
    var conclusion = Conclusion(.passed)
    conclusion.texts["alias"] = inputs.cleaner.line(alias, limit: 60)
    conclusion.texts["expires"] =
      observed.file.certificate.notAfter?.formatted(.iso8601) ?? "unknown"
    conclusion.evidence = [
      Evidence("Keystore", inputs.cleaner.line("\(observed.store.home)/keystore")),
      Evidence("Certificate in the file", Self.words(observed.file)),
    ]
    if let entry = observed.store.entry(alias) {
      conclusion.evidence.append(
        Evidence(
          "Entry \(inputs.cleaner.line(alias, limit: 60)), read back",
          KeystoreStateOperation.words(entry, at: observed.now, inputs)))
      conclusion.cautions = KeystoreStateOperation.cautions(entry, at: observed.now, inputs)
    } else {
      conclusion.outcome = .failed("The keystore has no entry of this alias.")
    }
    return conclusion
  }

  /// The alias as AEM writes it.
  private static func alias(_ inputs: OperationInputs) throws(Problem) -> String {
    try inputs.text("alias").lowercased()
  }

  private static func words(_ file: KeystoreFile) -> String {
    let end = file.certificate.notAfter?.formatted(.iso8601) ?? "at an unknown time"
    return "\(file.certificate.subject), ends \(end)"
  }
}
