import HTTP
import Values

/// `smart-tags.configuration.undo`: the configuration as it was before it was first written.
///
/// A page that was not there is removed; properties get their earlier values. A client secret that
/// was replaced cannot be restored: AEM never shows it.
struct SmartTagsConfigurationUndoOperation: Operation {
  let signature = OperationSignature(
    name: "smart-tags.configuration.undo", inputs: Wanted.inputs, changes: true)

  /// The page, what was written to it, and what there was before.
  struct Wanted: DecodedInputs {
    private typealias Written = SmartTagsConfigurationOperation.Wanted
    static let inputs: [any OperationInput] =
      AuthorClient.inputs + [
        Written.name, Written.title.optional,
      ] + SmartTagsConfiguration.properties.map(\.input.optional)

    let page: SmartTagsConfigurationPage
    /// The values that were written, by property.
    let written: [String: String]
    /// The fingerprint of what AEM stored of the secret that was sent.
    let storedSecret: String?
    let restore: [String: String]

    var cleaner: Cleaner { page.author.cleaner }
    /// Whether there was no page.
    var wasAbsent: Bool {
      restore[SmartTagsConfigurationUndoOperation.page]
        == SmartTagsConfigurationUndoOperation.absent
    }

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      page = SmartTagsConfigurationPage(
        name: try inputs[Written.name], author: try AuthorClient(inputs, context))
      var written: [String: String] = [:]
      written["jcr:title"] = inputs[Written.title.optional]
      for property in SmartTagsConfiguration.properties {
        written[property.name] = inputs[property.input.optional]
      }
      self.written = written
      storedSecret = inputs.memory[SmartTagsConfigurationOperation.Memory.stored]
      restore = inputs.restore
    }
  }

  private static let page = "page"
  private static let absent = "absent"
  private static let present = "present"
  private static let secret = "secret"
  private static let replaced = "replaced"

  /// The properties that can be restored.
  private static let restorable: [(title: String, name: String)] =
    SmartTagsConfiguration.properties.map { ($0.title, $0.name) }
    + [
      ("Title (jcr:title)", "jcr:title"),
      ("Resource type (sling:resourceType)", "sling:resourceType"),
    ]

  /// The page as it is.
  struct Observation: Sendable {
    /// The properties of its content; nil when there is no page.
    var content: [String: JSONValue]?
    /// The names of what is beside its content.
    var others: [String] = []
    /// The fingerprint of the stored client secret.
    var storedSecret: String?
  }

  /// The entries that a plan records of the content that it is about to change; nil content is no
  /// page.
  ///
  /// A value that contains a secret of this run is left out, and is not restored either.
  static func restore(
    _ content: [String: JSONValue]?, replacingSecret: Bool, _ cleaner: Cleaner
  ) -> [String: String] {
    guard let content else { return [page: absent] }
    var restore = [page: present]
    for (_, name) in restorable {
      guard let value = content[name]?.string else {
        restore[name] = ""
        continue
      }
      if !cleaner.hides(value) { restore[name] = value }
    }
    if replacingSecret {
      restore[secret] = SmartTagsConfigurationPage.storedSecret(content) == nil ? absent : replaced
    }
    return restore
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let page = wanted.page
    context.report(Progress("Reading \(page.path)"))
    guard let node = try await page.author.node(page.path, depth: 1)?.object else {
      // Tells "not there" from "not to be seen".
      _ = try await page.author.configurations()
      return Observation(content: nil)
    }
    let content = try await page.read() ?? [:]
    return Observation(
      content: content,
      others: node.filter { $0.key != "jcr:content" && $0.value.object != nil }.keys.sorted(),
      storedSecret: SmartTagsConfigurationPage.storedSecret(content).map {
        SecretFingerprint.of(Secret(copying: $0.utf8), key: context.fingerprintKey)
      })
  }

  func plan(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Plan {
    let (path, cleaner) = (wanted.page.path, wanted.cleaner)
    var plan = Plan()
    guard let content = observed.content else {
      if !wanted.wasAbsent {
        plan.drift = [Drift("\(path) existed before and no longer exists.")]
      }
      return plan
    }
    plan.drift = Self.drift(content, observed, wanted)
    if wanted.wasAbsent {
      plan.changes = [Change(path, before: "a Smart Tags configuration", after: nil)]
      plan.cautions = ["This deletes all its content, including the encrypted client secret."]
      return plan
    }
    plan.changes = Self.differing(content, wanted).map { property in
      Change(
        property.title, before: property.now.map { cleaner.line($0) },
        after: property.before.map { cleaner.line($0) })
    }
    if removesSecret(content, wanted) {
      plan.changes.append(
        Change(SmartTagsConfiguration.secretLabel, before: "stored, encrypted", after: nil))
    }
    if wanted.restore[Self.secret] == Self.replaced {
      plan.left = [
        Remainder(
          "\(SmartTagsConfiguration.secretLabel) of \(path) stays as aem-setup wrote it. AEM "
            + "does not show the earlier one.",
          act: "To use the earlier client secret, enter it on that page again.")
      ]
    }
    return plan
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ wanted: Wanted, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let page = wanted.page
    guard !wanted.wasAbsent else {
      context.report(Progress("Removing \(page.path)"))
      try await page.author.delete(page.path)
      return [:]
    }
    context.report(Progress("Writing the earlier values"))
    let content = observed.content ?? [:]
    var fields = Self.differing(content, wanted).map { property in
      property.before.map { ("./\(property.name)", $0) } ?? ("./\(property.name)@Delete", "")
    }
    if removesSecret(content, wanted) {
      fields.append(("./\(SmartTagsConfiguration.secretProperty)@Delete", ""))
    }
    let path = "\(page.path)/jcr:content"
    let form = fields
    try await page.author.change(
      "\(page.path) does not have its earlier values",
      { () async throws(Problem) in
        let answer = try await page.author.post(Sling.encoded(path), Sling.form(form).finish())
        guard answer.status < 400 else { throw page.author.refusal(answer, path: path) }
      },
      arrived: { () async throws(Problem) in
        Self.differing(try await page.read() ?? [:], wanted).isEmpty
      })
    return [:]
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(.passed)
    let path = wanted.page.path
    conclusion.evidence = [
      Evidence(path, observed.content == nil ? "deleted" : "has its earlier values")
    ]
    return conclusion
  }

  /// Whether the page had no client secret before, and has one now.
  private func removesSecret(_ content: [String: JSONValue], _ wanted: Wanted) -> Bool {
    wanted.restore[Self.secret] == Self.absent
      && SmartTagsConfigurationPage.storedSecret(content) != nil
  }

  /// The properties whose recorded value differs from the one that is there.
  private static func differing(
    _ content: [String: JSONValue], _ wanted: Wanted
  ) -> [(title: String, name: String, now: String?, before: String?)] {
    let restore = wanted.restore
    return restorable.compactMap { title, name in
      guard let recorded = restore[name] else { return nil }
      let now = content[name]?.string
      guard now ?? "" != recorded else { return nil }
      return (title, name, now, recorded.isEmpty ? nil : recorded)
    }
  }

  /// The properties that are neither as they were nor as they were written.
  private static func drift(
    _ content: [String: JSONValue], _ observed: Observation, _ wanted: Wanted
  ) -> [Drift] {
    let cleaner = wanted.cleaner
    var drift: [Drift] = []
    for (title, name) in restorable {
      guard let written = wanted.written[name], let now = content[name]?.string,
        now != written, now != wanted.restore[name]
      else { continue }
      drift.append(
        Drift("\(title) is now \(cleaner.line(now)). aem-setup wrote \(cleaner.line(written))."))
    }
    if let written = wanted.storedSecret, observed.storedSecret != written {
      drift.append(
        Drift("\(SmartTagsConfiguration.secretLabel) is not the one that aem-setup stored."))
    }
    guard wanted.wasAbsent else { return drift }
    let known = Set(restorable.map(\.name) + [SmartTagsConfiguration.secretProperty])
    let foreign = content.keys.filter { name in
      !known.contains(name) && !["jcr:", "cq:", "sling:"].contains { name.hasPrefix($0) }
    }
    for name in foreign.sorted() + observed.others {
      drift.append(
        Drift("The page has \(cleaner.line(name, limit: 60)), which aem-setup did not write."))
    }
    return drift
  }
}
