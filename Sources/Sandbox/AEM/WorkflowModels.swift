/// Workflow models: the design that people edit, and the runtime model that Sync creates from it.
struct WorkflowModels: Sendable {
  private static let delivered = RepositoryPath(segments: [
    "libs", "settings", "workflow", "models",
  ])
  private static let edited = RepositoryPath(
    segments: ["conf", "global", "settings", "workflow", "models"])
  /// The folder in which AEM 6.3 and earlier has both forms of a model on one page.
  private static let old = RepositoryPath(segments: ["etc", "workflow", "models"])
  private static let running = RepositoryPath(segments: ["var", "workflow", "models"])

  let context: PostContext

  /// Answers `<model>/jcr:content.override.json` and `….generate.json`; nil for other requests.
  func answer(_ request: IncomingRequest, root: inout ResourceNode) -> OutgoingAnswer? {
    guard let address = ResourceAddress(request.path, in: root),
      case .node(let content) = address.target, address.path.name == "jcr:content",
      content.properties["cq:template"]?.text == WorkflowContent.template,
      address.suffixExtension == "json", let selector = address.selectors.first
    else { return nil }
    let model = address.path.parent
    var outcome = PostOutcome(path: model)
    let before = root
    switch selector {
    case _ where !context.account.isAdministrator:
      outcome.problem = .persistence("Unable to commit changes to session.")
    case "override": override(model, root: &root, outcome: &outcome)
    case "generate": generate(model, root: &root, outcome: &outcome)
    default: return nil
    }
    var answer = outcome.answer(asJSON: true)
    answer.changed = root != before
    return answer
  }

  /// Copies a delivered model to the place where it can be edited, unless a copy exists.
  private func override(
    _ model: RepositoryPath, root: inout ResourceNode, outcome: inout PostOutcome
  ) {
    guard model.isWithin(Self.delivered), let node = root[model] else { return }
    let target = moved(model, to: Self.edited)
    guard !root.contains(target) else { return }
    makeFolders(to: target.parent, root: &root)
    root.insert(node, at: target)
    outcome.changes.append(.init("copied", model.description, target.description))
  }

  /// Creates the runtime model again: a start, one node per step, an end, and the transitions
  /// between.
  private func generate(
    _ model: RepositoryPath, root: inout ResourceNode, outcome: inout PostOutcome
  ) {
    guard let page = root[model] else { return }
    if model.isWithin(Self.old) {
      let place = model.child("jcr:content").child("model")
      root.insert(Self.runtimeModel(of: page), at: place)
      outcome.changes.append(.init("modified", place.description))
      return
    }
    let target = moved(model, to: Self.running)
    makeFolders(to: target.parent, root: &root)
    root.insert(Self.runtimeModel(of: page), at: target)
    outcome.changes.append(.init("modified", target.description))
  }

  /// The runtime model that belongs to a design page.
  static func runtimeModel(of page: ResourceNode) -> ResourceNode {
    let content = page.children["jcr:content"] ?? ResourceNode()
    let steps = content.children["flow"]?.children.entries.map(\.value) ?? []
    var nodes = ResourceNode(type: "nt:unstructured")
    var transitions = ResourceNode(type: "nt:unstructured")
    var row = [ResourceNode(type: "cq:WorkflowNode", ["title": "Start", "type": "START"])]
    for step in steps {
      var node = ResourceNode(
        type: "cq:WorkflowNode",
        ["title": step.properties["jcr:title"]?.text ?? "", "type": "PROCESS"])
      if let data = step.children["metaData"] { node.children["metaData"] = data }
      row.append(node)
    }
    row.append(ResourceNode(type: "cq:WorkflowNode", ["title": "End", "type": "END"]))
    for (index, node) in row.enumerated() {
      nodes.children["node\(index)"] = node
      guard index > 0 else { continue }
      transitions.children["node\(index - 1)#node\(index)"] = ResourceNode(
        type: "cq:WorkflowTransition", ["from": "node\(index - 1)", "to": "node\(index)"])
    }
    var model = ResourceNode(
      type: "cq:WorkflowModel",
      [
        "sling:resourceType": "cq/workflow/components/model",
        "title": content.properties["jcr:title"]?.text ?? "",
      ])
    model.children["nodes"] = nodes
    model.children["transitions"] = transitions
    return model
  }

  private func moved(_ model: RepositoryPath, to folder: RepositoryPath) -> RepositoryPath {
    let base = [Self.delivered, Self.edited].first { model.isWithin($0) } ?? .root
    return RepositoryPath(
      segments: folder.segments + model.segments.dropFirst(base.segments.count))
  }

  private func makeFolders(to path: RepositoryPath, root: inout ResourceNode) {
    for depth in 0..<path.segments.count {
      let place = RepositoryPath(segments: Array(path.segments[...depth]))
      if !root.contains(place) { root.insert(ResourceNode(type: "sling:Folder"), at: place) }
    }
  }
}
