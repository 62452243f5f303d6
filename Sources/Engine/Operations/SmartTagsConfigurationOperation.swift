import HTTP
import Values

/// `smart-tags.configuration`: one legacy Smart Tags configuration as wanted, its secret encrypted.
struct SmartTagsConfigurationOperation: Operation {
  let signature = OperationSignature(
    name: "smart-tags.configuration", inputs: Wanted.inputs,
    outputs: [.text("path")], changes: true)

  /// The page, what it should have, and what earlier runs of this step remember.
  struct Wanted: DecodedInputs {
    static let name = Input.text("name")
    static let title = Input.text("title")
    private static let secret = Input.secret("clientSecret")
    private static let rewrite = Input.optional("rewriteSecret")
    private static let changeServiceURL = Input.optional("changeServiceUrl")
    static let inputs: [any OperationInput] =
      AuthorClient.inputs + [name, title]
      + SmartTagsConfiguration.properties.map(\.input) + [secret, rewrite, changeServiceURL]

    let page: SmartTagsConfigurationPage
    let title: String
    /// The values of ``SmartTagsConfiguration/properties``, in their order.
    let values: [String]
    let serviceURL: String
    let apiKey: String
    let clientSecret: Secret
    let rewritesSecret: Bool
    let changesServiceURL: Bool
    /// The fingerprint of the secret that was sent, and of what AEM stored then.
    let sentSecret, storedSecret: String?
    let sentServiceURL: String?
    let isMadePlainly: Bool

