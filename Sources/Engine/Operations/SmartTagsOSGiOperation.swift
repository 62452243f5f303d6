import HTTP
import Values

/// `smart-tags.osgi`: the two OSGi configurations behind Smart Tags, from service account (JWT) to
/// OAuth Server-to-Server, under names that make them instances of their factories.
struct SmartTagsOSGiOperation: Operation {
  let signature = OperationSignature(
    name: "smart-tags.osgi", inputs: Wanted.inputs,
    outputs: [.text("provider"), .text("customizer")], changes: true)

  /// The values that the two configurations should have.
  struct Wanted: DecodedInputs {
    static let folder = Input.text("backupFolder")
    static let inputs: [any OperationInput] =
      AuthorClient.inputs + TokenProviderInputs.all + [folder]

    let author: AuthorClient
    /// The credential, as the provider needs it.
    let provider: TokenProviderInputs
    /// The folder of all local copies of this author.
    let copiesFolder: String
    /// The folder of the local copies that an earlier run has created.
    let copies: String?

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      provider = try TokenProviderInputs(inputs)
      copiesFolder = OSGiCopies.root(try inputs[Self.folder], author.address)
      copies = inputs.memory[Memory.copies]
    }

    /// All properties of one part as they should be.
    func content(of part: SmartTagsOSGiPart) -> OSGiConfiguration {
      var content = part.content
      if part.factory == TokenProvider.customizer {
        content[TokenProvider.Property.secret] = .scalar(.secret(provider.secret))
        return content
      }
      let organization = provider.organization
      content[TokenProvider.Property.grants] = .text("client_credentials")
      content[TokenProvider.Property.organization] = .text(organization)
      content[TokenProvider.Property.claims] = TokenProvider.claims(organization)
      content[TokenProvider.Property.scope] = .text(provider.scopes ?? SmartTagsOSGi.scopes)
      content[TokenProvider.Property.validator] = .text(SmartTagsOSGi.validator)
      content[TokenProvider.Property.clientID] = .text(provider.clientID)
      content[TokenProvider.Property.tokenAddress] = .text(provider.tokenAddress)
      return content
    }
  }

  /// Undoes the newest migration.
  var undo: Undo { .by(SmartTagsOSGiUndoOperation()) }

  /// The two configurations as they are.
  struct Observation: Sendable {
    /// The one that contains the client secret.
    var customizer: SmartTagsOSGiPart
    /// The one that asks for tokens.
    var provider: SmartTagsOSGiPart
    /// The folder of the local copies of this migration.
    var copies: String

    /// Both parts in the order in which they are written; the provider needs its customizer.
    var parts: [SmartTagsOSGiPart] { [customizer, provider] }
  }

  /// Names under which ``apply(_:from:_:_:)`` remembers.
  enum Memory {
    /// The folder of the local copies.
    static let copies = "copies"
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let author = wanted.author
    context.report(Progress("Reading \(OSGiFileName.folder)"))
    let names = try await author.configurationFiles()
    let provider = try await findProvider(names, author)
    let customizer = try await findCustomizer(of: provider, names, author)
    let copies = try OSGiCopies.current(in: wanted.copiesFolder, url: author.address.text)
    var found = Observation(customizer: customizer, provider: provider, copies: copies.path)
    context.report(Progress("Reading the configurations in the web console"))
    found.customizer = try await held(found.customizer, author)
    found.provider = try await held(found.provider, author)
    return found
  }

  func plan(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Plan {
    let cleaner = wanted.author.cleaner
    var plan = Plan()
    plan.restore = [SmartTagsOSGiUndoOperation.session: observed.copies]
    for part in observed.parts {
      plan.changes += part.changes(to: wanted.content(of: part), cleaner)
      for file in part.old {
        let losses = OSGiFileContent.losses(file.bytes, file.name)
        guard losses > 0 else { continue }
        plan.cautions.append(
          "AEM reads \(cleaner.line(file.name.name)) differently than it is written, at "
            + "\(losses) \(losses == 1 ? "place" : "places"). The new file has the values as "
            + "written.")
      }
    }
    return plan.isEmpty ? Plan(cautions: plan.cautions) : plan
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ wanted: Wanted, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let author = wanted.author
    var copies = try OSGiCopies.current(in: wanted.copiesFolder, url: author.address.text)
    for part in observed.parts {
      for file in part.old { try copies.keep(file.name.name, file.bytes) }
      if let new = part.new { try copies.keep(new.name.name, new.bytes) }
      if part.new == nil { try copies.create(part.target.name) }
    }
    for part in observed.parts {
      let content = wanted.content(of: part)
      let isWritten = part.new.map { $0.content.differences(from: content).isEmpty } ?? false
      if !isWritten {
        context.report(Progress("Writing \(part.target.name)"))
        try await author.upload(
          part.target.name, OSGiFileContent.write(content, part.target))
      }
      try await author.waitUntilHeld(part.newPID, content, context)
      // The console does not tell the values of all names; the file does.
      let file = try await author.configurationFile(part.target.name)
      let written = file.flatMap { OSGiFileContent.read($0, part.target) }
      let names = written?.differences(from: content) ?? content.names
      guard names.isEmpty else {
        throw .osgi(
          .seenDifferently(pid: part.newPID, names: names.map { author.cleaner.line($0) }))
      }
    }
    // Only now, with both seen, the old ones go.
    for part in observed.parts.reversed() {
      for file in part.old {
        context.report(Progress("Deleting \(file.name.name)"))
        try await author.deleteFile(file.name.name)
      }
      try await author.deleteConfiguration(part.oldPID, context)
    }
    try copies.finish()
    return [Memory.copies: copies.path]
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    let cleaner = wanted.author.cleaner
    var conclusion = Conclusion(.passed)
    conclusion.texts = [
      "provider": observed.provider.newPID, "customizer": observed.customizer.newPID,
    ]
    for part in observed.parts {
      conclusion.evidence.append(
        Evidence("File", cleaner.line("\(OSGiFileName.folder)/\(part.target.name)")))
      conclusion.evidence.append(
        Evidence("Loaded by AEM, every property verified", cleaner.line(part.newPID)))
    }
    guard let copies = wanted.copies else { return conclusion }
    conclusion.evidence.append(Evidence("Copies of the old files", cleaner.line(copies)))
    conclusion.cautions.append(
      "aem-setup did not restart AEM. Restart the web console, or the bundle "
        + "com.adobe.granite.auth.oauth, at a quiet time. Then validate the Smart Tags "
        + "configuration.")
    return conclusion
  }

  private func findProvider(
    _ names: [OSGiFileName], _ author: AuthorClient
  ) async throws(Problem) -> SmartTagsOSGiPart {
    let parts = try await parts(TokenProvider.factory, names, author)
    let fitting = parts.filter { SmartTagsOSGi.isProvider($0.content) }
    guard let only = fitting.first else {
      throw .osgi(
        .providerMissing(
          found: parts.map { author.cleaner.line($0.content.string("name") ?? $0.oldPID) }))
    }
    guard fitting.count == 1 else {
      throw .osgi(.severalProviders(fitting.map { author.cleaner.line($0.target.name) }))
    }
    return only
  }

  private func findCustomizer(
    of provider: SmartTagsOSGiPart, _ names: [OSGiFileName], _ author: AuthorClient
  ) async throws(Problem) -> SmartTagsOSGiPart {
    guard let type = provider.content.string(TokenProvider.Property.partner), !type.isEmpty else {
      throw .osgi(.partnerMissing(type: nil))
    }
    let fitting = try await parts(TokenProvider.customizer, names, author).filter {
      $0.content.string(TokenProvider.Property.customizerType) == type
    }
    guard let only = fitting.first else {
      throw .osgi(.partnerMissing(type: author.cleaner.line(type)))
    }
    guard fitting.count == 1 else {
      throw .osgi(.severalPartners(fitting.map { author.cleaner.line($0.target.name) }))
    }
    return only
  }

  private func parts(
    _ factory: String, _ names: [OSGiFileName], _ author: AuthorClient
  ) async throws(Problem) -> [SmartTagsOSGiPart] {
    var files: [SmartTagsOSGiPart.File] = []
    for name in names where name.instance(of: factory) != nil {
      guard let bytes = try await author.configurationFile(name.name) else { continue }
      guard OSGiFileContent.read(bytes, name) != nil else {
        throw .osgi(.unreadable(file: author.cleaner.line(name.name)))
      }
      files.append(SmartTagsOSGiPart.File(name: name, bytes: bytes))
    }
    return try SmartTagsOSGiPart.all(of: factory, in: files)
  }

  private func held(
    _ part: SmartTagsOSGiPart, _ author: AuthorClient
  ) async throws(Problem) -> SmartTagsOSGiPart {
    var part = part
    part.isOldHeld = try await author.heldConfiguration(part.oldPID) != nil
    part.held = try await author.heldConfiguration(part.newPID)
    return part
  }
}
