import HTTP
import Values

/// `ims.configurations`: the Adobe IMS configurations of an author, and which of them are double.
struct IMSConfigurationsOperation: Operation {
  let signature = OperationSignature(
    name: "ims.configurations", inputs: AuthorClient.parameters,
    outputs: [.list("configurations"), .text("any"), .text("duplicates")], changes: false)

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> [IMSConfiguration]
  {
    let author = try AuthorClient(inputs, context)
    context.report(Progress("Reading the Adobe IMS configurations"))
    return try await author.imsConfigurations()
  }

  func conclude(
    _ observed: [IMSConfiguration], _ inputs: OperationInputs
  ) throws(Problem) -> Conclusion {
    let shown = inputs.shown
    var conclusion = Conclusion()
    conclusion.lists["configurations"] = observed.map { found in
      ListedItem(
        value: found.pid,
        label: shown.line(found.title.isEmpty ? found.pid : found.title, limit: 80),
        detail: Self.words(found, shown))
    }
    conclusion.evidence = [Evidence("Adobe IMS configurations", String(observed.count))]
    for found in observed {
      let title = shown.line(found.title.isEmpty ? found.pid : found.title, limit: 80)
      conclusion.evidence.append(Evidence(title, Self.words(found, shown)))
      if found.customizers.isEmpty {
        conclusion.cautions.append("\(title) has no customizer, so it has no client secret.")
      } else if found.customizers.count > 1 {
        conclusion.cautions.append(
          "\(title) has \(found.customizers.count) customizers with the type"
            + " \(shown.line(found.customizerType, limit: 60)); which secret counts is open.")
      }
      if found.grant == .jwt {
        conclusion.cautions.append(
          "\(title) is for a service account (JWT), which Adobe has ended: go over to OAuth"
            + " Server-to-Server.")
      }
    }
    let duplicates = Self.duplicates(observed, shown)
    conclusion.cautions += duplicates
    conclusion.texts = [
      "any": observed.isEmpty ? "no" : "yes", "duplicates": duplicates.isEmpty ? "no" : "yes",
    ]
    return conclusion
  }

  /// A configuration in one line.
  static func words(_ found: IMSConfiguration, _ shown: ServerText) -> String {
    var parts = [
      "client ID \(shown.line(found.clientID.isEmpty ? "none" : found.clientID, limit: 60))",
      found.grant.rawValue,
    ]
    if !found.host.isEmpty { parts.append(shown.line(found.host, limit: 80)) }
    if !found.validator.isEmpty {
      parts.append("validator \(shown.line(found.validator, limit: 60))")
    }
    if !found.scope.isEmpty { parts.append("scope \(shown.line(found.scope, limit: 120))") }
    return parts.joined(separator: ", ")
  }

  /// A sentence for each value that should be there once and is there more often.
  private static func duplicates(
    _ observed: [IMSConfiguration], _ shown: ServerText
  ) -> [String] {
    let kinds: [(String, (IMSConfiguration) -> String)] = [
      ("client ID", \.clientID), ("title", \.title), ("validator", \.validator),
    ]
    return kinds.flatMap { kind, value -> [String] in
      Dictionary(grouping: observed.filter { !value($0).isEmpty }, by: value)
        .filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
        .map { text, group in
          "\(group.count) configurations have the \(kind) \(shown.line(text, limit: 60)). Make one"
            + " for each product, and delete those that nothing uses."
        }
    }
  }
}
