import Values

/// `/bin/querybuilder.json`: conditions on path, type and properties.
struct QueryBuilder: Sendable {
  /// The path to which clients send queries.
  static let path = "/bin/querybuilder.json"
  private static let defaultLimit = 10

  /// The repository as the user sees it.
  let root: ResourceNode

  /// Answers a query, and skips unknown conditions.
  func answer(_ request: IncomingRequest) -> OutgoingAnswer {
    let fields = request.fields(charset: .utf8)
    let names = fields.fields.map { fields.text($0.name) }
    let conditions = Set(
      names.filter { $0 == "property" || $0.hasSuffix("_property") }
    ).map { name in
      (property: fields.first(name) ?? "", values: fields.all("\(name).value"))
    }
    let base = RepositoryPath(fields.first("path") ?? "/") ?? .root
    let type = fields.first("type")
    let words = fields.first("fulltext").map { $0.lowercased() }
    var hits: [(path: RepositoryPath, node: ResourceNode)] = []
    if let start = root[base] {
      visit(start, at: base) { node, path in
        let isRight =
          (type == nil || node.type == type)
          && conditions.allSatisfy { Self.fits(node.properties[$0.property], $0.values) }
          && words.map { Self.contains(node, $0) } ?? true
        if isRight { hits.append((path, node)) }
      }
    }
    let limit = fields.first("p.limit").flatMap(Int.init) ?? Self.defaultLimit
    let shown = limit < 0 ? hits[...] : hits.prefix(limit)
    return .json([
      "success": true, "results": .integer(shown.count), "total": .integer(hits.count),
      "more": .bool(shown.count < hits.count), "offset": 0,
      "hits": .array(
        shown.map { hit in
          [
            "path": .string(hit.path.description), "name": .string(hit.path.name),
            "title": .string(hit.node.properties["jcr:title"]?.text ?? hit.path.name),
          ]
        }),
    ])
  }

  private func visit(
    _ node: ResourceNode, at path: RepositoryPath,
    _ body: (ResourceNode, RepositoryPath) -> Void
  ) {
    body(node, path)
    for entry in node.children.entries { visit(entry.value, at: path.child(entry.name), body) }
  }

  private static func fits(_ value: PropertyValue?, _ wanted: [String]) -> Bool {
    guard let value else { return false }
    guard !wanted.isEmpty else { return true }
    if case .list(_, let values) = value {
      return values.contains { $0.text.map(wanted.contains) ?? false }
    }
    return value.text.map(wanted.contains) ?? false
  }

  private static func contains(_ node: ResourceNode, _ words: String) -> Bool {
    node.properties.entries.contains { $0.value.text?.lowercased().contains(words) ?? false }
  }
}
