import HTTP
import Values

/// `target.configuration`: the Target configuration that a person has saved, compared with what it
/// should have.
///
/// The names under which the IMS form keeps its values are not documented, so they are compared by
/// value, and nothing is written.
struct TargetConfigurationOperation: Operation {
  let signature = OperationSignature(
    name: "target.configuration", inputs: Wanted.inputs,
    outputs: [
      .text("path"), .list("configurations"), .list("frameworks"), .answer("anyFramework"),
    ], changes: false, verifies: .itself)

  /// The values that the configuration should have.
  struct Wanted: DecodedInputs {
    private static let name = Input.optional("name")
    private static let clientCode = Input.text("clientCode")
    private static let tenantID = Input.optional("tenantId")
    private static let ims = Input.optional("imsConfiguration")
    private static let apiType = Input.optional("apiType")
    static let inputs: [any OperationInput] =
      AuthorClient.inputs + [name, clientCode, tenantID, ims, apiType]

    let author: AuthorClient
    /// Its name; nil for any.
    let name: String?
    let clientCode: String
    /// Labels and values of the other fields, as far as they are entered.
    let others: [(label: String, value: String)]

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      name = inputs[Self.name]
      clientCode = try inputs[Self.clientCode]
      let fields = [
        ("Tenant ID", Self.tenantID), ("IMS Configuration", Self.ims), ("API Type", Self.apiType),
      ]
      others = fields.compactMap { label, input in inputs[input].map { (label, $0) } }
    }
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem)
    -> [TargetConfiguration]
  {
    let author = wanted.author
    context.report(Progress("Reading \(TargetConfiguration.folder)"))
    return try await author.targetConfigurations()
  }

  func conclude(
    _ observed: [TargetConfiguration], _ wanted: Wanted
  ) throws(Problem) -> Conclusion {
    let cleaner = wanted.author.cleaner
    var conclusion = Conclusion(.passed)
    conclusion.lists["configurations"] = observed.map {
      ListedItem(
        value: $0.name, label: cleaner.line($0.title, limit: 60),
        detail: cleaner.line($0.clientCode ?? "no client code"))
    }
    guard let found = observed.first(where: { wanted.name == nil || $0.name == wanted.name }) else {
      throw .target(.noConfiguration(name: wanted.name.map { cleaner.line($0, limit: 60) }))
    }
    conclusion.texts = [
      "path": cleaner.line(found.path), "anyFramework": found.frameworks.isEmpty ? "no" : "yes",
    ]
    conclusion.lists["frameworks"] = found.frameworks.map {
      ListedItem(
        value: $0.path, label: cleaner.line($0.title, limit: 60), detail: cleaner.line($0.path))
    }
    conclusion.evidence = [
      Evidence("Configuration", cleaner.line(found.title, limit: 80)),
      Evidence(
        "Frameworks",
        found.frameworks.isEmpty
          ? "none" : cleaner.line(found.frameworks.map(\.name).joined(separator: ", "))),
    ]
    guard let stored = found.clientCode, stored.lowercased() == wanted.clientCode.lowercased()
    else {
      throw .target(
        .differs(
          what: "Client Code", wanted: cleaner.line(wanted.clientCode),
          found: cleaner.line(found.clientCode ?? "nothing")))
    }
    conclusion.evidence.append(Evidence("Client Code", cleaner.line(stored)))
    for (label, value) in wanted.others {
      let places = found.places(of: value)
      if places.isEmpty {
        conclusion.outcome = .unknown(
          "No property of the saved configuration contains \(label) \(cleaner.line(value)). "
            + "Adobe does not document where AEM keeps it. Compare it on the page.")
      } else {
        conclusion.evidence.append(
          Evidence(
            label, "\(cleaner.line(value)), in \(cleaner.line(places.joined(separator: ", ")))"))
      }
    }
    if observed.count > 1 {
      conclusion.cautions.append("AEM has \(observed.count) Target configurations.")
    }
    return conclusion
  }
}
