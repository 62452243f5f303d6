import HTTP
import Values

/// `smart-tags.configuration`: one legacy Smart Tags configuration as wanted, its secret encrypted.
struct SmartTagsConfigurationOperation: Operation {
  let signature = OperationSignature(
    name: "smart-tags.configuration",
    inputs: AuthorClient.parameters + [
      .text("name"), .text("title"), .text("serviceUrl"), .text("authServerUrl"), .text("apiKey"),
      .text("techAcctId"), .text("orgId"), .secret("clientSecret"), .optional("rewriteSecret"),
      .optional("changeServiceUrl"),
    ],
    outputs: [.text("path")], changes: true)

  var undo: Undo { .by(SmartTagsConfigurationUndo()) }

  /// The page, and whether a secret could be encrypted.
  struct Observation: Sendable {
    /// The properties of the page's `jcr:content`; nil when there is no page.
    var content: [String: JSONValue]?
    /// Whether the bundle that encrypts is active; looked at when a secret is to be sent.
    var isCryptoActive: Bool
    /// Its state; nil when it is absent.
    var cryptoState: String?
    /// The fingerprint of the secret that was given.
    var givenSecret: String
    /// The fingerprint of the value that AEM stores; nil when it stores none.
    var storedSecret: String?
  }

  /// Names under which ``apply(_:from:_:_:)`` remembers.
  enum Memory {
    /// The fingerprint of the secret that was sent.
    static let given = "clientSecret"
    /// The fingerprint of what AEM stored then.
    static let stored = "clientSecret.stored"
    /// How the page was created, when AEM's own command is absent.
    static let creation = "creation"
    /// The Service URL that was sent.
    static let serviceURL = Plan.sentPrefix + "serviceUrl"
  }

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> Observation
  {
    let page = SmartTagsConfigurationPage(
      name: try inputs.text("name"), author: try AuthorClient(inputs, context))
    if let note = CredentialFormats.nodeName(page.name), note.isError {
      throw .unusableInput(name: "name", sentence: note.sentence)
    }
    let secret = try inputs.secret("clientSecret")
    context.report(Progress("Reading \(page.path)"))
    let content = try await page.find()
    var observed = Observation(
      content: content, isCryptoActive: false, cryptoState: nil,
      givenSecret: SecretFingerprint.of(secret, key: context.fingerprintKey),
      storedSecret: content.flatMap(SmartTagsConfigurationPage.storedSecret).map {
        SecretFingerprint.of(Secret(copying: $0.utf8), key: context.fingerprintKey)
      })
    // Only a secret that is to be sent needs somebody to encrypt it.
    guard try Self.mustSendSecret(observed, inputs) else { return observed }
    context.report(Progress("Looking whether AEM can encrypt the secret"))
    let crypto = try await page.author.bundles().named(SmartTagsConfiguration.cryptoBundle)
    observed.isCryptoActive = crypto?.isStable ?? false
    observed.cryptoState = crypto.map { page.author.cleaner.line($0.state) }
    return observed
  }

  func plan(_ observed: Observation, _ inputs: OperationInputs) throws(Problem) -> Plan {
    let name = try inputs.text("name")
    var plan = Plan()
    if observed.content == nil {
      let title = inputs.cleaner.line(try inputs.text("title"))
      plan.changes.append(
        Change(
          SmartTagsConfiguration.path(name), before: nil,
          after: "a Smart Tags configuration “\(title)”"))
    }
    for (label, property, wanted) in try Self.wanted(inputs, over: observed.content) {
      let stored = observed.content?[property]?.string
      // Creating the page gives it its title and its resource type.
      let comesWithPage = observed.content == nil && property.contains(":")
      guard stored != wanted, !comesWithPage else { continue }
      plan.changes.append(
        Change(
          label, before: stored.map { inputs.cleaner.line($0) }, after: inputs.cleaner.line(wanted))
      )
    }
    let sendsSecret = try Self.mustSendSecret(observed, inputs)
    if !plan.changes.isEmpty {
      plan.cautions += [try Self.keptNote(observed.content, inputs)].compactMap(\.self)
    }
    if !plan.changes.isEmpty || sendsSecret {
      plan.restore = SmartTagsConfigurationUndo.restore(
        observed.content, replacingSecret: sendsSecret, inputs)
      plan.restore[Memory.serviceURL] = try Self.sentServiceURL(observed, inputs)
    }
    guard sendsSecret else { return plan }
    guard observed.isCryptoActive else {
      throw .configuration(.cryptoNotActive(state: observed.cryptoState))
    }
    let stored = observed.content.flatMap(SmartTagsConfigurationPage.storedSecret)
    let isEncrypted = stored.map(Sling.isEncrypted) ?? false
    plan.changes.append(
      Change(
        SmartTagsConfiguration.secretLabel,
        before: stored == nil ? "not set" : isEncrypted ? "stored, encrypted" : "stored in clear",
        after: "the given secret, encrypted"))
    if isEncrypted {
      plan.cautions.append(
        "The client secret stored now is overwritten. AEM does not give it out: it cannot be "
          + "restored from here.")
    }
    return plan
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ inputs: OperationInputs, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let page = SmartTagsConfigurationPage(
      name: try inputs.text("name"), author: try AuthorClient(inputs, context))
    var memory: [String: String] = [:]
    memory[Memory.serviceURL] = try Self.sentServiceURL(observed, inputs)
    if observed.content == nil {
      context.report(Progress("Creating \(page.path)", done: 0, of: 2))
      let creation = try await page.create(title: try inputs.text("title"))
      if creation == .plainSling { memory[Memory.creation] = "sling" }
    }
    let differing = try Self.wanted(inputs, over: observed.content).filter { _, property, wanted in
      observed.content?[property]?.string != wanted
    }.map { ($0.property, $0.value) }
    let secret =
      try Self.mustSendSecret(observed, inputs) ? try inputs.secret("clientSecret") : nil
    context.report(Progress("Writing the properties", done: 1, of: 2))
    let content = try await page.write(differing, secret: secret, over: observed.content)
    if secret != nil, let stored = SmartTagsConfigurationPage.storedSecret(content) {
      memory[Memory.given] = observed.givenSecret
      memory[Memory.stored] = SecretFingerprint.of(
        Secret(copying: stored.utf8), key: context.fingerprintKey)
    }
    return memory
  }

