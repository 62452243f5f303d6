import HTTP
import Values

/// `smart-tags.configurations`: which legacy Smart Tags configurations an author has.
struct SmartTagsConfigurationsOperation: Operation {
  let signature = OperationSignature(
    name: "smart-tags.configurations", inputs: AuthorClient.inputs,
    outputs: [.list("configurations"), .answer("any")], changes: false)

  func observe(_ author: AuthorClient, _ context: EngineContext) async throws(Problem)
    -> [ListedItem]
  {
    let folder = SmartTagsConfiguration.folder
    context.report(Progress("Reading \(folder)"))
    guard let tree = try await author.configurations() else { return [] }
    var items: [ListedItem] = []
    for (name, page) in (tree.object ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard page["jcr:primaryType"]?.string == "cq:Page" || page["jcr:content"]?.object != nil,
        TerminalText.line(name) == name
      else { continue }
      // A reading that Sling has cut short shows the page without its content.
      let content =
        if let content = page["jcr:content"] { content } else {
          try await author.node("\(folder)/\(name)/jcr:content") ?? [:]
        }
      items.append(
        ListedItem(
          value: name, label: author.cleaner.line(content["jcr:title"]?.string ?? name, limit: 80),
          detail: author.cleaner.line(content["serviceUrl"]?.string ?? "", limit: 120)))
    }
    return items
  }

  func conclude(_ observed: [ListedItem], _ author: AuthorClient) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(.passed)
    conclusion.lists = ["configurations": observed]
    conclusion.texts = ["any": observed.isEmpty ? "no" : "yes"]
    let found = observed.map(\.value).joined(separator: ", ")
    conclusion.evidence = [
      Evidence("Smart Tags configurations", found.isEmpty ? "none" : author.cleaner.line(found))
    ]
    return conclusion
  }
}

extension AuthorClient {
  /// Reads the folder of the Smart Tags configurations, two levels deep.
  ///
  /// - Returns: nil when there is no folder although its parent can be read.
  /// - Throws: ``AuthorProblem/notFound(path:user:)`` when the parent cannot be read either: then
  ///   "none" would be a guess.
  func configurations() async throws(Problem) -> JSONValue? {
    let folder = SmartTagsConfiguration.folder
    let address = "\(folder).2.json"
    let response = try await get(address)
    if response.status == 300 { return try await node(folder, depth: 1) }
    if let tree = try json(response, path: address) { return tree }
    guard try await node(SmartTagsConfiguration.services) != nil else {
      throw .author(.notFound(path: SmartTagsConfiguration.services, user: user))
    }
    return nil
  }
}
