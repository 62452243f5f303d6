import FoundationEssentials
import HTTP
import Values

/// `keystore.key`: the key pair of a file under an alias of a user's keystore.
///
/// The keystore is created when the user has none. An entry with another certificate is removed
/// first, which has to be confirmed by entering the alias: its private key is gone for good then.
struct KeystoreKeyOperation: Operation {
  let signature = OperationSignature(
    name: "keystore.key", inputs: Wanted.inputs,
    outputs: [.text("alias"), .text("expires")], changes: true)

  /// The key pair, and where it goes.
  struct Wanted: DecodedInputs {
    fileprivate static let password = Input.optionalSecret("keystorePassword")
    static let inputs: [any OperationInput] =
      KeystoreClient.inputs + [KeystoreClient.alias]
      + KeystoreFilePlace.inputs + [password, KeystoreClient.confirmation]

    let keystore: KeystoreClient
    /// The alias as AEM writes it, in lowercase.
    let alias: String
    let place: KeystoreFilePlace
    /// The password for a keystore that has to be created.
    let keystorePassword: Secret?
    /// The alias, entered to confirm.
    let confirmation: String?

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      keystore = try KeystoreClient(inputs, context)
      alias = try inputs[KeystoreClient.alias].lowercased()
      place = try KeystoreFilePlace(inputs)
      keystorePassword = inputs[Self.password]
      confirmation = inputs[KeystoreClient.confirmation]
    }
  }

  var undo: Undo { .by(KeystoreKeyUndoOperation()) }

  /// The store and the file.
  struct Observation: Sendable {
    /// The keystore of the user.
    var store: Keystore
    /// The key pair that it should have.
    var file: KeystoreFile
    /// The time of day.
    var now: Date
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let client = wanted.keystore
    let file = try KeystoreFile(wanted.place, client.cleaner)
    context.report(Progress("Reading the keystore of \(client.shownUser)"))
    return Observation(store: try await client.read(), file: file, now: context.now())
  }

  func plan(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Plan {
    let (alias, cleaner) = (wanted.alias, wanted.keystore.cleaner)
    let entry = observed.store.entry(alias)
    if let entry, observed.file.isHeld(by: entry) { return Plan() }
    var plan = Plan()
    if !observed.store.exists {
      guard wanted.keystorePassword != nil else { throw .missingInput(Wanted.password.name) }
      plan.changes.append(
        Change("Keystore of \(wanted.keystore.shownUser)", before: nil, after: "an empty keystore"))
      plan.restore[KeystoreKeyUndoOperation.store] = "absent"
    }
    plan.restore[KeystoreKeyUndoOperation.serial] = observed.file.certificate.serialDecimal
    let shown = cleaner.line(alias, limit: 60)
    if let entry {
      plan.changes.append(
        Change(
          "Keystore entry \(shown)",
          before: KeystoreStateOperation.words(entry, at: observed.now, cleaner), after: nil))
      plan.restore[KeystoreKeyUndoOperation.replaced] = KeystoreStateOperation.words(
        entry, at: observed.now, cleaner)
      plan.cautions.append(
        "You cannot restore the private key that aem-setup removes. AEM cannot sign in with "
          + "this entry until it has the new one.")
    }
    plan.changes.append(
      Change("Keystore entry \(shown)", before: nil, after: Self.words(observed.file)))
    plan.cautions.append(
      "Adobe stopped accepting certificates for service account (JWT) credentials on 30 June "
        + "2025. Use OAuth Server-to-Server instead, which needs no certificate.")
    if let end = observed.file.certificate.notAfter, end < observed.now {
      plan.cautions.append("The certificate in the file has expired.")
    }
    return plan
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ wanted: Wanted, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let (client, alias) = (wanted.keystore, wanted.alias)
    let home = observed.store.home
    let entry = observed.store.entry(alias)
    if entry != nil { try client.require(wanted.confirmation, of: alias) }
    let total = plan.changes.count
    if !observed.store.exists, let password = wanted.keystorePassword {
      context.report(Progress("Creating the keystore", done: 0, of: total))
      try await client.create(in: home, password: password)
    }
    if let entry {
      context.report(Progress("Removing the old entry", done: 0, of: total))
      try await client.remove(alias: entry.alias, in: home)
      guard try await client.read().entry(alias) == nil else {
        throw .keystore(.notRemoved(alias: client.cleaner.line(alias, limit: 60)))
      }
    }
    context.report(Progress("Adding the key pair", done: total - 1, of: total))
    try await client.add(observed.file.content, alias: alias, in: home)
    return [:]
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    let (alias, cleaner) = (wanted.alias, wanted.keystore.cleaner)
    var conclusion = Conclusion(.passed)
    conclusion.texts["alias"] = cleaner.line(alias, limit: 60)
    conclusion.texts["expires"] =
      observed.file.certificate.notAfter?.formatted(.iso8601) ?? "unknown"
    conclusion.evidence = [
      Evidence("Keystore", cleaner.line("\(observed.store.home)/keystore")),
      Evidence("Certificate in the file", Self.words(observed.file)),
    ]
    if let entry = observed.store.entry(alias) {
      conclusion.evidence.append(
        Evidence(
          "Entry \(cleaner.line(alias, limit: 60)), verified",
          KeystoreStateOperation.words(entry, at: observed.now, cleaner)))
      conclusion.cautions = KeystoreStateOperation.cautions(entry, at: observed.now, cleaner)
    } else {
      conclusion.outcome = .failed("The keystore has no entry with this alias.")
    }
    return conclusion
  }

  private static func words(_ file: KeystoreFile) -> String {
    let end = file.certificate.notAfter?.utc ?? "at an unknown time"
    return "\(file.certificate.subject), expires \(end)"
  }
}
