/// The content that the presets about Brand Portal and its IMS configurations add to a fresh
/// author.
struct BrandPortalPresets: Sendable {
  private static let service = "Adobe Brand Portal"
  private static let name = "brand-portal"
  private static let legacy = RepositoryPath(segments: ["etc", "cloudservices", "mediaportal"])
  /// The base URL of Adobe's own IMS, which the configurations name.
  private static let ims = "https://ims-na1.adobelogin.com"

  let settings: AuthorSettings

  /// Adds the content of all chosen presets.
  func apply(_ state: inout SandboxState) {
    let presets = settings.presets
    if presets.contains(.brandPortalExisting) {
      let provider = addPair("Brand Portal", isJWT: true, &state)
      connect(provider, in: Self.legacy, &state)
    }
    if presets.contains(.brandPortalConnected) {
      let provider = addPair("Brand Portal", isJWT: false, &state)
      connect(provider, in: BrandPortal.folder, &state)
    }
    if presets.contains(.imsDuplicates) {
      _ = addPair("Brand Portal old", isJWT: true, &state)
      _ = addPair("Brand Portal new", isJWT: false, &state)
    }
  }

  private var context: PostContext {
    PostContext(
      account: Account(name: "admin", isAdministrator: true), now: settings.clock.milliseconds,
      protect: nil, altersServiceURL: false)
  }

  /// Adds a configuration with its agents and their user.
  private func connect(
    _ provider: String, in folder: RepositoryPath, _ state: inout SandboxState
  ) {
    let portal = BrandPortal(context: context, faults: settings.faults)
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

  /// Adds an IMS configuration and returns its PID.
  private func addPair(_ title: String, isJWT: Bool, _ state: inout SandboxState) -> String {
    let change = ConfigurationChange(
      generation: settings.generation, now: settings.installerTime, context: context,
      fields: FormFields(urlEncoded: []))
    let credential = state.credential
    let word = IMSConfigurations.token(of: Self.service)
    var customizer = Configuration.instance(of: Metatype.customizerFactory)
    customizer.properties["auth.ims.client.secret"] = .string(credential.otherSecret)
    customizer.properties["customizer.type"] = .string(word)
    change.save(&customizer, state: &state)
    let client = isJWT ? String(credential.clientID.reversed()) : credential.clientID
    var provider = Configuration.instance(of: Metatype.providerFactory)
    let address = "\(Self.ims)/ims/\(isJWT ? "exchange/jwt" : "token/v3")"
    var texts = [
      ("name", word), ("auth.token.provider.title", title),
      ("auth.token.provider.client.id", client), ("auth.token.provider.endpoint", address),
      ("auth.access.token.request", isJWT ? "%s" : address),
      ("token.request.customizer.type", word), ("auth.token.validator.type", word),
    ]
    var claims = ["\"iss\" : \"\(credential.orgID)\""]
    if isJWT {
      texts.append(("auth.token.provider.keypair.alias", "brandportal"))
      claims += [
        "\"sub\" : \"\(credential.technicalAccountID)\"",
        "\"aud\" : \"\(Self.ims)/c/\(client)\"",
        "\"\(Self.ims)/s/ent_brand_portal_sdk\" : true",
      ]
    } else {
      texts.append(("auth.token.provider.authorization.grants", "client_credentials"))
      texts.append(("auth.token.provider.orgId", credential.orgID))
    }
    for (name, text) in texts { provider.properties[name] = .string(text) }
    provider.properties["auth.token.provider.default.claims"] = .strings(claims)
    change.save(&provider, state: &state)
    return provider.pid
  }
}
