import Values

/// A legacy cloud configuration of Adobe Target, as its page says.
struct TargetConfiguration: Equatable, Sendable {
  /// The name of the page's node.
  var name: String
  /// The title that its dialog shows; the name where it has none.
  var title: String
  /// All properties below its content, by path.
  ///
  /// `jcr:content/public/clientcode` is `public/clientcode`. Which of them have the values of the
  /// IMS form is not documented.
  var properties: [String: String]
  /// The frameworks below it, by name.
  var frameworks: [Framework]

  /// A framework: what a page is bound to.
  struct Framework: Equatable, Sendable {
    /// The name of its page.
    var name: String
    /// The title that a page's dialog shows; the name where it has none.
    var title: String
    /// The path of its page.
    var path: String
  }

  /// The page above all Target configurations.
  static let folder = "/etc/cloudservices/testandtarget"

  /// The path of its page.
  var path: String { "\(Self.folder)/\(name)" }

  /// Reads a child of ``folder``; nil when it is no configuration.
  init?(name: String, page: JSONValue) {
    guard let content = page["jcr:content"], page["jcr:primaryType"]?.string == "cq:Page",
      Sling.isName(name)
    else { return nil }
    self.name = name
    title = content["jcr:title"]?.string ?? name
    properties = [:]
    frameworks = (page.object ?? [:]).sorted { $0.key < $1.key }.compactMap { child, page in
      guard page["jcr:primaryType"]?.string == "cq:Page", Sling.isName(child) else { return nil }
      return Framework(
        name: child, title: page["jcr:content"]?["jcr:title"]?.string ?? child,
        path: "\(Self.folder)/\(name)/\(child)")
    }
    collect(content, below: "")
  }

  private mutating func collect(_ node: JSONValue, below path: String) {
    for (name, value) in node.object ?? [:] {
      switch value {
      case .object: collect(value, below: "\(path)\(name)/")
      case .string(let text): properties[path + name] = text
      case .bool(let flag): properties[path + name] = flag ? "true" : "false"
      case .integer(let number): properties[path + name] = String(number)
      case .array(let elements):
        properties[path + name] = elements.compactMap(\.string).joined(separator: ", ")
      case .null, .number: break
      }
    }
  }

  /// The paths of the properties that have a value, whatever their names.
  func places(of value: String) -> [String] {
    properties.filter { $0.value.lowercased() == value.lowercased() }.keys.sorted()
  }

  /// The client code, wherever it is kept.
  var clientCode: String? { property(named: "clientcode") }

  /// The first property with that last name, in any case.
  func property(named name: String) -> String? {
    properties.sorted { $0.key < $1.key }
      .first { $0.key.split(separator: "/").last?.lowercased() == name }?.value
  }
}

extension AuthorClient {
  /// The Target configurations of the author, by name.
  ///
  /// - Throws: ``AuthorProblem/notFound(path:user:)`` when "none" would be a guess.
  func targetConfigurations() async throws(Problem) -> [TargetConfiguration] {
    guard let tree = try await tree(TargetConfiguration.folder) else {
      // Tells "not there" from "not to be seen".
      try await requireVisible(SmartTagsConfiguration.services)
      return []
    }
    return (tree.object ?? [:]).sorted { $0.key < $1.key }.compactMap {
      TargetConfiguration(name: $0.key, page: $0.value)
    }
  }
}
