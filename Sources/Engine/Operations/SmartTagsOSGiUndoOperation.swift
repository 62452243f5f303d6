import HTTP
import Values

/// `smart-tags.osgi-undo`: undoes the newest migration of an author, from its local copies.
///
/// A file that the console wrote back as `<factory>.<uuid>` is restored with its old values under
/// `<factory>-<uuid>`: uploaded under its old name, the installer would cut it at the first hyphen
/// and make it an instance of the factory `<factory>.<first part of the uuid>`.
struct SmartTagsOSGiUndoOperation: Operation {
  let signature = OperationSignature(
    name: "smart-tags.osgi-undo", inputs: Wanted.inputs, changes: true)

  /// Which migration is undone, and what it wrote.
  struct Wanted: DecodedInputs {
    static let inputs: [any OperationInput] =
      AuthorClient.inputs + [
        SmartTagsOSGiOperation.Wanted.folder, TokenProviderInputs.clientID.optional,
        TokenProviderInputs.organization.optional,
      ]

    let author: AuthorClient
    /// The folder of all local copies of this author.
    let copiesFolder: String
    /// The folder of the copies that are known: of a session its own.
    let copies: String?
    /// The folder of the copies that a session planned; nil when no session undoes its own migration.
    let planned: String?
    let clientID: String?
    let organization: String?

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      copiesFolder = OSGiCopies.root(
        try inputs[SmartTagsOSGiOperation.Wanted.folder], author.address)
      copies = inputs.memory[Memory.copies]
      planned = inputs.restore[SmartTagsOSGiUndoOperation.session]
      clientID = inputs[TokenProviderInputs.clientID.optional]
      organization = inputs[TokenProviderInputs.organization.optional]
    }
  }

  /// The entry of ``Plan/restore`` of a session, which undoes its own migration only: the folder of
  /// its local copies.
  static let session = "session"

  /// The local copies, and what of them exists.
  struct Observation: Sendable {
    /// The migration to undo; nil when a session was interrupted before it kept anything.
    var copies: OSGiCopies?
    /// The kept files, each with what AEM has of it.
    var restored: [Restored]
    /// The files that the migration created and nothing is restored to.
    var created: [Created]
  }

  /// A file to restore.
  struct Restored: Sendable {
    /// The name of its copy.
    var copy: String
    /// The name under which it is restored.
    var target: OSGiFileName
    /// The properties in the copy.
    var wanted: OSGiConfiguration
    /// Whether AEM reads the file as it is written; else nobody can say what it should have.
    var isReadWhole: Bool
    /// The properties of the present file; nil when there is none.
    var present: OSGiConfiguration?
    /// The configuration that AEM has now; nil when it has none.
    var held: HeldConfiguration?
    /// The configuration of the old name, as long as AEM holds it though its file is gone.
    var oldPID: String?
  }

  /// A file that the migration created.
  struct Created: Sendable {
    /// The name under which the migration wrote it.
    var name: OSGiFileName
    /// Whether it is in the repository.
    var isThere: Bool
    /// The properties of the present file; nil when there is none.
    var present: OSGiConfiguration?
    /// Whether AEM has its configuration.
    var isHeld: Bool
  }

  /// Names under which ``apply(_:from:_:_:)`` remembers.
  enum Memory {
    /// The folder of the local copies that were used.
    static let copies = "copies"
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let author = wanted.author
    guard let copies = try Self.copies(wanted) else {
      return Observation(copies: nil, restored: [], created: [])
    }
    context.report(Progress("Comparing with the local copies"))
    var found = Observation(copies: copies, restored: [], created: [])
    let files = try await author.configurationFiles()
    for name in copies.copies {
      let bytes = try copies.bytes(name)
      guard let kept = OSGiFileName(name), let wanted = OSGiFileContent.read(bytes, kept) else {
        throw .osgi(.damagedCopies(path: "\(copies.path)/\(name)"))
      }
      // An interrupted migration may not have deleted it yet; then it stays where it is.
      let isThere = files.contains(kept)
      let moved = Self.target(kept)
      let target = isThere ? kept : moved
      let isOldHeld =
        target == kept ? false : try await author.heldConfiguration(kept.stem) != nil
      let present = try await author.configurationFile(target.name)
      found.restored.append(
        Restored(
          copy: name, target: target, wanted: wanted,
          isReadWhole: target != kept
            || moved == kept && OSGiFileContent.losses(bytes, kept) == 0,
          present: present.flatMap { OSGiFileContent.read($0, target) },
          held: try await author.heldConfiguration(target.installedPID),
          oldPID: isOldHeld ? kept.stem : nil))
    }
    for name in copies.created.compactMap(OSGiFileName.init)
    where !found.restored.contains(where: { $0.target == name }) {
      let present = files.contains(name) ? try await author.configurationFile(name.name) : nil
      found.created.append(
        Created(
          name: name, isThere: files.contains(name),
          present: present.flatMap { OSGiFileContent.read($0, name) },
          isHeld: try await author.heldConfiguration(name.installedPID) != nil))
    }
    return found
  }

  func plan(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Plan {
    var plan = Plan()
    let cleaner = wanted.author.cleaner
    for file in observed.restored {
      let name = cleaner.line(file.target.name)
      let differing = file.present?.differences(from: file.wanted)
      if differing?.isEmpty != true {
        let names = differing?.map { cleaner.line($0) }.joined(separator: ", ")
        plan.changes.append(
          Change(name, before: names.map { "other values: \($0)" }, after: "as in the local copy"))
      } else if file.isReadWhole, file.held?.differences(from: file.wanted).isEmpty != true {
        plan.changes.append(
          Change(
            "\(cleaner.line(file.target.installedPID)) as loaded by AEM",
            before: file.held == nil ? nil : "other values", after: "as in the local copy"))
      }
      if let pid = file.oldPID {
        plan.changes.append(Change("Old configuration", before: cleaner.line(pid), after: nil))
      }
      if file.copy != file.target.name, wanted.planned != nil {
        plan.left.append(
          Remainder(
            "aem-setup cannot restore \(cleaner.line(file.copy)) under its old name: AEM's "
              + "installer would not create an instance of its factory from it. Its old values "
              + "are under \(name).",
            act: "Smart Tags needs no change. If something else uses the old PID, enter the new "
              + "one there."))
      } else if file.copy != file.target.name {
        plan.cautions.append(
          "aem-setup restores \(cleaner.line(file.copy)) under the name \(name): AEM's "
            + "installer would not create an instance of its factory from the old name.")
      }
    }
    for file in observed.created {
      if file.isThere {
        plan.changes.append(Change("New file", before: cleaner.line(file.name.name), after: nil))
      }
      if file.isHeld {
        plan.changes.append(
          Change("New configuration", before: cleaner.line(file.name.installedPID), after: nil))
      }
    }
    plan.drift = Self.drift(observed, wanted)
    return plan
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ wanted: Wanted, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let author = wanted.author
    for file in observed.restored {
      if file.present?.differences(from: file.wanted).isEmpty != true {
        context.report(Progress("Writing \(file.target.name)"))
        let isAsKept = file.copy == file.target.name
        try await author.upload(
          file.target.name,
          isAsKept
            ? try observed.copies?.bytes(file.copy)
              ?? OSGiFileContent.write(file.wanted, file.target)
            : OSGiFileContent.write(file.wanted, file.target))
      }
    }
    for file in observed.restored where file.isReadWhole {
      try await author.waitUntilHeld(file.target.installedPID, file.wanted, context)
    }
    for pid in observed.restored.compactMap(\.oldPID) {
      try await author.deleteConfiguration(pid, context)
    }
    for file in observed.created {
      context.report(Progress("Deleting \(file.name.name)"))
      try await author.deleteFile(file.name.name)
      try await author.deleteConfiguration(file.name.installedPID, context)
    }
    guard var copies = observed.copies else { return [:] }
    try copies.takeBack()
    return [Memory.copies: copies.path]
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    let cleaner = wanted.author.cleaner
    var conclusion = Conclusion(.passed)
    conclusion.evidence = observed.restored.map {
      Evidence("Loaded by AEM as in the local copy", cleaner.line($0.target.installedPID))
    }
    if let copies = observed.copies {
      conclusion.evidence.append(Evidence("Local copies", cleaner.line(copies.path)))
    }
    return conclusion
  }

  /// The files that are neither as the copies say nor as the migration wrote them.
  private static func drift(_ observed: Observation, _ wanted: Wanted) -> [Drift] {
    let cleaner = wanted.author.cleaner
    let files: [(name: String, now: OSGiConfiguration?, before: OSGiConfiguration?)] =
      observed.restored.map { ($0.target.name, $0.present, $0.wanted) }
      + observed.created.map { ($0.name.name, $0.present, nil) }
    let written = [
      (TokenProvider.Property.clientID, wanted.clientID),
      (TokenProvider.Property.organization, wanted.organization),
    ]
    var drift: [Drift] = []
    for file in files {
      for (property, value) in written {
        guard let value, let now = file.now?.string(property), now != value,
          now != file.before?.string(property)
        else { continue }
        drift.append(
          Drift(
            "\(property) in \(cleaner.line(file.name)) is now \(cleaner.line(now)). aem-setup "
              + "wrote \(cleaner.line(value))."))
      }
    }
    return drift
  }

  /// The migration to undo: of a session its own, else the newest of the author.
  private static func copies(_ wanted: Wanted) throws(Problem) -> OSGiCopies? {
    if let used = wanted.copies { return try OSGiCopies(reading: used) }
    if let planned = wanted.planned { return try OSGiCopies.kept(in: planned) }
    guard let newest = try OSGiCopies.newest(in: wanted.copiesFolder) else {
      throw .osgi(.noCopies(folder: wanted.copiesFolder))
    }
    return newest
  }

  /// The name under which a kept file is restored.
  private static func target(_ kept: OSGiFileName) -> OSGiFileName {
    for factory in TokenProvider.factories {
      guard let (mark, name) = kept.instance(of: factory), mark == .dot,
        OSGiFileName.isUUID(name), let file = OSGiFileName("\(factory)-\(name).config")
      else { continue }
      return file
    }
    return kept
  }
}
