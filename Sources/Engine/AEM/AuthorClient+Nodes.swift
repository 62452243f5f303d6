import HTTP
import Values

extension AuthorClient {
  /// Reads a node and as many levels of children as `depth` says.
  ///
  /// `path` is a repository path, not encoded.
  ///
  /// Returns nil for 404, which also stands for "not to be seen by this user".
  func node(_ path: String, depth: Int = 0) async throws(Problem) -> JSONValue? {
    let address = "\(Sling.encoded(path)).\(depth).json"
    return try json(try await get(address), path: address)
  }

  /// Fails unless a node can be read: what is missing below it is then not there, and not just not
  /// to be seen.
  ///
  /// - Throws: ``AuthorProblem/notFound(path:user:)``.
  func requireVisible(_ path: String) async throws(Problem) {
    guard try await node(path) != nil else {
      throw .author(.notFound(path: cleaner.line(path), user: user))
    }
  }

  /// Reads a node and all that is below it, in parts when it is too large for one answer.
  ///
  /// Sling refuses large trees with 300 and the addresses that it would answer, deepest first.
  func tree(_ path: String) async throws(Problem) -> JSONValue? {
    let address = "\(Sling.encoded(path)).infinity.json"
    let response = try await get(address)
    guard response.status == 300 else { return try json(response, path: address) }
    let levels = (try? JSONValue(parsing: response.body))?.array ?? []
    let depth = levels.compactMap { $0.string?.listedDepth }.max() ?? 0
    // No real tree is that deep; a server that answers 300 for ever must not be followed for ever.
    guard depth > 0, path.utf8.count < 2_000 else { throw unexpected(response, path: address) }
    guard let top = try await node(path, depth: depth) else { return nil }
    return try await completed(top, path: path, levels: depth)
  }

  private func completed(_ node: JSONValue, path: String, levels: Int) async throws(Problem)
    -> JSONValue
  {
    guard let members = node.object else { return node }
    if levels == 0 { return try await tree(path) ?? node }
    let children = members.filter { $0.value.object != nil }.sorted { $0.key < $1.key }
    let read = try await concurrently(children) { name, child async throws(Problem) in
      (name, try await completed(child, path: "\(path)/\(name)", levels: levels - 1))
    }
    return .object(members.merging(read) { $1 })
  }

  /// Deletes a node with all that is below it, when it exists; only reading it again shows whether
  /// it is gone.
  ///
  /// `path` is a repository path, not encoded, that this user has read a moment ago: Sling answers
  /// 200 for what the user cannot see, and takes a dot in the name of a missing node for an
  /// extension. Throws ``AuthorProblem/notDeleted(path:)`` when AEM took the deletion and the node
  /// still exists.
  func delete(_ path: String) async throws(Problem) {
    var answer: HTTPResponse?
    try await change("\(cleaner.line(path)) still exists") { () async throws(Problem) in
      answer = try await post(Sling.encoded(path), Sling.form([(":operation", "delete")]).finish())
    } arrived: { () async throws(Problem) in
      try await node(path) == nil
    }
    if let answer, answer.status >= 400 { throw refusal(answer, path: cleaner.line(path)) }
    guard try await node(path) == nil else {
      throw .author(.notDeleted(path: cleaner.line(path)))
    }
  }
}

extension String {
  /// The depth in an address such as `/path.2.json`.
  fileprivate var listedDepth: Int? {
    let parts = split(separator: ".")
    guard parts.count >= 3, parts.last == "json" else { return nil }
    return Int(parts[parts.count - 2])
  }
}
