import FoundationEssentials

/// The create-or-modify operation of a Sling POST, on one draft of the repository.
///
/// The caller discards the draft when anything fails, as the repository's session would.
struct ContentModification {
  private(set) var root: ResourceNode
  private(set) var changes: [PostOutcome.Change] = []
  private let context: PostContext
  private let parameters: PostParameters

  /// Starts from the repository as it is.
  init(root: ResourceNode, context: PostContext, parameters: PostParameters) {
    self.root = root
    self.context = context
    self.parameters = parameters
  }

  /// Applies all parameters to the resource at `path`: nodes, deletions, copies, values.
  mutating func apply(at path: RepositoryPath) throws(PostProblem) {
    try makeNode(at: path)
    for change in parameters.changes where change.isDeleted { try delete(change) }
    for change in parameters.changes where change.movedFrom != nil { try transfer(change) }
    for change in parameters.changes where change.copiedFrom != nil { try transfer(change) }
    for change in parameters.changes where change.path.name != "jcr:primaryType" {
      try write(change)
    }
    for change in parameters.changes where change.path.name == "jcr:primaryType" {
      try makeNode(at: change.path.parent)
    }
  }

  /// Creates the missing nodes of a path.
  private mutating func makeNode(at path: RepositoryPath) throws(PostProblem) {
    for depth in 0..<path.segments.count {
      let place = RepositoryPath(segments: Array(path.segments[...depth]))
      guard !root.contains(place) else { continue }
      let type =
        parameters.nodeType(at: place)
        ?? NodeType.ofChild(below: root[place.parent]?.type ?? "")
      guard context.account.isAdministrator, NodeType.known.contains(type),
        !place.name.contains(where: { "[]|*".contains($0) })
      else { throw .persistence("Unable to create node at \(place)") }
      var node = ResourceNode(type: type)
      if NodeType.isDated(type) {
        node.properties["jcr:createdBy"] = .string(context.account.name)
        node.properties["jcr:created"] = .date(RepositoryDate(milliseconds: context.now))
      }
      root.insert(node, at: place)
      changes.append(.init("created", place.description))
    }
  }

  private mutating func delete(_ change: PropertyChange) throws(PostProblem) {
    guard root.contains(change.path.parent) else { return }
    try mayModify(change.path.parent)
    root.remove(change.path)
    root.update(change.path.parent) { $0.properties[change.path.name] = nil }
    changes.append(.init("deleted", change.path.description))
  }

  /// Applies `@CopyFrom` and `@MoveFrom`, of nodes.
  ///
  /// Sling itself loses single properties there.
  private mutating func transfer(_ change: PropertyChange) throws(PostProblem) {
    guard let source = change.movedFrom ?? change.copiedFrom, let node = root[source] else {
      return
    }
    try makeNode(at: change.path.parent)
    try mayModify(change.path.parent)
    guard change.path.segments.count + node.depth <= RepositoryPath.depthLimit else {
      throw .persistence("Unable to create node at \(change.path)")
    }
    if change.movedFrom != nil { root.remove(source) }
    root.insert(node, at: change.path)
    let word = change.movedFrom == nil ? "copied" : "moved"
    changes.append(.init(word, source.description, change.path.description))
  }

  private mutating func write(_ change: PropertyChange) throws(PostProblem) {
    for file in change.files { try upload(file, to: change) }
    var values = change.values ?? (change.usesDefaultWhenMissing ? change.defaultValues : [])
    if change.ignoresBlanks { values.removeAll { $0.isEmpty } }
    if values == [""], !change.defaultValues.isEmpty { values = change.defaultValues }
    guard !values.isEmpty else { return }
    try makeNode(at: change.path.parent)
    try mayModify(change.path.parent)
    let parent = root[change.path.parent] ?? ResourceNode()
    let name = change.path.name
    let present = parent.properties[name]
    if values == [""], !(change.typeHint?.hasSuffix("[]") ?? present?.isList ?? false) {
      // An empty text takes a property away.
      guard present != nil else { return }
      root.update(change.path.parent) { $0.properties[name] = nil }
      changes.append(.init("deleted", change.path.description))
      return
    }
    guard NodeType.accepts(name, in: parent.type) else {
      throw .argument(
        "Value '\(values[0])' for property '\(name)' can't be put into node "
          + "'\(change.path.parent)'.")
    }
    if let present, !present.isList, values.count > 1 {
      changes.append(.init("deleted", change.path.description))
    }
    let texts = values.map { stored($0, change) }
    let value = try PropertyConversion.value(of: texts, hint: change.typeHint, present: present)
    root.update(change.path.parent) { $0.properties[name] = value }
    changes.append(.init("modified", change.path.description))
  }

  private func stored(_ text: String, _ change: PropertyChange) -> String {
    if change.isEncrypted, let protect = context.protect { return protect(text) }
    if context.altersServiceURL, change.path.name == "serviceUrl" {
      let region = text.hasSuffix("/emea") ? "apac" : "emea"
      return "https://smartcontent.adobe.io/\(region)"
    }
    return text
  }

  private mutating func upload(
    _ file: FormFields.Field, to change: PropertyChange
  ) throws(PostProblem) {
    try makeNode(at: change.path.parent)
    let isNew = !root.contains(change.path)
    guard context.account.isAdministrator else {
      throw .persistence("Unable to create node at \(change.path)")
    }
    let date = PropertyValue.date(RepositoryDate(milliseconds: context.now))
    var content = ResourceNode(type: "nt:resource", ["jcr:lastModifiedBy": context.account.name])
    content.properties["jcr:mimeType"] = .string(file.contentType ?? "application/octet-stream")
    content.properties["jcr:lastModified"] = date
    content.properties["jcr:data"] = .binary(Data(file.value))
    var node = root[change.path] ?? ResourceNode(type: "nt:file")
    if isNew {
      node.properties["jcr:createdBy"] = .string(context.account.name)
      node.properties["jcr:created"] = date
    }
    node.children["jcr:content"] = content
    root.insert(node, at: change.path)
    let place = change.path.child("jcr:content")
    if isNew {
      changes.append(.init("created", change.path.description))
      changes.append(.init("created", place.description))
    }
    for name in ["jcr:lastModified", "jcr:mimeType", "jcr:data"] {
      changes.append(.init("modified", place.child(name).description))
    }
  }

  private func mayModify(_ path: RepositoryPath) throws(PostProblem) {
    guard context.account.isAdministrator else {
      throw .persistence("Resource at '\(path)' is not modifiable.")
    }
  }
}
