import Values

/// A legacy cloud configuration of Adobe Target, as its page says.
struct TargetConfiguration: Equatable, Sendable {
  /// The name of the page's node.
  var name: String
  /// Its title.
  var title: String
  /// All properties below its content, by path: `jcr:content/public/clientcode` is
  /// `public/clientcode`. Which of them hold the values of the IMS form is not documented.
  var properties: [String: String]
  /// The frameworks below it.
  var frameworks: [String]

  /// Where they live.
  static let folder = "/etc/cloudservices/testandtarget"

  /// Reads a child of ``folder``; nil when it is no configuration.
  init?(name: String, page: JSONValue) {
    guard let content = page["jcr:content"], page["jcr:primaryType"]?.string == "cq:Page" else {
      return nil
    }
    self.name = name
    title = content["jcr:title"]?.string ?? name
    properties = [:]
    frameworks = (page.object ?? [:]).filter { $0.value["jcr:primaryType"]?.string == "cq:Page" }
      .keys.sorted()
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

  /// The paths of the properties that hold a value, whatever their names.
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