    var cleaner: Cleaner { page.author.cleaner }

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      let name = try inputs.checked(Self.name) { AuthorFormats.nodeName($0)?.flaw }
      page = SmartTagsConfigurationPage(name: name, author: try AuthorClient(inputs, context))
      title = try inputs[Self.title]
      serviceURL = try inputs[SmartTagsConfiguration.serviceURL.input]
      apiKey = try inputs[SmartTagsConfiguration.apiKey.input]
      var values: [String] = []
      for property in SmartTagsConfiguration.properties {
        values.append(try inputs[property.input])
      }
      self.values = values
      clientSecret = try inputs[Self.secret]
      rewritesSecret = inputs[Self.rewrite] == "yes"
      changesServiceURL = inputs[Self.changeServiceURL] == "yes"
      sentSecret = inputs.memory[Memory.given]
      storedSecret = inputs.memory[Memory.stored]
      sentServiceURL = inputs.memory[Memory.serviceURL]
      isMadePlainly = inputs.memory[Memory.creation] == Memory.plain
    }
  }

  var undo: Undo { .by(SmartTagsConfigurationUndoOperation()) }

  /// The page, and whether a secret could be encrypted.
  struct Observation: Sendable {
    /// The properties of the page's `jcr:content`; nil when there is no page.
    var content: [String: JSONValue]?
    /// Whether the bundle that encrypts is active; looked at when a secret is to be sent.
    var isCryptoActive: Bool
    /// Its state; nil when it is absent.
    var cryptoState: String?
    /// The fingerprint of the secret that was entered.
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
    /// The method by which the page was created, when AEM's own command is absent.
    static let creation = "creation"
    /// The value for a page that was created by a plain Sling POST.
    static let plain = "sling"
    /// The Service URL that was sent.
    static let serviceURL = Plan.sentPrefix + "serviceUrl"
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let page = wanted.page
    context.report(Progress("Reading \(page.path)"))
    let content = try await page.find()
    var observed = Observation(
      content: content, isCryptoActive: false, cryptoState: nil,
      givenSecret: SecretFingerprint.of(wanted.clientSecret, key: context.fingerprintKey),
      storedSecret: content.flatMap(SmartTagsConfigurationPage.storedSecret).map {
        SecretFingerprint.of(Secret(copying: $0.utf8), key: context.fingerprintKey)
      })
    // Only a secret that is to be sent needs somebody to encrypt it.
    guard Self.mustSendSecret(observed, wanted) else { return observed }
    context.report(Progress("Checking whether AEM can encrypt the secret"))
    let crypto = try await page.author.bundles().named(SmartTagsConfiguration.cryptoBundle)
    observed.isCryptoActive = crypto?.isStable ?? false
    observed.cryptoState = crypto.map { page.author.cleaner.line($0.state) }
    return observed
  }

  func plan(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Plan {
    let cleaner = wanted.cleaner
    var plan = Plan()
    if observed.content == nil {
      plan.changes.append(
        Change(
          wanted.page.path, before: nil,
          after: "a Smart Tags configuration “\(cleaner.line(wanted.title))”"))
    }
    for (label, property, value) in Self.fields(wanted, over: observed.content) {
      let stored = observed.content?[property]?.string
      // Creating the page gives it its title and its resource type.
      let comesWithPage = observed.content == nil && property.contains(":")
      guard stored != value, !comesWithPage else { continue }
      plan.changes.append(
        Change(
          label, before: stored.map { cleaner.line($0) }, after: cleaner.line(value)))
    }
    let sendsSecret = Self.mustSendSecret(observed, wanted)
    if !plan.changes.isEmpty {
      plan.cautions += [Self.keptNote(observed.content, wanted)].compactMap(\.self)
    }
    if !plan.changes.isEmpty || sendsSecret {
      plan.restore = SmartTagsConfigurationUndoOperation.restore(
        observed.content, replacingSecret: sendsSecret, cleaner)
      plan.restore[Memory.serviceURL] = Self.sentServiceURL(observed, wanted)
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
        before: stored == nil
          ? "not set"
          : isEncrypted
            ? "stored, encrypted"
            : "stored unencrypted",
        after: "the entered secret, encrypted"))
    if isEncrypted {
      plan.cautions.append(
        "This overwrites the stored client secret. AEM does not show it, so aem-setup cannot "
          + "restore it.")
    }
    return plan
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ wanted: Wanted, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let page = wanted.page
    var memory: [String: String] = [:]
    memory[Memory.serviceURL] = Self.sentServiceURL(observed, wanted)
    if observed.content == nil {
      context.report(Progress("Creating \(page.path)", done: 0, of: 2))
      let creation = try await page.create(title: wanted.title)
      if creation == .plainSling { memory[Memory.creation] = Memory.plain }
    }
    let differing = Self.fields(wanted, over: observed.content).filter { _, property, value in
      observed.content?[property]?.string != value
    }.map { ($0.property, $0.value) }
    let secret = Self.mustSendSecret(observed, wanted) ? wanted.clientSecret : nil
    context.report(Progress("Writing the properties", done: 1, of: 2))
    let content = try await page.write(differing, secret: secret, over: observed.content)
    if secret != nil, let stored = SmartTagsConfigurationPage.storedSecret(content) {
      memory[Memory.given] = observed.givenSecret
      memory[Memory.stored] = SecretFingerprint.of(
        Secret(copying: stored.utf8), key: context.fingerprintKey)
    }
    return memory
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    let path = wanted.page.path
    var conclusion = Conclusion(.passed)
    conclusion.texts = ["path": path]
    conclusion.evidence = [Evidence("Configuration", path)]
    for (label, property, _) in Self.fields(wanted, over: observed.content) {
      let stored = observed.content?[property]?.string ?? ""
      conclusion.evidence.append(Evidence(label, wanted.cleaner.line(stored)))
    }
    conclusion.evidence.append(Evidence(SmartTagsConfiguration.secretLabel, "stored, encrypted"))
    if wanted.isMadePlainly {
      conclusion.evidence.append(
        Evidence(
          "Created by", "a plain Sling POST, because this server has no /bin/wcmcommand (inferred)"
        ))
    }
    conclusion.cautions += [Self.keptNote(observed.content, wanted)].compactMap(\.self)
    if wanted.sentSecret == nil {
      conclusion.cautions.append(
        "aem-setup cannot see whether the stored client secret equals the entered one. "
          + "rewriteSecret=yes writes it again.")
    }
    return conclusion
  }

  /// Label, property and value of everything that is wanted and may be shown.
  private static func fields(
    _ wanted: Wanted, over content: [String: JSONValue]?
  ) -> [(label: String, property: String, value: String)] {
    let properties = zip(SmartTagsConfiguration.properties, wanted.values).map { property, value in
      let kept =
        property.name == SmartTagsConfiguration.serviceURL.name
        ? keptServiceURL(content, wanted) : nil
      return (property.title, property.name, kept ?? value)
    }
    return [("Title (jcr:title)", "jcr:title", wanted.title)] + properties + [
      (
        "Resource type (sling:resourceType)", "sling:resourceType",
        SmartTagsConfiguration.resourceType
      )
    ]
  }

  /// The Service URL of an earlier configuration: it stays, unless a change of it was asked for, or
  /// this session has sent the wanted one: then another one is not kept but a fault.
  private static func keptServiceURL(
    _ content: [String: JSONValue]?, _ wanted: Wanted
  ) -> String? {
    guard !wanted.changesServiceURL, wanted.sentServiceURL != wanted.serviceURL else { return nil }
    return content?[SmartTagsConfiguration.serviceURL.name]?.string
      .flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The Service URL that a write would send; nil when it sends none.
  private static func sentServiceURL(_ observed: Observation, _ wanted: Wanted) -> String? {
    fields(wanted, over: observed.content).first { _, property, value in
      property == SmartTagsConfiguration.serviceURL.name
        && observed.content?[property]?.string != value
    }?.value
  }

  /// A sentence about a Service URL that stays though another one was entered.
  private static func keptNote(_ content: [String: JSONValue]?, _ wanted: Wanted) -> String? {
    guard let kept = keptServiceURL(content, wanted), kept != wanted.serviceURL else { return nil }
    return "The Service URL stays \(wanted.cleaner.line(kept)), as this configuration has it."
  }

  /// Whether the secret goes out: an encrypted value cannot be compared, only remembered.
  private static func mustSendSecret(_ observed: Observation, _ wanted: Wanted) -> Bool {
    guard let content = observed.content,
      let stored = SmartTagsConfigurationPage.storedSecret(content), Sling.isEncrypted(stored),
      content[SmartTagsConfiguration.apiKey.name]?.string == wanted.apiKey
    else { return true }
    guard let sent = wanted.sentSecret else { return wanted.rewritesSecret }
    // What this session wrote itself, and still finds there, need not be written again.
    return sent != observed.givenSecret || wanted.storedSecret != observed.storedSecret
  }
}
