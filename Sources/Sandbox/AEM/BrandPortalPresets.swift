/// The content that the presets about Brand Portal and its IMS configurations add to a fresh
/// author.
struct BrandPortalPresets: Sendable {
  private static let name = "brand-portal"
  private static let legacy = RepositoryPath(segments: ["etc", "cloudservices", "mediaportal"])

  let settings: AuthorSettings

  /// Adds the content of all chosen presets.
  func apply(_ state: inout SandboxState) {
    let presets = settings.presets
    let pair = IMSPair(product: .brandPortal, change: settings.change)
    if presets.contains(.brandPortalExisting),
      let provider = pair.addJWT("Brand Portal", &state)
    {
      connect(provider, in: Self.legacy, &state)
    }
    if presets.contains(.brandPortalConnected),
      let provider = pair.addOAuth("Brand Portal", &state)
    {
      connect(provider, in: BrandPortal.folder, &state)
    }
    if presets.contains(.brandPortalJWT), let provider = pair.addJWT("Brand Portal", &state) {
      connect(provider, in: BrandPortal.folder, &state)
    }
    if presets.contains(.imsDuplicates) {
      _ = pair.addJWT("Brand Portal old", &state)
      _ = pair.addOAuth("Brand Portal new", &state)
    }
  }

  /// Adds a configuration with its agents and their user.
  func connect(
    _ provider: String, in folder: RepositoryPath, _ state: inout SandboxState
  ) {
    let portal = BrandPortal(context: settings.change.context, faults: settings.faults)
    var page = ResourceNode(type: "cq:Page")
    var content = ResourceNode(
      type: "cq:PageContent", ["jcr:title": "Brand Portal", "tenantURL": BrandPortal.tenant])
    // What else a page in the place of old holds is not known.
    if folder != Self.legacy {
      content.properties["sling:resourceType"] = .string("dam/components/mediaportal/config")
      content.properties["imsConfig"] = .string(provider)
    }
    page.children["jcr:content"] = content
    portal.insert(page, at: folder.child(Self.name), root: &state.root)
    portal.makeAgents(BrandPortal.tenant, provider, isNew: false, state: &state)
    portal.makeUser(BrandPortal.tenant, root: &state.root)
    let first = ReplicationAgents.folder.child("mp_replication_agent")
    if settings.presets.contains(.agentSurplus), let agent = state.root[first] {
      state.root.insert(agent, at: ReplicationAgents.folder.child("mp_replication_agent_4"))
    }
  }
}
