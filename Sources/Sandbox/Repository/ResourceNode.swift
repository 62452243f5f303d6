/// A node of the repository: properties and ordered children.
struct ResourceNode: Codable, Equatable, Sendable {
  /// Property values by name, in the order in which they were added.
  var properties = OrderedNames<PropertyValue>()
  /// Child nodes by name, in their order.
  var children = OrderedNames<ResourceNode>()

  /// Creates a node of a type with texts as properties.
  init(type: String? = nil, _ texts: KeyValuePairs<String, String> = [:]) {
    if let type { properties["jcr:primaryType"] = .text(.name, type) }
    for (name, text) in texts { properties[name] = .string(text) }
  }

  /// The value of `jcr:primaryType`; empty without one.
  var type: String { properties["jcr:primaryType"]?.text ?? "" }

  /// The number of levels below this node.
  var depth: Int { children.entries.map { $0.value.depth + 1 }.max() ?? 0 }

  /// The node at a path below this one.
  subscript(path: RepositoryPath) -> ResourceNode? {
    path.segments.reduce(self as ResourceNode?) { node, name in node?.children[name] }
  }

  /// Whether there is a node at the path.
  func contains(_ path: RepositoryPath) -> Bool { self[path] != nil }

  /// Changes the node at a path; nil when there is none.
  mutating func update<Result, Failure: Error>(
    _ path: RepositoryPath, _ change: (inout ResourceNode) throws(Failure) -> Result
  ) throws(Failure) -> Result? {
    try update(path.segments[...], change)
  }

  private mutating func update<Result, Failure: Error>(
    _ names: ArraySlice<String>, _ change: (inout ResourceNode) throws(Failure) -> Result
  ) throws(Failure) -> Result? {
    guard let name = names.first else { return try change(&self) }
    guard var child = children[name] else { return nil }
    let result = try child.update(names.dropFirst(), change)
    children[name] = child
    return result
  }

  /// Puts a node at a path; false when the parent does not exist.
  @discardableResult
  mutating func insert(_ node: ResourceNode, at path: RepositoryPath) -> Bool {
    update(path.parent) { $0.children[path.name] = node } != nil
  }

  /// Removes and returns the node at the path; nil when there was none.
  @discardableResult
  mutating func remove(_ path: RepositoryPath) -> ResourceNode? {
    guard let node = self[path], !path.segments.isEmpty else { return nil }
    update(path.parent) { $0.children[path.name] = nil }
    return node
  }
}
