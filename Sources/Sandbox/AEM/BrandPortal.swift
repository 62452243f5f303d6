/// The Brand Portal configuration, and the replication agents that saving it creates.
struct BrandPortal: Sendable {
  /// The path to which AEM's form sends a configuration.
  static let path = "/apps/brandportal/config"
  /// The made-up tenant's address, without a slash at the end.
  static let tenant = "https://sandbox.brand-portal.adobe.com"
  /// The folder of the saved configurations.
  static let folder = RepositoryPath(segments: [
    "conf", "global", "settings", "cloudconfigs", "mediaportal",
  ])
  private static let agents = RepositoryPath(segments: ["etc", "replication", "agents.author"])
  /// The IDs of the agents, of which only the beginning is Adobe's.
  private static let agentNames = [
    "mp_replication_agent", "mp_replication_agent_1", "mp_replication_agent_2",
    "mp_replication_agent_3",
  ]

  let context: PostContext
  let faults: Set<SandboxFault>

  /// Saves a configuration; nil for other requests.
  func answer(_ request: IncomingRequest, state: inout SandboxState) -> OutgoingAnswer? {
    guard request.path == Self.path else { return nil }
    guard context.account.isAdministrator else {
      return SlingAnswers.problem(403, "Forbidden", request: request)
    }
    let fields = request.fields(charset: .utf8)
    guard let name = fields.first("name"), let title = PlainName(name),
      let tenant = fields.first("tenantURL"), tenant.hasPrefix("http"),
      let provider = fields.first("imsConfig"), !provider.isEmpty
    else {
      return SlingAnswers.problem(500, "The configuration cannot be saved", request: request)
    }
    let path = Self.folder.child(title.text)
    let isNew = !state.root.contains(path)
    var page = state.root[path] ?? ResourceNode(type: "cq:Page")
    var content = page.children["jcr:content"] ?? ResourceNode(type: "cq:PageContent")
    for name in ["tenantURL", "oauthScopes", "imsConfig", "sling:resourceType"] {
      if let value = fields.first(name) { content.properties[name] = .string(value) }
    }
    content.properties["jcr:title"] = .string(name)
    content.properties["cq:lastModified"] = .date(RepositoryDate(milliseconds: context.now))
    page.children["jcr:content"] = content
    insert(page, at: path, root: &state.root)
    makeAgents(tenant, provider, isNew: isNew, state: &state)
    makeUser(tenant, root: &state.root)
    var answer = OutgoingAnswer(type: "text/html;charset=utf-8", text: "")
    answer.changed = true
    return answer
  }

  /// Creates the user that the agents act for, unless it exists.
  func makeUser(_ tenant: String, root: inout ResourceNode) {
    let name = Self.user(tenant)
    let folder = RepositoryPath(segments: ["home", "users", "mac"])
    guard !root.contains(folder.child(name)) else { return }
    if !root.contains(folder) {
      insert(ResourceNode(type: "rep:AuthorizableFolder"), at: folder, root: &root)
    }
    root.insert(
      ResourceNode(type: "rep:User", ["rep:authorizableId": name, "rep:principalName": name]),
      at: folder.child(name))
  }

  private static func user(_ tenant: String) -> String {
    let host = tenant.split(separator: "/").dropFirst().first ?? ""
    return "mac-\(host.split(separator: ".").first ?? "")-replication"
  }

  /// Creates or updates the four agents.
  ///
  /// With the fault for it the first saving creates two agents, and every further one the rest.
  func makeAgents(
    _ tenant: String, _ provider: String, isNew: Bool, state: inout SandboxState
  ) {
    let base = tenant.hasSuffix("/") ? String(tenant.dropLast()) : tenant
    let title =
      state.author.configurations[provider]?.properties["auth.token.provider.title"]?.text ?? ""
    let isShort = isNew && faults.contains(.agentsMissing)
    for (index, id) in Self.agentNames.prefix(isShort ? 2 : 4).enumerated() {
      let path = Self.agents.child(id)
      var node =
        state.root[path]
        ?? ReplicationAgents.agent(
          title: "Brand Portal agent \(index + 1)",
          [
            "serializationType": "durbo", "userId": Self.user(tenant),
            "retryDelay": "60000", "protocolHTTPMethod": "POST", "logLevel": "info",
            "protocolHTTPConnectionClose": "false", "enableOauth": "true",
          ])
      var content = node.children["jcr:content"] ?? ResourceNode()
      // The part of the address behind the tenant is not known.
      content.properties["transportUri"] = .string("\(base)/")
      content.properties["accessTokenProviderPid"] = .string(provider)
      content.properties["accessTokenProviderName"] = .string(title)
      node.children["jcr:content"] = content
      insert(node, at: path, root: &state.root)
    }
  }

  /// Puts a node at a path, and creates missing folders above it.
  func insert(_ node: ResourceNode, at path: RepositoryPath, root: inout ResourceNode) {
    for depth in 0..<(path.segments.count - 1) {
      let place = RepositoryPath(segments: Array(path.segments[...depth]))
      if !root.contains(place) { root.insert(ResourceNode(type: "sling:Folder"), at: place) }
    }
    root.insert(node, at: path)
  }
}

/// A name in a form that a node can have.
private struct PlainName {
  let text: String

  /// Reads a name; nil for an empty text or one with characters that a node's name cannot have.
  init?(_ text: String) {
    guard !text.isEmpty, !text.contains(where: { "/[]|*:".contains($0) }), text != ".",
      text != ".."
    else { return nil }
    self.text = text
  }
}
