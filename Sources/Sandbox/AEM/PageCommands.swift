/// `/bin/wcmcommand`: creating and deleting pages.
struct PageCommands: Sendable {
  /// The path to which clients send the commands.
  static let path = "/bin/wcmcommand"

  let context: PostContext

  /// Carries one command out.
  func answer(_ request: IncomingRequest, root: inout ResourceNode) -> OutgoingAnswer {
    let fields = request.fields()
    switch fields.first("cmd") {
    case "createPage": return create(fields, root: &root)
    case "deletePage": return delete(fields, root: &root)
    default: return page(500, "Unknown command", nil)
    }
  }

  private func create(_ fields: FormFields, root: inout ResourceNode) -> OutgoingAnswer {
    let title = fields.first("title") ?? ""
    let label = fields.first("label") ?? ""
    guard let parent = fields.first("parentPath").flatMap({ RepositoryPath($0) }),
      let present = root[parent], !(label + title).isEmpty
    else { return page(500, "The parent of the page does not exist", nil) }
    guard context.account.isAdministrator else {
      return page(403, "Not allowed to create a page", parent)
    }
    var content = ResourceNode(type: "cq:PageContent", ["jcr:title": title])
    if let template = fields.first("template"), !template.isEmpty {
      guard let found = RepositoryPath(template).flatMap({ root[$0] }) else {
        return page(500, "The template does not exist", nil)
      }
      content.properties["cq:template"] = .string(template)
      for entry in found.children["jcr:content"]?.properties.entries ?? []
      where entry.name != "jcr:primaryType" && entry.name != "jcr:title" {
        content.properties[entry.name] = entry.value
      }
    }
    let date = PropertyValue.date(RepositoryDate(milliseconds: context.now))
    content.properties["cq:lastModified"] = date
    content.properties["cq:lastModifiedBy"] = .string(context.account.name)
    var node = ResourceNode(type: "cq:Page")
    node.properties["jcr:createdBy"] = .string(context.account.name)
    node.properties["jcr:created"] = date
    node.children["jcr:content"] = content
    let path = parent.child(
      freeName(label.isEmpty ? NodeNames.plain(title) : label, in: present))
    root.insert(node, at: path)
    return page(200, "Page created", path, changed: true)
  }

  private func delete(_ fields: FormFields, root: inout ResourceNode) -> OutgoingAnswer {
    guard let path = fields.first("path").flatMap({ RepositoryPath($0) }), root.contains(path)
    else { return page(404, "The page does not exist", nil) }
    guard context.account.isAdministrator else {
      return page(403, "Not allowed to delete the page", path)
    }
    if fields.first("shallow") == "true" {
      root.remove(path.child("jcr:content"))
    } else {
      root.remove(path)
    }
    return page(200, "Page deleted", path, changed: true)
  }

  /// A free name: a taken one is followed by a number, as in `name0` and `name1`.
  private func freeName(_ name: String, in parent: ResourceNode) -> String {
    var free = name
    var number = 0
    while parent.children[free] != nil {
      free = "\(name)\(number)"
      number += 1
    }
    return free
  }

  private func page(
    _ status: Int, _ message: String, _ path: RepositoryPath?, changed: Bool = false
  ) -> OutgoingAnswer {
    var outcome = PostOutcome(path: path)
    outcome.fixedStatus = (status, message)
    var answer = outcome.answer(asJSON: false)
    answer.changed = changed
    return answer
  }
}
