import HTTP

/// `ims.configuration.undo`: an author without the two OSGi configurations that
/// ``IMSConfigurationOperation`` has created, whether by files or through AEM's form.
///
/// Only what was not there before is deleted. Of what was there and was changed it names the
/// earlier values; a client secret that was replaced cannot be restored.
struct IMSConfigurationUndoOperation: Operation {
  let signature = OperationSignature(
    name: "ims.configuration.undo", inputs: Wanted.inputs, changes: true)

  /// The values that were written, and the earlier state.
  struct Wanted: DecodedInputs {
    static let inputs: [any OperationInput] =
      AuthorClient.inputs + [
        IMSConfigurationOperation.Wanted.title, TokenProviderInputs.clientID,
        TokenProviderInputs.organization.optional, TokenProviderInputs.scopes,
      ]

    let author: AuthorClient
    let title: String
    let clientID: String
    let organizationID: String?
    let scopes: String?
    let restore: [String: String]

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      title = try inputs[IMSConfigurationOperation.Wanted.title]
      clientID = try inputs[TokenProviderInputs.clientID]
      organizationID = inputs[TokenProviderInputs.organization.optional]
      scopes = inputs[TokenProviderInputs.scopes]
      restore = inputs.restore
    }
  }

  private static let provider = "provider"
  private static let customizer = "customizer"
  private static let form = "form"
  private static let before = "before."
  private static let secret = "secret"
  private static let page = "Tools > Security > Adobe IMS Configurations"

  /// The present state of what was written.
  struct Observation: Sendable {
    /// The provider, if it was created and exists; then the customizer.
    var parts: [Part]
    /// The cloud services that sign in with the provider.
    var users: [String]
  }

  /// A configuration, and the file that it came from.
  struct Part: Sendable {
    /// The PID that AEM has it under.
    var pid: String
    /// Its file; nil for what AEM's form has created, which keeps files of its own.
    var file: OSGiFileName?
    /// What AEM has of it; nil when it has nothing.
    var held: HeldConfiguration?
    /// Whether it is the provider.
    var isProvider: Bool
  }

  /// The entries that a plan records of files: which of the pair were not there, and the values of
  /// those that were.
  ///
  /// `replaced` are the names of the values that are about to be replaced.
  static func restore(
    _ pair: IMSConfigurationPair, _ observed: IMSConfigurationOperation.Observation,
    replacing replaced: [String], _ cleaner: Cleaner
  ) -> [String: String] {
    var restore: [String: String] = [:]
    for (name, part) in [(provider, pair.provider), (customizer, pair.customizer)] {
      let (held, file) = (observed.held[part.pid], observed.files[part.pid])
      if held == nil, file == nil {
        restore[name] = part.file.name
        continue
      }
      for property in replaced where part.content[property] != nil {
        guard !OSGiSecrets.isSecret(property) else {
          restore[secret] = "replaced"
          continue
        }
        let values = held?.texts(property) ?? file?[property]?.elements.map(\.text) ?? []
        let text = values.joined(separator: ", ")
        if !cleaner.hides(text) { restore[before + property] = text }
      }
    }
    return restore
  }

  /// The entries that a plan records when AEM's form is about to create a pair: the customizers
  /// that exist.
  static func restoreForm(_ observed: IMSConfigurationOperation.Observation) -> [String: String] {
    [form: observed.held.keys.sorted().joined(separator: "\n")]
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let author = wanted.author
    context.report(Progress("Reading the two configurations"))
    var found = Observation(parts: [], users: [])
    if let known = wanted.restore[Self.form] {
      let kept = Set(known.split(whereSeparator: \.isNewline).map(String.init))
      for made in try await author.imsConfigurations()
      where made.title == wanted.title && made.clientID == wanted.clientID {
        for pid in [made.pid] + made.customizers.filter({ !kept.contains($0) }) {
          found.parts.append(
            Part(
              pid: pid, held: try await author.heldConfiguration(pid), isProvider: pid == made.pid))
        }
      }
    } else {
      let files = try await author.configurationFiles()
      // The provider goes first: without its customizer it would sign in without a secret.
      for name in [Self.provider, Self.customizer] {
        guard let file = wanted.restore[name].flatMap(OSGiFileName.init), Sling.isName(file.name)
        else { continue }
        let part = Part(
          pid: file.installedPID, file: file,
          held: try await author.heldConfiguration(file.installedPID),
          isProvider: name == Self.provider)
        if files.contains(file) || part.held != nil { found.parts.append(part) }
      }
    }
    if let pid = found.parts.first(where: \.isProvider)?.pid,
      let user = try await author.imsUsers()[pid]
    {
      found.users = [user.path]
    }
    return found
  }

  func plan(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Plan {
    let cleaner = wanted.author.cleaner
    var plan = Plan(
      changes: observed.parts.map { part in
        Change(
          cleaner.line(part.file.map { "\(OSGiFileName.folder)/\($0.name)" } ?? part.pid),
          before: part.file == nil ? "a configuration" : "a file and its configuration", after: nil)
      })
    for part in observed.parts where part.isProvider {
      plan.drift += Self.drift(part, wanted)
    }
    plan.drift += observed.users.map { user in
      Drift("\(cleaner.line(user)) signs in with this configuration.", causedBy: user)
    }
    if !plan.isEmpty {
      plan.cautions = [
        "This also deletes the client secret in AEM. At Adobe, it stays valid until you delete "
          + "it there."
      ]
    }
    let earlier = wanted.restore.filter { $0.key.hasPrefix(Self.before) }
      .sorted { $0.key < $1.key }
      .map {
        "\($0.key.dropFirst(Self.before.count)) = "
          + "\($0.value.isEmpty ? "nothing" : cleaner.line($0.value))"
      }
    if !earlier.isEmpty {
      plan.left.append(
        Remainder(
          "aem-setup did not create the Adobe IMS configuration "
            + "\(cleaner.line(wanted.title, limit: 80)), which keeps the values that aem-setup "
            + "wrote.",
          act: "Restore them under \(Self.page): \(earlier.joined(separator: "; "))."))
    }
    if wanted.restore[Self.secret] != nil {
      plan.left.append(
        Remainder(
          "aem-setup replaced the client secret of that configuration and did not keep the "
            + "earlier one.",
          act: "To use the earlier client secret, enter it under \(Self.page)."))
    }
    return plan
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ wanted: Wanted, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let author = wanted.author
    for part in observed.parts {
      context.report(Progress("Deleting \(author.cleaner.line(part.file?.name ?? part.pid))"))
      if let file = part.file { try await author.deleteFile(file.name) }
      try await author.deleteConfiguration(part.pid, context)
    }
    return [:]
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(.passed)
    var names = [Self.provider, Self.customizer].compactMap { wanted.restore[$0] }
    if wanted.restore[Self.form] != nil { names = [wanted.title] }
    conclusion.evidence = names.map { Evidence(wanted.author.cleaner.line($0), "deleted") }
    return conclusion
  }

  /// The parts of the provider that are not as they were written.
  private static func drift(_ part: Part, _ wanted: Wanted) -> [Drift] {
    guard let held = part.held else { return [] }
    func words(_ text: String) -> Set<String> {
      Set(text.split { $0 == "," || $0.isWhitespace }.map(String.init))
    }
    let cleaner = wanted.author.cleaner
    let written = [
      (TokenProvider.Property.title, wanted.title),
      (TokenProvider.Property.clientID, wanted.clientID),
      (TokenProvider.Property.organization, wanted.organizationID),
      (TokenProvider.Property.scope, wanted.scopes),
    ]
    return written.compactMap { name, wanted in
      guard let wanted, let now = held.text(name), words(now) != words(wanted) else { return nil }
      return Drift(
        "\(name) of \(cleaner.line(part.pid)) is now \(cleaner.line(now)). aem-setup wrote "
          + "\(cleaner.line(wanted)).")
    }
  }
}
