import HTTP

/// `keystore.key.undo`: a user's keystore without the key pair that was added.
///
/// It goes only while it is the one that was added. A private key that was replaced, and a keystore
/// that was created, are left to a person.
struct KeystoreKeyUndoOperation: Operation {
  let signature = OperationSignature(
    name: "keystore.key.undo", inputs: Wanted.inputs, changes: true)

  /// The key pair that was added, and what there was before.
  struct Wanted: DecodedInputs {
    static let inputs: [any OperationInput] = KeystoreClient.inputs + [KeystoreClient.alias]

    let keystore: KeystoreClient
    let alias: String
    /// The serial number of the certificate that was added.
    let serial: Double?
    /// The key pair that was replaced, in words.
    let replaced: String?
    /// Whether the keystore was created for it.
    let hasMadeStore: Bool

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      keystore = try KeystoreClient(inputs, context)
      alias = try inputs[KeystoreClient.alias]
      let restore = inputs.restore
      serial = restore[KeystoreKeyUndoOperation.serial].flatMap(Double.init)
      replaced = restore[KeystoreKeyUndoOperation.replaced]
      hasMadeStore = restore[KeystoreKeyUndoOperation.store] != nil
    }
  }

  /// The entry of ``Plan/restore`` that says that there was no keystore.
  static let store = "store"
  /// The entry that describes the key pair that is replaced.
  static let replaced = "replaced"
  /// The entry with the serial number of the certificate that is added.
  static let serial = "serial"

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem)
    -> KeystoreStateOperation.Observation
  {
    try await .init(reading: wanted.keystore, context)
  }

  func plan(
    _ observed: KeystoreStateOperation.Observation, _ wanted: Wanted
  ) throws(Problem) -> Plan {
    let cleaner = wanted.keystore.cleaner
    let alias = cleaner.line(wanted.alias.lowercased(), limit: 60)
    var plan = Plan()
    if let entry = observed.store.entry(alias) {
      let words = KeystoreStateOperation.words(entry, at: observed.now, cleaner)
      plan.changes = [Change("Keystore entry \(alias)", before: words, after: nil)]
      plan.cautions = [
        "This also deletes the private key in AEM. The file that it came from stays."
      ]
      if !Self.isAdded(entry, wanted) {
        plan.drift = [
          Drift(
            "The keystore entry \(alias) has another certificate than aem-setup added: \(words).")
        ]
      }
    }
    if let words = wanted.replaced {
      plan.left.append(
        Remainder(
          "aem-setup cannot restore the earlier key pair under \(alias): \(words).",
          act: "If you have its private key in a file, add it to the keystore again."))
    }
    if wanted.hasMadeStore, observed.store.exists {
      let path = cleaner.line("\(observed.store.home)/keystore")
      plan.left.append(
        Remainder(
          "aem-setup keeps the keystore \(path), which did not exist before.",
          act: "If nobody uses the keystore, delete it in CRXDE Lite."))
    }
    return plan
  }

  func apply(
    _ plan: Plan, from observed: KeystoreStateOperation.Observation, _ wanted: Wanted,
    _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    guard observed.store.entry(wanted.alias) != nil else { return [:] }
    try await KeystoreAliasRemoveOperation.remove(
      wanted.alias, from: observed.store, wanted.keystore)
    return [:]
  }

  func conclude(
    _ observed: KeystoreStateOperation.Observation, _ wanted: Wanted
  ) throws(Problem) -> Conclusion {
    KeystoreAliasRemoveOperation.conclusion(observed.store, wanted.keystore.cleaner)
  }

  /// Whether an entry is the one that was added, by the serial number of its certificate, which AEM
  /// rounds.
  private static func isAdded(_ entry: Keystore.Entry, _ wanted: Wanted) -> Bool {
    guard let own = wanted.serial, let held = entry.chain.first?.serial
    else { return false }
    return abs(held - own) <= abs(own) * 1e-12
  }
}
