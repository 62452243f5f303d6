import FoundationEssentials

/// Saving and deleting of a configuration through the console, and the file that results.
struct ConfigurationChange: Sendable {
  private static let reserved: Set<String> = ["action", "delete", "apply", "propertylist"]
  private static let folder = RepositoryPath(segments: ["apps", "system", "config"])
  private static let placeholders = [
    SandboxGeneration.sling11: "[Temporary PID replaced by real PID upon save]",
    .sling12: "__Temporary PID replaced by real PID upon save__",
  ]

  let generation: SandboxGeneration
  let now: Int
  let context: PostContext
  let fields: FormFields

  /// Saves a configuration and returns the PID that the answer points to.
  ///
  /// The older console knows only its own placeholder and takes every other text for a PID. The
  /// newer one creates an instance whenever a factory is named and the PID does not exist.
  func apply(_ pid: String, state: inout SandboxState) -> String {
    let factoryPid = fields.first("factoryPid")
    let present = state.author.configurations[pid]
    let isInstance: Bool
    switch generation {
    case .sling11: isInstance = pid == Self.placeholders[generation] && factoryPid != nil
    case .sling12: isInstance = present == nil && factoryPid != nil
    }
    var configuration: Configuration
    if let present {
      configuration = present
    } else if isInstance, let factoryPid {
      configuration = .instance(of: factoryPid)
    } else {
      configuration = Configuration(pid: pid)
    }
    configuration.properties = properties(over: configuration)
    save(&configuration, state: &state)
    return generation == .sling11 ? configuration.pid : pid
  }

  /// Deletes a configuration and its file; false when there was none.
  func delete(_ pid: String, state: inout SandboxState) -> Bool {
    guard let present = state.author.configurations[pid] else { return false }
    state.author.configurations[pid] = nil
    if let file = present.file, let path = RepositoryPath(file) {
      state.root.remove(path)
      state.author.configurations.installed[file] = nil
      state.author.configurations.pending[file] = nil
    }
    return true
  }

  /// Puts a configuration into Config Admin and writes its file.
  func save(_ configuration: inout Configuration, state: inout SandboxState) {
    let path = place(of: configuration)
    if let old = configuration.file, old != path.description, let gone = RepositoryPath(old) {
      state.root.remove(gone)
      state.author.configurations.installed[old] = nil
    }
    configuration.file = path.description
    state.author.configurations[configuration.pid] = configuration
    let text =
      generation == .sling11
      ? ConfigurationWriter.felix(configuration.properties)
      : ConfigurationWriter.json(configuration.properties)
    write(text, to: path, root: &state.root)
    ConfigurationInstaller(now: now).accept(
      path, &state.author.configurations, root: state.root)
  }

  /// The path of the file: the one that it came from, or a new one; always JSON for the newer
  /// author.
  private func place(of configuration: Configuration) -> RepositoryPath {
    guard let file = configuration.file, let path = RepositoryPath(file) else {
      let suffix = generation == .sling11 ? ".config" : ".cfg.json"
      return Self.folder.child(configuration.pid + suffix)
    }
    if generation == .sling11 || file.hasSuffix(".cfg.json") { return path }
    return path.parent.child("\(path.name).cfg.json")
  }

  private func write(_ text: String, to path: RepositoryPath, root: inout ResourceNode) {
    let date = PropertyValue.date(RepositoryDate(milliseconds: context.now))
    var content = ResourceNode(type: "nt:resource", ["jcr:mimeType": "text/plain"])
    content.properties["jcr:lastModified"] = date
    content.properties["jcr:encoding"] = .string("UTF-8")
    content.properties["jcr:data"] = .binary(Data(text.utf8))
    var node = root[path] ?? ResourceNode(type: "nt:file", ["jcr:createdBy": "sling-readall"])
    if node.properties["jcr:created"] == nil { node.properties["jcr:created"] = date }
    node.children["jcr:content"] = content
    root.insert(node, at: path)
  }

  /// The properties after the form: those of its `propertylist`.
  ///
  /// Other properties stay only when the newer console is asked to update.
  private func properties(over present: Configuration) -> OrderedNames<ConfigurationValue> {
    let type = Metatype.of(pid: present.pid, factoryPid: present.factoryPid)
    let isUpdate = generation == .sling12 && fields.first("apply") == "update"
    var result = isUpdate ? present.properties : OrderedNames()
    let names = (fields.first("propertylist") ?? "").split(separator: ",").map(String.init)
    for name in names {
      let old = present.properties[name]
      let values = fields.all(Self.reserved.contains(name) ? "$\(name)" : name)
      let attribute = type?.attributes.first { $0.id == name }
      let isPassword =
        attribute?.isPassword
        ?? (generation == .sling11 && name.lowercased().contains("password"))
      if values.isEmpty || (isPassword && values == ["unmodified"]) {
        result[name] = old ?? result[name]
      } else {
        result[name] = value(values, attribute, old)
      }
    }
    return result
  }

  /// The value that the console stores for the texts of a form.
  ///
  /// The stored value decides about the type when there is no description. Without either it is a
  /// single text, and the console skips further values silently.
  private func value(
    _ texts: [String], _ attribute: Metatype.Attribute?, _ old: ConfigurationValue?
  ) -> ConfigurationValue {
    let kind = attribute?.kind ?? old?.kind ?? .string
    let shape = attribute.map { $0.isList ? .array : .scalar } ?? old?.shape ?? .scalar
    let normal = texts.compactMap { kind.normalized($0) }
    // What is no value of its type is stored as the text that it is.
    guard normal.count == texts.count else { return .string(texts[0]) }
    switch shape {
    case .scalar: return ConfigurationValue(kind: kind, texts: [normal[0]])
    case .array:
      return ConfigurationValue(
        kind: kind, isPrimitive: kind != .string, shape: .array, texts: normal)
    case .collection: return ConfigurationValue(kind: kind, shape: .collection, texts: normal)
    }
  }
}
