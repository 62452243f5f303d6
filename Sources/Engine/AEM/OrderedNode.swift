import Values

/// A node whose children have kept their order, as Sling's `.harray.` renders it.
struct OrderedNode: Equatable, Sendable {
  /// The node's name; empty for the node that was asked for.
  let name: String
  /// Its properties by name, without `__name__` and `__children__`.
  let properties: [String: JSONValue]
  /// Its children in order.
  let children: [OrderedNode]

  /// Reads an answer to `.harray.N.json`.
  init(_ json: JSONValue) {
    var members = json.object ?? [:]
    name = members.removeValue(forKey: "__name__")?.string ?? ""
    children = (members.removeValue(forKey: "__children__")?.array ?? []).map(OrderedNode.init)
    properties = members
  }

  /// The child of that name.
  func child(_ name: String) -> OrderedNode? {
    children.first { $0.name == name }
  }
}

extension AuthorClient {
  /// Reads a node and its children in their order; nil for 404.
  func orderedNode(_ path: String, depth: Int) async throws(Problem) -> OrderedNode? {
    let address = "\(Sling.encoded(path)).harray.\(depth).json"
    return try json(try await get(address), path: address).map(OrderedNode.init)
  }
}
