import HTTP
import Values

/// `target.configuration`: the Target configuration that a person has saved, compared with what it
/// should hold.
///
/// The names under which the IMS form keeps its values are not documented, so they are compared by
/// value, and nothing is written.
struct TargetConfigurationOperation: Operation {
  let signature = OperationSignature(
    name: "target.configuration",
    inputs: AuthorClient.parameters + [
      .optional("name"), .text("clientCode"), .optional("tenantId"), .optional("imsConfiguration"),
      .optional("apiType"),
    ],
    outputs: [
      .text("path"), .list("configurations"), .list("frameworks"), .answer("anyFramework"),
    ], changes: false, verifies: .itself)

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> [TargetConfiguration]
  {
    let author = try AuthorClient(inputs, context)
    context.report(Progress("Reading \(TargetConfiguration.folder)"))
    return try await author.targetConfigurations()
  }

  func conclude(
    _ observed: [TargetConfiguration], _ inputs: OperationInputs
  ) throws(Problem) -> Conclusion {
    let cleaner = inputs.cleaner
    let code = try inputs.text("clientCode")
    var conclusion = Conclusion(.passed)
    conclusion.lists["configurations"] = observed.map {
      ListedItem(
        value: $0.name, label: cleaner.line($0.title, limit: 60),
        detail: cleaner.line($0.clientCode ?? "no client code"))
    }
    let wanted = inputs.optional("name")
    guard let found = observed.first(where: { wanted == nil || $0.name == wanted }) else {
      throw .target(.noConfiguration(name: wanted.map { cleaner.line($0, limit: 60) }))
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
    guard let stored = found.clientCode, stored.lowercased() == code.lowercased() else {
      throw .target(
        .differs(
          what: "Client Code", wanted: cleaner.line(code),
          found: cleaner.line(found.clientCode ?? "nothing")))
    }
    conclusion.evidence.append(Evidence("Client Code", cleaner.line(stored)))
    for (input, label) in [
      ("tenantId", "Tenant ID"), ("imsConfiguration", "IMS Configuration"), ("apiType", "API Type"),
    ] {
      guard let value = inputs.optional(input) else { continue }
      let places = found.places(of: value)
      if places.isEmpty {
        conclusion.outcome = .unknown(
          "\(label) \(cleaner.line(value)) stands in no property of the saved configuration; where AEM"
            + " keeps it is not documented. Compare it on the page.")
      } else {
        conclusion.evidence.append(
          Evidence(
            label, "\(cleaner.line(value)), in \(cleaner.line(places.joined(separator: ", ")))"))
      }
    }
    if observed.count > 1 {
      conclusion.cautions.append("There are \(observed.count) Target configurations.")
    }
    return conclusion
  }
}