  func conclude(_ observed: Observation, _ inputs: OperationInputs) throws(Problem) -> Conclusion {
    let path = SmartTagsConfiguration.path(try inputs.text("name"))
    var conclusion = Conclusion(.passed)
    conclusion.texts = ["path": path]
    conclusion.evidence = [Evidence("Configuration", path)]
    for (label, property, _) in try Self.wanted(inputs, over: observed.content) {
      let stored = observed.content?[property]?.string ?? ""
      conclusion.evidence.append(Evidence(label, inputs.cleaner.line(stored)))
    }
    conclusion.evidence.append(Evidence(SmartTagsConfiguration.secretLabel, "stored, encrypted"))
    if inputs.memory[Memory.creation] == "sling" {
      conclusion.evidence.append(
        Evidence(
          "Created by", "a plain Sling POST, because this server has no /bin/wcmcommand (inferred)"
        ))
    }
    conclusion.cautions += [try Self.keptNote(observed.content, inputs)].compactMap(\.self)
    if inputs.memory[Memory.given] == nil {
      conclusion.cautions.append(
        "AEM cannot tell whether the stored client secret equals the given one. "
          + "rewriteSecret=yes writes it again.")
    }
    return conclusion
  }

  /// Label, property and value of everything that is wanted and may be shown.
  private static func wanted(
    _ inputs: OperationInputs, over content: [String: JSONValue]?
  ) throws(Problem) -> [(label: String, property: String, value: String)] {
    var all = [("Title (jcr:title)", "jcr:title", try inputs.text("title"))]
    for property in SmartTagsConfiguration.properties {
      let given = try inputs.text(property.name)
      let kept = property.name == serviceURL ? keptServiceURL(content, inputs) : nil
      all.append((property.title, property.name, kept ?? given))
    }
    all.append(
      (
        "Resource type (sling:resourceType)", "sling:resourceType",
        SmartTagsConfiguration.resourceType
      ))
    return all
  }

  private static let serviceURL = "serviceUrl"

  /// The Service URL of an earlier configuration: it stays, unless a change of it was asked for, or
  /// this session has sent the wanted one: then another one is not kept but a fault.
  private static func keptServiceURL(
    _ content: [String: JSONValue]?, _ inputs: OperationInputs
  ) -> String? {
    guard inputs.optional("changeServiceUrl") != "yes",
      inputs.memory[Memory.serviceURL] != inputs.optional(serviceURL)
    else { return nil }
    return content?[serviceURL]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The Service URL that a write would send; nil when it sends none.
  private static func sentServiceURL(
    _ observed: Observation, _ inputs: OperationInputs
  ) throws(Problem) -> String? {
    try wanted(inputs, over: observed.content).first { _, property, wanted in
      property == serviceURL && observed.content?[property]?.string != wanted
    }?.value
  }

  /// A sentence about a Service URL that stays though another one was given.
  private static func keptNote(
    _ content: [String: JSONValue]?, _ inputs: OperationInputs
  ) throws(Problem) -> String? {
    guard let kept = keptServiceURL(content, inputs), kept != (try inputs.text(serviceURL)) else {
      return nil
    }
    return "The Service URL stays \(inputs.cleaner.line(kept)), as this configuration has it."
  }

  /// Whether the secret goes out: an encrypted value cannot be compared, only remembered.
  private static func mustSendSecret(
    _ observed: Observation, _ inputs: OperationInputs
  ) throws(Problem) -> Bool {
    guard let content = observed.content,
      let stored = SmartTagsConfigurationPage.storedSecret(content), Sling.isEncrypted(stored),
      content["apiKey"]?.string == (try inputs.text("apiKey"))
    else { return true }
    guard let given = inputs.memory[Memory.given] else {
      return inputs.optional("rewriteSecret") == "yes"
    }
    // What this session wrote itself, and still finds there, need not be written again.
    return given != observed.givenSecret || inputs.memory[Memory.stored] != observed.storedSecret
  }
}
