/// A URL path split into a resource and the selectors, extension and suffix after it.
struct ResourceAddress: Sendable {
  /// The node or property at the end of the path, if any.
  enum Target: Sendable {
    case node(ResourceNode)
    case property(PropertyValue)
    case nothing
  }

  /// The resource's path; for a missing one the whole path, without a slash at the end.
  let path: RepositoryPath
  let target: Target
  /// The words between the resource and the extension.
  let selectors: [String]
  let suffixExtension: String?
  /// The part of the path after the extension.
  let suffix: String

  /// Finds the longest resource path that `urlPath` begins with, cutting at dots from the right.
  ///
  /// Nil when the path leads above the root.
  init?(_ urlPath: String, in root: ResourceNode) {
    var head = urlPath[...]
    while true {
      guard let path = RepositoryPath(String(head)) else { return nil }
      if let target = Self.target(at: path, in: root) {
        let slash = head.count > 1 && head.last == "/" ? "/" : ""
        let rest = slash + urlPath[head.endIndex...]
        self.init(path: path, target: target, rest: rest)
        return
      }
      guard let dot = head.lastIndex(of: ".") else { break }
      head = head[..<dot]
    }
    guard let path = RepositoryPath(urlPath) else { return nil }
    let rest = path.name.firstIndex(of: ".").map { String(path.name[$0...]) } ?? ""
    self.init(path: path, target: .nothing, rest: rest)
  }

  /// Whether a servlet that is bound to a selector and an extension answers.
  ///
  /// Sling requires that its selectors begin those of the request, so `a.queue.infinity.json` is
  /// `queue`'s, too.
  func isAnswered(by selector: String, _ boundExtension: String) -> Bool {
    selectors.first == selector && suffixExtension == boundExtension
  }

  private init(path: RepositoryPath, target: Target, rest: String) {
    self.path = path
    self.target = target
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    suffix = String(rest[slash...])
    let words = rest[..<slash].split(separator: ".").map(String.init)
    selectors = Array(words.dropLast())
    suffixExtension = words.last
  }

  private static func target(at path: RepositoryPath, in root: ResourceNode) -> Target? {
    if let node = root[path] { return .node(node) }
    if let value = root[path.parent]?.properties[path.name] { return .property(value) }
    return nil
  }
}
