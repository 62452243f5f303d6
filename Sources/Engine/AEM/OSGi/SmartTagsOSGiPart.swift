import Values

/// One of the two configurations as it is found: its files, old and new, and what AEM has.
struct SmartTagsOSGiPart: Sendable {
  /// A file and its bytes.
  struct File: Sendable {
    /// The file's name in ``OSGiFileName/folder``.
    let name: OSGiFileName
    /// Its content, which may contain a secret.
    let bytes: Secret

    /// Its properties; an unreadable file has none.
    var content: OSGiConfiguration { OSGiFileContent.read(bytes, name) ?? OSGiConfiguration() }
  }

  /// The PID of the factory, ``TokenProvider/factory`` or ``TokenProvider/customizer``.
  let factory: String
  /// The instance's own name, a number or a UUID.
  let instance: String
  /// Files with a dot before the instance's name.
  let old: [File]
  /// The file with a hyphen or tilde.
  let new: File?
  /// Whether AEM has a configuration under the old PID.
  var isOldHeld = false
  /// The configuration that AEM has under the new PID.
  var held: HeldConfiguration?

  /// The PID that belongs to a name with a dot.
  var oldPID: String { "\(factory).\(instance)" }
  /// The PID that belongs to a name with a hyphen or tilde.
  var newPID: String { "\(factory)~\(instance)" }
  /// The file that exists in the end.
  var target: OSGiFileName {
    new?.name ?? OSGiFileName("\(factory)-\(instance).config") ?? old[0].name
  }

  /// All properties, before anything is changed.
  var content: OSGiConfiguration {
    (old.map(\.content) + [new?.content].compactMap { $0 })
      .reduce(OSGiConfiguration()) { $0.overlaid(with: $1) }.withoutIdentity
  }
}

extension SmartTagsOSGiPart {
  /// Sorts the files of a factory into instances.
  static func all(
    of factory: String, in files: [File]
  ) throws(Problem) -> [SmartTagsOSGiPart] {
    var groups: [String: [(OSGiFileName.Mark, File)]] = [:]
    for file in files {
      guard let (mark, name) = file.name.instance(of: factory) else { continue }
      groups[name, default: []].append((mark, file))
    }
    var parts: [SmartTagsOSGiPart] = []
    for (name, group) in groups.sorted(by: { $0.key < $1.key }) {
      let new = group.filter { $0.0 != .dot }.map(\.1)
      guard new.count < 2 else { throw .osgi(.severalFiles(new.map(\.name.name))) }
      parts.append(
        SmartTagsOSGiPart(
          factory: factory, instance: name, old: group.filter { $0.0 == .dot }.map(\.1),
          new: new.first))
    }
    return parts
  }
}

extension SmartTagsOSGiPart {
  /// The changes that lead to the wanted properties, secrets only described.
  func changes(to wanted: OSGiConfiguration, _ cleaner: Cleaner) -> [Change] {
    var changes: [Change] = []
    let target = cleaner.line(self.target.name)
    func show(_ name: String, _ value: OSGiValue?, _ words: String) -> String? {
      guard let value else { return nil }
      if OSGiSecrets.isSecret(name) { return words }
      return cleaner.line(value.elements.map(\.text).joined(separator: ", "))
    }
    if new == nil {
      changes.append(
        Change(
          "File name", before: old.first.map { cleaner.line($0.name.name) }, after: target))
    }
    let present = new?.content ?? content
    for name in present.differences(from: wanted) {
      changes.append(
        Change(
          "\(target): \(cleaner.line(name))",
          before: show(name, present[name], "the stored secret"),
          after: show(name, wanted[name], "the entered secret")))
    }
    if new != nil, changes.isEmpty {
      let names = held?.differences(from: wanted)
      if names?.isEmpty != true {
        changes.append(
          Change(
            "\(cleaner.line(newPID)) as loaded by AEM",
            before: names.map {
              "other values: \($0.map { cleaner.line($0) }.joined(separator: ", "))"
            },
            after: "the values of its file"))
      }
    }
    for file in old {
      changes.append(Change("Old file", before: cleaner.line(file.name.name), after: nil))
    }
    if isOldHeld {
      changes.append(Change("Old configuration", before: cleaner.line(oldPID), after: nil))
    }
    return changes
  }
}
