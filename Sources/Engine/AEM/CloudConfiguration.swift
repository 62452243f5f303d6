import Values

/// A configuration of a cloud service in today's place, as AEM as a Cloud Service has them.
struct CloudConfiguration: Equatable, Sendable {
  /// Its path below ``folder``, such as `mediaportal/acme`.
  let path: String
  /// The title that its page has; nil when it has none.
  let title: String?

  /// The folder of the configurations that all sites share.
  static let folder = "\(settings)/cloudconfigs"
  /// The node above ``folder``.
  static let settings = "/conf/global/settings"

  /// The configuration as something to choose.
  func item(_ cleaner: Cleaner) -> ListedItem {
    let path = cleaner.line(path, limit: 120)
    return ListedItem(
      value: path, label: title.map { cleaner.line($0, limit: 80) } ?? path, detail: path)
  }

  fileprivate init(_ path: String, _ page: JSONValue) {
    self.path = path
    title = page["jcr:content"]?["jcr:title"]?.string ?? page["jcr:title"]?.string
  }

  /// The configurations in a reading of ``folder``, two levels deep.
  fileprivate static func all(in tree: JSONValue) -> [CloudConfiguration] {
    (tree.object ?? [:]).sorted { $0.key < $1.key }.flatMap { folder, child in
      guard let members = child.object, folder != "jcr:content" else {
        return [CloudConfiguration]()
      }
      let pages = members.filter { $0.key != "jcr:content" && $0.value.object != nil }
      // A configuration may be the child itself.
      if pages.isEmpty {
        return child["jcr:content"] == nil ? [] : [CloudConfiguration(folder, child)]
      }
      return pages.sorted { $0.key < $1.key }.map { CloudConfiguration("\(folder)/\($0)", $1) }
    }
  }
}

extension AuthorClient {
  /// The cloud configurations that all sites share; nil when their folder cannot be seen.
  func cloudConfigurations() async throws(Problem) -> [CloudConfiguration]? {
    try await node(CloudConfiguration.folder, depth: 2).map(CloudConfiguration.all)
  }

  /// The same; none only when the node above their folder can be seen.
  ///
  /// - Throws: ``AuthorProblem/notFound(path:user:)`` when "none" would be a guess.
  func certainCloudConfigurations() async throws(Problem) -> [CloudConfiguration] {
    if let found = try await cloudConfigurations() { return found }
    try await requireVisible(CloudConfiguration.settings)
    return []
  }

  /// The names of the folders below `/conf` that have a configuration of Adobe Target.
  func targetFolders() async throws(Problem) -> [String] {
    guard let conf = try await node("/conf", depth: 1)?.object else {
      throw .author(.notFound(path: "/conf", user: user))
    }
    let names = conf.filter { $0.value.object != nil && Sling.isName($0.key) }.keys.sorted()
    return try await concurrently(names) { name async throws(Problem) in
      try await node("/conf/\(name)/settings/cloudconfigs/target") == nil ? nil : name
    }.compactMap(\.self)
  }
}
