import HTTP

/// `ims.configuration.undo`: an author without the two OSGi configurations that
/// ``IMSConfigurationOperation`` has written.
///
/// Only what was not there before is deleted. A client secret that was replaced cannot come back, and
/// what AEM's own form has made is deleted there.
struct IMSConfigurationUndo: Operation {
  let signature = OperationSignature(
    name: "ims.configuration.undo", inputs: AuthorClient.parameters, changes: true)

  private static let provider = "provider"
  private static let customizer = "customizer"
  private static let title = "title"
  private static let client = "clientId"

  /// What there is of what was written.
  struct Observation: Sendable {
    /// The provider, if it was written and is there; then the customizer.
    var parts: [Part]
    /// What signs in with the provider.
    var users: [String]
  }

  /// A file, and the configuration that it made.
  struct Part: Sendable {
    /// The file.
    var file: OSGiFileName
    /// Whether it is in the repository.
    var isThere: Bool
    /// What AEM holds.
    var held: HeldConfiguration?
  }

  /// What a plan records: the files of the pair that were not there, and how to know them again.
  static func restore(
    _ wish: IMSOSGiWish, _ observed: IMSConfigurationOperation.Observation
  ) -> [String: String] {
    var restore: [String: String] = [:]
    for (name, part) in [(provider, wish.provider), (customizer, wish.customizer)]
    where observed.held[part.pid] == nil && observed.files[part.pid] == nil {
      restore[name] = part.file.name
    }
    guard !restore.isEmpty else { return [:] }
    return restore.merging([title: wish.title, client: wish.clientID]) { old, _ in old }
  }

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> Observation
  {
    let author = try AuthorClient(inputs, context)
    context.report(Progress("Reading the two configurations"))
    let files = try await author.configurationFiles()
    var found = Observation(parts: [], users: [])
    // The provider goes first: without its customizer it would sign in without a secret.
    for name in [Self.provider, Self.customizer] {
      guard let file = inputs.restore[name].flatMap(OSGiFileName.init), Sling.isName(file.name)
      else { continue }
      let part = Part(
        file: file, isThere: files.contains(file),
        held: try await author.heldConfiguration(file.installedPID))
      if part.isThere || part.held != nil { found.parts.append(part) }
    }
    if let pid = found.parts.first?.file.installedPID, let user = try await author.imsUsers()[pid] {
      found.users = [user.path]
    }
    return found
  }

  func plan(_ observed: Observation, _ inputs: OperationInputs) throws(Problem) -> Plan {
    guard !observed.parts.isEmpty else { return Plan() }
    let shown = inputs.shown
    let restore = inputs.restore
    for part in observed.parts where part.file.name == restore[Self.provider] {
      guard let held = part.held else { continue }
      let found = held.text(SmartTagsOSGi.Property.title)
      guard found == restore[Self.title],
        held.text(SmartTagsOSGi.Property.clientID) == restore[Self.client]
      else {
        throw .imsConfiguration(
          .changedSince(
            title: shown.line(found ?? "without a title", limit: 80), pid: shown.line(held.pid)))
      }
    }
    return Plan(
      changes: observed.parts.map {
        Change(
          shown.line("\(SmartTagsOSGi.folder)/\($0.file.name)"),
          before: "a file and its configuration", after: nil)
      },
      cautions: [
        "The client secret goes from AEM with them; at Adobe it stays valid until it is deleted"
          + " there."
      ]
        + observed.users.map {
          "\(shown.line($0)) signs in with this configuration and gets no token any more."
        })
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ inputs: OperationInputs, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let author = try AuthorClient(inputs, context)
    for part in observed.parts {
      context.report(Progress("Deleting \(author.shown.line(part.file.name))"))
      try await author.deleteFile(part.file.name)
      try await author.deleteConfiguration(part.file.installedPID, context)
    }
    return [:]
  }

  func conclude(_ observed: Observation, _ inputs: OperationInputs) throws(Problem) -> Conclusion {
    var conclusion = Conclusion()
    let names = [Self.provider, Self.customizer].compactMap { inputs.restore[$0] }
    conclusion.evidence = names.map { Evidence(inputs.shown.line($0), "not there any more") }
    return conclusion
  }
}
