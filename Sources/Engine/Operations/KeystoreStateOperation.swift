import FoundationEssentials
import HTTP

/// `keystore.state`: which keys a user of an author has, and when their certificates expire.
struct KeystoreStateOperation: Operation {
  let signature = OperationSignature(
    name: "keystore.state", inputs: Wanted.inputs,
    outputs: [.answer("exists"), .answer("any"), .text("expires"), .list("aliases")], changes: false
  )

  /// The user, and one of the aliases.
  struct Wanted: DecodedInputs {
    static let inputs: [any OperationInput] =
      KeystoreClient.inputs + [KeystoreClient.alias.optional]

    let keystore: KeystoreClient
    /// The alias whose expiry is told; nil for none.
    let alias: String?

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      keystore = try KeystoreClient(inputs, context)
      alias = inputs[KeystoreClient.alias.optional]
    }
  }

  /// The store, and the time at which it was read.
  struct Observation: Sendable {
    /// The keystore of the user.
    var store: Keystore
    /// The time of day.
    var now: Date

    /// Reads the keystore of a client.
    init(reading client: KeystoreClient, _ context: EngineContext) async throws(Problem) {
      context.report(Progress("Reading the keystore of \(client.shownUser)"))
      store = try await client.read()
      now = context.now()
    }
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    try await Observation(reading: wanted.keystore, context)
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    let cleaner = wanted.keystore.cleaner
    var conclusion = Conclusion(.passed)
    conclusion.texts["exists"] = observed.store.exists ? "yes" : "no"
    conclusion.texts["any"] = observed.store.entries.isEmpty ? "no" : "yes"
    conclusion.evidence = [
      Evidence(
        "Keystore of \(cleaner.line(wanted.keystore.userID))",
        observed.store.exists ? "exists, \(observed.store.entries.count) aliases" : "none")
    ]
    conclusion.lists["aliases"] = observed.store.entries.map { entry in
      ListedItem(
        value: entry.alias, label: cleaner.line(entry.alias, limit: 60),
        detail: Self.words(entry, at: observed.now, cleaner))
    }
    for entry in observed.store.entries {
      conclusion.evidence.append(
        Evidence(
          cleaner.line(entry.alias, limit: 60), Self.words(entry, at: observed.now, cleaner)))
      conclusion.cautions += Self.cautions(entry, at: observed.now, cleaner)
    }
    if let alias = wanted.alias, let entry = observed.store.entry(alias) {
      conclusion.texts["expires"] =
        entry.chain.first?.notAfter?.date.formatted(.iso8601) ?? "unknown"
    }
    return conclusion
  }

  /// An entry in one line: the subject of its certificate, and its expiry.
  static func words(_ entry: Keystore.Entry, at now: Date, _ cleaner: Cleaner) -> String {
    guard let certificate = entry.chain.first else { return "no certificate" }
    let subject = cleaner.line(certificate.subject, limit: 80)
    guard let end = certificate.notAfter else {
      return "\(subject), expires \(cleaner.line(certificate.notAfterText, limit: 40))"
    }
    let zone = end.isExact ? "" : ", to the day (aem-setup does not know AEM's time zone)"
    let time = end.isExact ? end.date.utc : end.date.day
    return "\(subject), expires \(time)\(zone)"
  }

  /// The cautions about an entry's expiry: a month is the time that a replacement needs.
  static func cautions(
    _ entry: Keystore.Entry, at now: Date, _ cleaner: Cleaner
  ) -> [String] {
    guard let certificate = entry.chain.first, let end = certificate.notAfter else { return [] }
    let alias = cleaner.line(entry.alias, limit: 60)
    let days = Int((end.date.timeIntervalSince(now) / 86_400).rounded(.down))
    if days < 0 {
      return [
        "The certificate of \(alias) has expired. Adobe stopped accepting new ones for JWT in "
          + "June 2025. Use OAuth Server-to-Server, which needs none."
      ]
    }
    return days < 30 ? ["The certificate of \(alias) expires in \(days) days."] : []
  }
}
