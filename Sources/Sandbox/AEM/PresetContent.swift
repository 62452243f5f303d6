import FoundationEssentials

/// The content that the presets add to a fresh author.
struct PresetContent: Sendable {
  private static let alias = "similaritysearch"
  private static let user = RepositoryPath(segments: [
    "home", "users", "system", "dam", "dam-update-service",
  ])
  private static let brandPortalUser = RepositoryPath(segments: [
    "home", "users", "system", "dam", "brandportal-imsconfig-service",
  ])
  private static let day = 86_400
  /// The domains of an author that knows its own address.
  static let domains = ConfigurationValue.strings([
    "local http://localhost:4502", "author https://author.example.com",
    "publish https://www.example.com",
  ])

  let settings: AuthorSettings
  let keys: SandboxKeys
  /// The base URL of Adobe's own IMS, which old configurations name.
  private let ims = "https://ims-na1.adobelogin.com"

  /// Creates the content for an author with these settings.
  init(settings: AuthorSettings, keys: SandboxKeys) {
    self.settings = settings
    self.keys = keys
  }

  /// Adds the content of all chosen presets.
  func apply(_ state: inout SandboxState) {
    guard settings.isAEM else { return }
    let presets = settings.presets
    if presets.contains(.jwtExisting) { addJWT(endsIn: -30, &state) }
    if presets.contains(.jwtExpiring) { addJWT(endsIn: 10, &state) }
    if presets.contains(.externalizerSet) {
      var configuration = Configuration(pid: Metatype.externalizer)
      configuration.properties["externalizer.domains"] = Self.domains
      change.save(&configuration, state: &state)
    }
    if presets.contains(.proxyForOne) { ProxySettings.setFirst(change, &state) }
    if presets.contains(.proxyForBoth) { ProxySettings.setBoth(change, &state) }
    if presets.contains(.aem63) { useOldModels(&state.root) }
    if presets.contains(.customisedModel) { customise(&state.root) }
    if presets.contains(.targetConfigured) { addTarget(&state) }
    if presets.contains(.targetAgentMissing) { state.root.remove(TargetStage.agent) }
    if presets.contains(.targetAgentElsewhere) {
      state.root.update(TargetStage.agent.child("jcr:content")) {
        $0.properties["transportUri"] = .string("https://admin.testandtarget.omniture.com")
      }
    }
    BrandPortalPresets(settings: settings).apply(&state)
    if presets.contains(.brandPortalExisting) {
      addCertificate("brand-portal", of: Self.brandPortalUser, endsIn: -30, &state)
    }
  }

  private var context: PostContext { settings.change.context }
  private var change: ConfigurationChange { settings.change }

  private func addTarget(_ state: inout SandboxState) {
    let page = TargetService.example(
      state.credential, ValueProtection(key: Array(state.protectionKey)))
    state.root.insert(page, at: TargetStage.configuration)
    if settings.presets.contains(.frameworkMissing) {
      state.root.remove(TargetStage.framework)
      return
    }
    StageContent.bind(&state.root)
    if settings.presets.contains(.frameworkSecond) {
      state.root.insert(TargetService.framework("Second"), at: TargetStage.secondFramework)
      TargetStage.bind(TargetStage.otherSite, to: TargetStage.secondFramework, &state.root)
    }
  }

  // MARK: Smart Tags with a JWT credential

  private func addJWT(endsIn days: Int, _ state: inout SandboxState) {
    let credential = state.credential
    let oldClient = String(credential.clientID.reversed())
    var customizer = Configuration.instance(of: Metatype.customizerFactory)
    customizer.properties["auth.ims.client.secret"] = .string(credential.otherSecret)
    customizer.properties["customizer.type"] = .string("adobe-ims-similaritysearch")
    change.save(&customizer, state: &state)
    var provider = Configuration.instance(of: Metatype.providerFactory)
    let texts: KeyValuePairs = [
      "name": "adobe-ims-similaritysearch", "auth.token.provider.title": "Smart Tags",
      "auth.token.provider.endpoint": "\(ims)/ims/exchange/jwt",
      "auth.access.token.request": "%s", "auth.token.provider.keypair.alias": Self.alias,
      "auth.token.provider.client.id": oldClient,
      "token.request.customizer.type": "adobe-ims-similaritysearch",
      "auth.token.validator.type": "adobe-ims-similaritysearch",
    ]
    for (name, text) in texts { provider.properties[name] = .string(text) }
    provider.properties["auth.token.provider.default.claims"] = .strings([
      "\"iss\" : \"\(credential.orgID)\"", "\"sub\" : \"\(credential.technicalAccountID)\"",
      "\"aud\" : \"\(ims)/c/\(oldClient)\"",
      "\"\(ims)/s/ent_smartcontent_sdk\" : true",
    ])
    for name in ["conn", "so"] {
      provider.properties["auth.token.provider.\(name).timeout"] = ConfigurationValue(
        kind: .integer, texts: ["5000"])
    }
    for name in ["reuse.access.token", "relaxed.ssl"] {
      provider.properties["auth.token.provider.\(name)"] = ConfigurationValue(
        kind: .boolean, texts: ["false"])
    }
    change.save(&provider, state: &state)
    addLegacyService(oldClient, &state)
    addCertificate(Self.alias, of: Self.user, endsIn: days, &state)
  }

