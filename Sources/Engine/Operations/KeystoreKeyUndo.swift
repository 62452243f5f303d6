import HTTP

/// `keystore.key.undo`: a user's keystore without the key pair that was added.
///
/// It goes only while it is the one that was added. A private key that was replaced, and a keystore
/// that was made, are left to a person.
struct KeystoreKeyUndo: Operation {
  let signature = OperationSignature(
    name: "keystore.key.undo", inputs: KeystoreClient.parameters + [.text("alias")], changes: true)

  /// The entry of ``Plan/restore`` that says that there was no keystore.
  static let store = "store"
  /// The entry that describes the key pair that is replaced.
  static let replaced = "replaced"
  /// The entry with the serial number of the certificate that is added.
  static let serial = "serial"

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
    let alias = inputs.cleaner.line(try inputs.text("alias").lowercased(), limit: 60)
    var plan = Plan()
    if let entry = observed.store.entry(alias) {
      let words = KeystoreStateOperation.words(entry, at: observed.now, inputs)
      plan.changes = [Change("Keystore entry \(alias)", before: words, after: nil)]
      plan.cautions = ["The private key is deleted with it. The file that it came from stays."]
      if !Self.isAdded(entry, inputs) {
        plan.drift = [
          Drift(
            "The keystore entry \(alias) has another certificate than aem-setup added: \(words).")
        ]
      }
    }
    if let words = inputs.restore[Self.replaced] {
      plan.left.append(
        Remainder(
          "The key pair that stood under \(alias) before cannot be put back: \(words).",
          act: "Who has its private key in a file adds it to the keystore again."))
    }
    if inputs.restore[Self.store] != nil, observed.store.exists {
      let path = inputs.cleaner.line("\(observed.store.home)/keystore")
      plan.left.append(
        Remainder(
          "The keystore \(path) stays; there was none before.",
          act: "Delete it in CRXDE, if nobody uses it."))
    }
    return plan
  }

  func apply(
    _ plan: Plan, from observed: KeystoreStateOperation.Observation, _ inputs: OperationInputs,
    _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    guard let entry = observed.store.entry(try inputs.text("alias")) else { return [:] }
    let client = try KeystoreClient(inputs, context)
    context.report(Progress("Removing the entry"))
    try await client.remove(alias: entry.alias, in: observed.store.home)
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

  /// Whether an entry is the one that was added, by the serial number of its certificate, which AEM
  /// rounds.
  private static func isAdded(_ entry: Keystore.Entry, _ inputs: OperationInputs) -> Bool {
    guard let own = inputs.restore[serial].flatMap(Double.init),
      let held = entry.chain.first?.serial
    else { return false }
    return abs(held - own) <= abs(own) * 1e-12
  }
}
