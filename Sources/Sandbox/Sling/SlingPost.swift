/// Sling's POST servlet, as the generation of the author has it.
struct SlingPost: Sendable {
  let context: PostContext

  /// Carries a POST out.
  ///
  /// `root` changes only when all of it succeeds.
  func answer(_ request: IncomingRequest, root: inout ResourceNode) -> OutgoingAnswer {
    let fields = request.fields()
    var outcome = PostOutcome(referer: request.header("Referer") ?? "")
    let before = root
    do {
      let operation = fields.first(":operation") ?? ""
      switch operation {
      case "": try modify(request, fields, root: &root, outcome: &outcome)
      case "nop":
        let wanted = fields.first(":nopstatus").flatMap(Int.init) ?? 200
        let status = (200...599).contains(wanted) ? wanted : 200
        outcome.fixedStatus = (status, "Null Operation Status: \(status)")
      case "delete", "copy", "move":
        let operations = TreeOperations(context: context, fields: fields)
        try operations.carryOut(operation, request.path, root: &root, outcome: &outcome)
      default:
        outcome.fixedStatus = (500, "Invalid operation specified for POST request")
      }
      if let path = outcome.path, let order = fields.first(":order"), operation != "delete" {
        try self.order(path, order, root: &root, outcome: &outcome)
      }
    } catch {
      root = before
      outcome.refuse(error, by: context.generation)
    }
    var answer = outcome.answer(
      asJSON: fields.first(":http-equiv-accept").map { $0.hasPrefix("application/json") }
        ?? request.prefersJSON)
    if outcome.problem == nil, let redirect = fields.first(":redirect") {
      answer = .redirect(to: redirect)
    } else if fields.first(":status") == "browser" {
      answer.status = 200
    }
    answer.changed = root != before
    return answer
  }

  private func modify(
    _ request: IncomingRequest, _ fields: FormFields, root: inout ResourceNode,
    outcome: inout PostOutcome
  ) throws(PostProblem) {
    let urlPath = request.path
    let path: RepositoryPath
    if urlPath.hasSuffix("/") || urlPath.hasSuffix("/*") {
      guard
        let parent = RepositoryPath(urlPath.hasSuffix("*") ? String(urlPath.dropLast()) : urlPath)
      else { throw .argument("No such path: \(urlPath)") }
      let name = try NodeNames.name(for: fields, below: root[parent], now: context.now)
      path = parent.child(name)
    } else {
      guard let address = ResourceAddress(urlPath, in: context.account.view(of: root)) else {
        throw .argument("No such path: \(urlPath)")
      }
      path = address.path
    }
    outcome.path = path
    outcome.isCreate = !root.contains(path)
    var modification = ContentModification(
      root: root, context: context, parameters: PostParameters(fields, for: path))
    try modification.apply(at: path)
    root = modification.root
    outcome.changes = modification.changes
  }

  private func order(
    _ path: RepositoryPath, _ command: String, root: inout ResourceNode,
    outcome: inout PostOutcome
  ) throws(PostProblem) {
    let parent = root[path.parent] ?? ResourceNode()
    let others = parent.children.names.filter { $0 != path.name }
    let words = command.split(separator: " ", maxSplits: 1).map(String.init)
    let place: Int?
    switch (words.first, words.count) {
    case ("first", 1): place = 0
    case ("last", 1): place = others.count
    case ("before", 2): place = others.firstIndex(of: words[1])
    case ("after", 2): place = others.firstIndex(of: words[1]).map { $0 + 1 }
    case (let word?, 1): place = Int(word)
    default: place = nil
    }
    guard let place, place >= 0 else {
      let word = context.generation == .sling11 ? "node" : "resource"
      throw .argument("provided \(word) ordering command is invalid: \(command)")
    }
    guard NodeType.isOrdered(parent.type), context.account.isAdministrator else {
      throw .persistence("Unable to order resource")
    }
    root.update(path.parent) { $0.children.move(path.name, to: place) }
    if place < others.count {
      outcome.changes.append(.init("ordered", path.description, others[place]))
    } else {
      outcome.changes.append(.init("ordered", path.description))
    }
  }
}
