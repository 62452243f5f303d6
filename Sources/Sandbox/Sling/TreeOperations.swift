/// The delete, copy and move operations of a Sling POST.
struct TreeOperations: Sendable {
  let context: PostContext
  let fields: FormFields

  /// Carries `operation` out for the resource that `urlPath` names, or for those of `:applyTo`.
  func carryOut(
    _ operation: String, _ urlPath: String, root: inout ResourceNode, outcome: inout PostOutcome
  ) throws(PostProblem) {
    guard let address = ResourceAddress(urlPath, in: context.account.view(of: root)) else {
      throw .argument("No such path: \(urlPath)")
    }
    outcome.path = address.path
    if operation == "delete" {
      try delete(address, root: &root, outcome: &outcome)
    } else {
      try transfer(address.path, isMove: operation == "move", root: &root, outcome: &outcome)
    }
  }

  /// The resources of `:applyTo`, where `/*` at the end means all children; nil without the field.
  private func applied(in root: ResourceNode, base: RepositoryPath) -> [RepositoryPath]? {
    let texts = fields.all(":applyTo")
    guard !texts.isEmpty else { return nil }
    return texts.flatMap { text -> [RepositoryPath] in
      guard text.hasSuffix("/*") else {
        return RepositoryPath(text, relativeTo: base).map { [$0] } ?? []
      }
      guard let parent = RepositoryPath(String(text.dropLast(2)), relativeTo: base) else {
        return []
      }
      return root[parent]?.children.names.map(parent.child) ?? []
    }
  }

  private func delete(
    _ address: ResourceAddress, root: inout ResourceNode, outcome: inout PostOutcome
  ) throws(PostProblem) {
    if let paths = applied(in: root, base: address.path) {
      for path in paths where root.contains(path) {
        try remove(path, root: &root, outcome: &outcome)
      }
      return
    }
    guard address.suffixExtension == nil, address.suffix.isEmpty else {
      throw .forbidden(
        "DeleteOperation request cannot include any selectors, extension or suffix")
    }
    try remove(address.path, root: &root, outcome: &outcome)
  }

  /// Removes a node or a property; a missing one counts as deleted, too.
  private func remove(
    _ path: RepositoryPath, root: inout ResourceNode, outcome: inout PostOutcome
  ) throws(PostProblem) {
    if root.contains(path) || root[path.parent]?.properties[path.name] != nil {
      guard context.account.isAdministrator else {
        throw .persistence("Unable to commit changes to session.")
      }
      root.remove(path)
      root.update(path.parent) { $0.properties[path.name] = nil }
    }
    outcome.changes.append(.init("deleted", path.description))
  }

  private func transfer(
    _ source: RepositoryPath, isMove: Bool, root: inout ResourceNode, outcome: inout PostOutcome
  ) throws(PostProblem) {
    let word = isMove ? "move" : "copy"
    guard let text = fields.first(":dest"), !text.isEmpty,
      let destination = RepositoryPath(text, relativeTo: source.parent)
    else { throw .argument("Unable to process \(word). Missing destination") }
    let isFolder = text.hasSuffix("/")
    if let paths = applied(in: root, base: source) {
      guard isFolder else {
        throw .argument("Several resources need a destination that ends with a slash")
      }
      for path in paths where root.contains(path) {
        let target = destination.child(path.name)
        _ = try transfer(path, to: target, isMove: isMove, root: &root, outcome: &outcome)
      }
      return
    }
    let target = isFolder ? destination.child(source.name) : destination
    outcome.isCreate = try transfer(
      source, to: target, isMove: isMove, root: &root, outcome: &outcome)
  }

  /// Copies or moves a resource; true when the destination is new.
  private func transfer(
    _ source: RepositoryPath, to target: RepositoryPath, isMove: Bool, root: inout ResourceNode,
    outcome: inout PostOutcome
  ) throws(PostProblem) -> Bool {
    let word = isMove ? "move" : "copy"
    let isNew = !root.contains(target)
    if !isNew, fields.first(":replace") != "true" {
      throw .precondition("Cannot \(word) \(source) to \(target): destination exists")
    }
    guard root.contains(target.parent) else {
      throw .precondition(
        "Cannot \(word) \(source) to \(target): parent of destination does not exist")
    }
    guard let node = root[source] else { throw .missing("Missing source \(source) for \(word)") }
    guard context.account.isAdministrator, !target.isWithin(source),
      target.segments.count + node.depth <= RepositoryPath.depthLimit
    else {
      throw .persistence("Unable to commit changes to session.")
    }
    root.remove(target)
    if isMove { root.remove(source) }
    root.insert(node, at: target)
    outcome.changes.append(
      .init(isMove ? "moved" : "copied", source.description, target.description))
    return isNew
  }
}
