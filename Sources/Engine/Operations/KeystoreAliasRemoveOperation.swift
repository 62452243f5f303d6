import HTTP

/// `keystore.alias.remove`: a user's keystore without one alias.
///
/// A private key is gone for good then, so the alias has to be entered to confirm.
struct KeystoreAliasRemoveOperation: Operation {
  let signature = OperationSignature(
    name: "keystore.alias.remove", inputs: Wanted.inputs, changes: true)

  /// The entry that goes.
  struct Wanted: DecodedInputs {
    static let inputs: [any OperationInput] =
      KeystoreClient.inputs + [
        KeystoreClient.alias, KeystoreClient.confirmation,
      ]

    let keystore: KeystoreClient
    let alias: String
    /// The alias, entered to confirm.
    let confirmation: String?

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      keystore = try KeystoreClient(inputs, context)
      alias = try inputs[KeystoreClient.alias]
      confirmation = inputs[KeystoreClient.confirmation]
    }
  }

  let undo = Undo.impossible(
    handAct: "The private key never left AEM and no longer exists. If you have the key in a "
      + "file, add it to the user's keystore again, under the same alias.")

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem)
    -> KeystoreStateOperation.Observation
  {
    try await .init(reading: wanted.keystore, context)
  }

  func plan(
    _ observed: KeystoreStateOperation.Observation, _ wanted: Wanted
  ) throws(Problem) -> Plan {
    guard let entry = observed.store.entry(wanted.alias) else { return Plan() }
    let cleaner = wanted.keystore.cleaner
    let alias = cleaner.line(entry.alias, limit: 60)
    return Plan(
      changes: [
        Change(
          "Keystore entry \(alias)",
          before: KeystoreStateOperation.words(entry, at: observed.now, cleaner), after: nil)
      ],
      cautions: ["This also deletes the private key. aem-setup cannot restore it."])
  }

  func apply(
    _ plan: Plan, from observed: KeystoreStateOperation.Observation, _ wanted: Wanted,
    _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    try wanted.keystore.require(wanted.confirmation, of: wanted.alias)
    try await Self.remove(wanted.alias, from: observed.store, wanted.keystore)
    return [:]
  }

  func conclude(
    _ observed: KeystoreStateOperation.Observation, _ wanted: Wanted
  ) throws(Problem) -> Conclusion {
    Self.conclusion(observed.store, wanted.keystore.cleaner)
  }

  /// Removes an entry, as far as it exists.
  static func remove(
    _ alias: String, from store: Keystore, _ client: KeystoreClient
  ) async throws(Problem) {
    client.author.context.report(Progress("Removing the entry"))
    try await client.remove(alias: store.entry(alias)?.alias ?? alias, in: store.home)
  }

  /// The conclusion that an entry is gone, with what is left.
  static func conclusion(_ store: Keystore, _ cleaner: Cleaner) -> Conclusion {
    var conclusion = Conclusion(.passed)
    let left = store.entries.map { cleaner.line($0.alias, limit: 60) }
    conclusion.evidence = [
      Evidence("Entries left", left.isEmpty ? "none" : left.joined(separator: ", "))
    ]
    return conclusion
  }
}
