/// The OSGi installer, as far as configuration files in the repository go.
///
/// It notices new, changed and deleted files below `/apps`, in folders named `config` or `install`,
/// and processes each of them a little later.
struct ConfigurationInstaller: Sendable {
  /// The time in milliseconds since 1970, by a clock that keeps running.
  let now: Int
  /// The delay before it processes a file, in milliseconds.
  var delay = 0

  /// Notices changed files, and processes those that have waited long enough.
  func run(_ store: inout ConfigurationStore, root: ResourceNode) {
    var found: [String: ResourceNode] = [:]
    if let apps = root.children["apps"] { collect(apps, at: "/apps", isWatched: false, &found) }
    notice(found, &store)
    let due = store.pending.filter { now - $0.value.since >= delay }
    for path in due.keys.sorted() {
      store.pending[path] = nil
      store.installed[path] = due[path]?.digest
      if let node = found[path], due[path]?.digest != nil {
        install(node, from: path, &store)
      } else {
        remove(path, &store)
      }
    }
    if !due.isEmpty, store.pending.isEmpty { store.idleSince = now }
  }

  /// Takes a file that the console itself has written as known.
  func accept(_ path: RepositoryPath, _ store: inout ConfigurationStore, root: ResourceNode) {
    store.pending[path.description] = nil
    store.installed[path.description] = root[path].flatMap { Self.digest($0) }
  }

  private func notice(_ found: [String: ResourceNode], _ store: inout ConfigurationStore) {
    for path in Set(found.keys).union(store.installed.keys).union(store.pending.keys) {
      let digest = found[path].flatMap { Self.digest($0) }
      if digest == store.installed[path] {
        store.pending[path] = nil
      } else if store.pending[path]?.digest != digest || store.pending[path] == nil {
        store.pending[path] = .init(digest: digest, since: now)
      }
    }
  }

  private func collect(
    _ node: ResourceNode, at path: String, isWatched: Bool, _ found: inout [String: ResourceNode]
  ) {
    for (name, child) in node.children.entries.map({ ($0.name, $0.value) }) {
      let place = "\(path)/\(name)"
      if isWatched, Self.digest(child) != nil { found[place] = child }
      let stem = name.prefix { $0 != "." }
      if child.type != "nt:file", child.type != "sling:OsgiConfig" {
        collect(
          child, at: place, isWatched: stem == "config" || stem == "install", &found)
      }
    }
  }

  /// Digest of the relevant bytes of a file or configuration node; nil for other nodes.
  private static func digest(_ node: ResourceNode) -> String? {
    if node.type == "sling:OsgiConfig" {
      return Digest.hexadecimal(of: Array(ResourceListing().text(of: node, levels: 0).utf8))
    }
    guard node.type == "nt:file", let data = data(node) else { return nil }
    return Digest.hexadecimal(of: data)
  }

  private static func data(_ node: ResourceNode) -> [UInt8]? {
    guard case .binary(let data)? = node.children["jcr:content"]?.properties["jcr:data"] else {
      return nil
    }
    return Array(data)
  }

  private func install(
    _ node: ResourceNode, from path: String, _ store: inout ConfigurationStore
  ) {
    let name = String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...])
    let isNode = node.type == "sling:OsgiConfig"
    guard let file = ConfigurationFile(name: isNode ? "\(name).config" : name) else { return }
    let properties = isNode ? Self.properties(of: node) : file.properties(Self.data(node) ?? [])
    guard let properties else {
      // What cannot be read takes along what the file gave before.
      remove(path, &store)
      return
    }
    let identity = file.identity
    // The file that is there already keeps its configuration.
    if let other = store[identity.pid]?.file, other != path, store.installed[other] != nil {
      return
    }
    store[identity.pid] = Configuration(
      pid: identity.pid, factoryPid: identity.factoryPid, properties: properties, file: path)
  }

  /// Removes the configuration of a deleted file.
  ///
  /// An instance that the console created stays, because the name of the file means another PID.
  private func remove(_ path: String, _ store: inout ConfigurationStore) {
    let name = String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...])
    guard let found = store.configurations.first(where: { $0.file == path }) else { return }
    let file = ConfigurationFile(name: name) ?? ConfigurationFile(name: "\(name).config")
    guard file?.identity.pid == found.pid else { return }
    store[found.pid] = nil
  }

  private static func properties(of node: ResourceNode) -> OrderedNames<ConfigurationValue> {
    var properties = OrderedNames<ConfigurationValue>()
    for entry in node.properties.entries where !entry.name.contains(":") {
      let kind: ConfigurationKind =
        switch entry.value.kind {
        case .long: .long
        case .double: .double
        case .boolean: .boolean
        case .string, .decimal, .date, .name, .path, .uri, .binary: .string
        }
      if case .list(_, let values) = entry.value {
        properties[entry.name] = ConfigurationValue(
          kind: kind, shape: .array, texts: values.compactMap(\.text))
      } else if let text = entry.value.text {
        properties[entry.name] = ConfigurationValue(kind: kind, texts: [text])
      }
    }
    return properties
  }
}
