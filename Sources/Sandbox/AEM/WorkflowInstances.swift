import Values

/// The workflow engine's own addresses: models as a list, and instances.
struct WorkflowInstances: Sendable {
  private static let models = "/etc/workflow/models"
  private static let instances = RepositoryPath(segments: ["etc", "workflow", "instances"])
  private static let runtime = RepositoryPath(segments: ["var", "workflow", "models"])

  /// Answers `/etc/workflow/models.json` and `/etc/workflow/instances….json`; nil for the rest.
  static func read(_ request: IncomingRequest, root: ResourceNode) -> OutgoingAnswer? {
    switch request.path {
    case "\(models).json":
      return .json(.array(modelPaths(in: root).map { ["uri": .string($0.description)] }))
    case let path where path.hasPrefix("\(instances).") && path.hasSuffix(".json"):
      let state = path.dropFirst("\(instances).".count).dropLast(5)
      let found = (root[instances]?.children.entries ?? []).filter { entry in
        state.isEmpty || entry.value.properties["state"]?.text == String(state)
      }
      return .json(
        .array(found.map { ["uri": .string(instances.child($0.name).description)] }))
    default: return nil
    }
  }

  /// Starts a workflow, which is over at once here.
  static func post(
    _ request: IncomingRequest, context: PostContext, root: inout ResourceNode
  ) -> OutgoingAnswer? {
    guard request.path == instances.description else { return nil }
    let fields = request.fields(charset: .utf8)
    guard let asked = fields.first("model").flatMap({ RepositoryPath($0) }),
      let model = model(asked, in: root),
      fields.first("payload").flatMap({ RepositoryPath($0) }).map(root.contains) ?? false,
      context.account.isAdministrator
    else {
      return SlingAnswers.problem(
        500, "The workflow cannot be started", request: request)
    }
    if !root.contains(instances) {
      root.insert(ResourceNode(type: "sling:Folder"), at: instances.parent)
      root.insert(ResourceNode(type: "sling:Folder"), at: instances)
    }
    let number = (root[instances]?.children.entries.count ?? 0) + 1
    let path = instances.child("sandbox_\(number)")
    root.insert(
      ResourceNode(
        type: "nt:unstructured",
        [
          "modelId": model.description, "state": "COMPLETED",
          "title": fields.first("workflowTitle") ?? "",
          "payload": fields.first("payload") ?? "",
        ]), at: path)
    if let node = root[model], let payload = RepositoryPath(fields.first("payload") ?? "") {
      StageContent.process(payload, with: node, root: &root)
    }
    var answer = OutgoingAnswer(status: 201, headers: [("Location", path.description)])
    answer.changed = true
    return answer
  }

  /// A model by its runtime path, or by the path below `/etc` that older clients know.
  private static func model(
    _ asked: RepositoryPath, in root: ResourceNode
  ) -> RepositoryPath? {
    let known = modelPaths(in: root)
    if known.contains(asked) { return asked }
    var names = asked.segments
    if names.suffix(2) == ["jcr:content", "model"] { names.removeLast(2) }
    guard names.prefix(3) == ["etc", "workflow", "models"] else { return nil }
    let moved = RepositoryPath(segments: runtime.segments + names.dropFirst(3))
    return known.first { $0 == moved }
  }

  private static func modelPaths(in root: ResourceNode) -> [RepositoryPath] {
    let old = RepositoryPath(segments: ["etc", "workflow", "models"])
    var found: [RepositoryPath] = []
    for base in [old, runtime] {
      guard let node = root[base] else { continue }
      collect(node, at: base, &found)
    }
    return found
  }

  private static func collect(
    _ node: ResourceNode, at path: RepositoryPath, _ found: inout [RepositoryPath]
  ) {
    if node.type == "cq:WorkflowModel" { found.append(path) }
    for entry in node.children.entries { collect(entry.value, at: path.child(entry.name), &found) }
  }
}