  private func addLegacyService(_ client: String, _ state: inout SandboxState) {
    let protection = ValueProtection(key: Array(state.protectionKey))
    var page = ResourceNode(type: "cq:Page")
    page.children["jcr:content"] = ResourceNode(
      type: "cq:PageContent",
      [
        "jcr:title": "Smart Tags", "cq:template": "/libs/dam/templates/smarttagging",
        "sling:resourceType": "dam/components/smarttaggingservicepage",
        "serviceUrl": "https://mc.adobe.io/marketingcloud/smartcontent", "authServerUrl": ims,
        "apiKey": client, "techAcctId": state.credential.technicalAccountID,
        "orgId": state.credential.orgID,
        "clientSecret": protection.protect(state.credential.otherSecret) ?? "",
      ])
    state.root.insert(page, at: SmartTagsValidation.folder.child("existing"))
  }

  private func addCertificate(
    _ alias: String, of user: RepositoryPath, endsIn days: Int, _ state: inout SandboxState
  ) {
    let now = settings.clock.milliseconds / 1000
    let end = now + days * Self.day
    let protection = ValueProtection(key: Array(state.protectionKey))
    guard let key = keys.key(for: .certificate),
      let identity = Identity(
        .rsa(key), name: "com.day.cq.dam.similaritysearch",
        validity: (end - 365 * Self.day)..<end,
        serial: 123_456),
      let password = protection.protect(state.credential.operatorPassword)
    else { return }
    let store = Keystore(
      password: password,
      entries: [.init(alias: alias, key: identity.key, chain: identity.chain)])
    state.author.keystores[user.description] = store
    KeystoreServlet(context: context, protection: protection, zone: settings.zone)
      .write(store, at: user.child("keystore").child("store.p12"), root: &state.root)
  }

  // MARK: Workflow models

  /// Moves the workflow models to the places of AEM 6.3 and earlier.
  ///
  /// There design and runtime are one page below `/etc`.
  private func useOldModels(_ root: inout ResourceNode) {
    let old = RepositoryPath(segments: ["etc", "workflow", "models", "dam", "update_asset"])
    for depth in 1..<(old.segments.count - 1) {
      let place = RepositoryPath(segments: Array(old.segments[...depth]))
      if !root.contains(place) { root.insert(ResourceNode(type: "sling:Folder"), at: place) }
    }
    var page = WorkflowContent.design
    var content = page.children["jcr:content"] ?? ResourceNode()
    content.children["model"] = WorkflowModels.runtimeModel(of: page)
    page.children["jcr:content"] = content
    root.insert(page, at: old)
    root.remove(RepositoryPath(segments: ["libs", "settings", "workflow"]))
    root.remove(RepositoryPath(segments: ["var", "workflow"]))
    root.remove(RepositoryPath(segments: ["conf", "global", "settings", "workflow"]))
  }

  private func customise(_ root: inout ResourceNode) {
    let isOld = settings.presets.contains(.aem63)
    let path = RepositoryPath(
      isOld
        ? "/etc/workflow/models/dam/update_asset"
        : "/conf/global/settings/workflow/models/dam/update_asset")
    guard let path else { return }
    var page = isOld ? root[path] ?? WorkflowContent.design : WorkflowContent.design
    var content = page.children["jcr:content"] ?? ResourceNode()
    var flow = ResourceNode(
      type: "nt:unstructured", ["sling:resourceType": "foundation/components/parsys"])
    for entry in content.children["flow"]?.children.entries ?? [] {
      guard entry.name == "thumbnailprocess" else {
        flow.children[entry.name] = entry.value
        continue
      }
      var step = ResourceNode(
        type: "nt:unstructured",
        [
          "jcr:title": "Smart Tag Assets Process",
          "sling:resourceType": "dam/components/workflow/autotagassetprocess",
        ])
      step.children["metaData"] = ResourceNode(
        type: "nt:unstructured",
        [
          "PROCESS":
            "com.day.cq.dam.similaritysearch.internal.workflow.process.AutoTagAssetProcess",
          "PROCESS_AUTO_ADVANCE": "true",
        ])
      flow.children["autotagassetprocess"] = step
      var thumbnails = entry.value
      thumbnails.properties["jcr:title"] = .string("Renditions of our house")
      flow.children["process_7f3a"] = thumbnails
    }
    content.children["flow"] = flow
    page.children["jcr:content"] = content
    if isOld {
      content.children["model"] = WorkflowModels.runtimeModel(of: page)
      page.children["jcr:content"] = content
    } else {
      root.insert(
        WorkflowModels.runtimeModel(of: page),
        at: RepositoryPath(segments: ["var", "workflow", "models", "dam", "update_asset"]))
    }
    root.insert(page, at: path)
  }
}
