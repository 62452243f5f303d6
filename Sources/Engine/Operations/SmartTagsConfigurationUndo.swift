import HTTP
import Values

/// `smart-tags.configuration.undo`: the configuration as it was before it was first written.
///
/// A page that was not there is removed; properties get their earlier values. The client secret
/// cannot be put back: AEM never gives it out.
struct SmartTagsConfigurationUndo: Operation {
  let signature = OperationSignature(
    name: "smart-tags.configuration.undo", inputs: AuthorClient.parameters + [.text("name")],
    changes: true)

  private static let page = "page"
  private static let absent = "absent"
  private static let present = "present"

  private static let restorable =
    SmartTagsConfiguration.properties.map { (title: $0.title, name: $0.name) }
    + [
      ("Title (jcr:title)", "jcr:title"),
      ("Resource type (sling:resourceType)", "sling:resourceType"),
    ]

  /// What a plan records of the content that it is about to change; nil content is no page.
  ///
  /// A value in which a secret of this run stands is left out, and is not restored either.
  static func restore(
    _ content: [String: JSONValue]?, _ inputs: OperationInputs
  ) -> [String: String] {
    guard let content else { return [page: absent] }
    var restore = [page: present]
    for (_, name) in restorable {
      guard let value = content[name]?.string else {
        restore[name] = ""
        continue
      }
      if !inputs.shown.hides(value) { restore[name] = value }
    }
    return restore
  }

  /// The properties whose recorded value differs from the one that is there.
  private static func differing(
    _ observed: [String: JSONValue]?, _ inputs: OperationInputs
  ) -> [(title: String, name: String, now: String?, before: String?)] {
    let restore = inputs.restore
    return restorable.compactMap { title, name in
      guard let recorded = restore[name] else { return nil }
      let now = observed?[name]?.string
      guard now ?? "" != recorded else { return nil }
      return (title, name, now, recorded.isEmpty ? nil : recorded)
    }
  }

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> [String: JSONValue]?
  {
    let page = try self.page(inputs, context)
    context.report(Progress("Reading \(page.path)"))
    let content = try await page.read()
    // Tells "not there" from "not to be seen".
    if content == nil { _ = try await page.author.configurations() }
    return content
  }

  func plan(_ observed: [String: JSONValue]?, _ inputs: OperationInputs) throws(Problem) -> Plan {
    let path = SmartTagsConfiguration.path(try inputs.text("name"))
    guard let observed else { return Plan() }
    if inputs.restore[Self.page] == Self.absent {
      return Plan(
        changes: [Change(path, before: "a Smart Tags configuration", after: nil)],
        cautions: ["Everything in it goes, the encrypted client secret too."])
    }
    let changes = Self.differing(observed, inputs).map { property in
      Change(
        property.title, before: property.now.map { inputs.shown.line($0) },
        after: property.before.map { inputs.shown.line($0) })
    }
    guard !changes.isEmpty else { return Plan() }
    return Plan(
      changes: changes,
      cautions: [
        "The client secret stays as it is: the one before it was never given out by AEM. Enter it"
          + " again in AEM if it was another one."
      ])
  }

  func apply(
    _ plan: Plan, from observed: [String: JSONValue]?, _ inputs: OperationInputs,
    _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let page = try self.page(inputs, context)
    if inputs.restore[Self.page] == Self.absent {
      context.report(Progress("Removing \(page.path)"))
      try await send(
        [(":operation", "delete")], to: page.path, page, else: "\(page.path) is still there"
      ) {
        () async throws(Problem) in try await page.read() == nil
      }
      return [:]
    }
    context.report(Progress("Writing the earlier values"))
    let fields = Self.differing(observed, inputs).map { property in
      property.before.map { ("./\(property.name)", $0) } ?? ("./\(property.name)@Delete", "")
    }
    try await send(
      fields, to: "\(page.path)/jcr:content", page, else: "\(page.path) is as it was"
    ) { () async throws(Problem) in
      try self.plan(try await page.read(), inputs).isEmpty
    }
    return [:]
  }

  func conclude(
    _ observed: [String: JSONValue]?, _ inputs: OperationInputs
  ) throws(Problem) -> Conclusion {
    var conclusion = Conclusion()
    let path = SmartTagsConfiguration.path(try inputs.text("name"))
    conclusion.evidence = [Evidence(path, observed == nil ? "not there" : "as it was before")]
    return conclusion
  }

  private func page(
    _ inputs: OperationInputs, _ context: EngineContext
  ) throws(Problem) -> SmartTagsConfigurationPage {
    SmartTagsConfigurationPage(
      name: try inputs.text("name"), author: try AuthorClient(inputs, context))
  }

  private func send(
    _ fields: [(String, String)], to path: String, _ page: SmartTagsConfigurationPage,
    else finding: String, arrived: () async throws(Problem) -> Bool
  ) async throws(Problem) {
    try await page.author.change(
      finding,
      {
        () async throws(Problem) in
        let answer = try await page.author.post(Sling.encoded(path), Sling.form(fields).finish())
        guard answer.status < 400 else { throw page.author.refusal(answer, path: path) }
      }, arrived: arrived)
  }
}
