/// The person of ``SandboxPreset/mendedByHand``, who follows the instructions of the setup.
///
/// The first check of a setup finds the author as the other presets created it. Before a later
/// check this person fixes it: the agent for Target, the framework and the page of a site, the
/// proxies, the agents' **Close Connection**, IMS configurations with JWT, and packages.
struct HelpingHand: Sendable {
  private let settings: AuthorSettings
  private static let page = TargetStage.otherSite.child("jcr:content").description

  /// Creates the person for an author with these settings.
  init(settings: AuthorSettings) {
    self.settings = settings
  }

  /// The author with every package installed.
  var author: AEMAuthor {
    var settings = settings
    settings.presets.subtract([.hotfixMissing, .hotfixUploaded])
    settings.presets.insert(.imsPackage)
    return AEMAuthor(settings: settings)
  }

  /// Fixes the part of the author that a repeated request is about to read.
  ///
  /// `looks` is the number of requests for this path so far, this one included.
  func mend(before request: IncomingRequest, looks: Int, _ state: inout SandboxState) {
    guard settings.isAEM, request.method == "GET" else { return }
    // The engine asks for `<path>.<depth>.json`.
    let path = request.path.split(separator: ".").dropLast(2).joined(separator: ".")
    switch (path, looks) {
    case (ReplicationAgents.folder.description, 2):
      mendAgent(&state.root)
    // Other looks come before the one that was made for **Close Connection**.
    case (ReplicationAgents.folder.description, 5):
      closeConnections(&state.root)
    // The first look is for the configuration alone, before anybody was told of a framework.
    case (TargetStage.folder.description, 3) where state.root.contains(TargetStage.configuration):
      state.root.insert(TargetService.framework("Framework"), at: TargetStage.framework)
    case (Self.page, 2) where state.root.contains(TargetStage.framework):
      TargetStage.bind(TargetStage.otherSite, to: TargetStage.framework, &state.root)
    default:
      guard request.path.hasPrefix("/system/console/configMgr/"), looks > 1 else { return }
      if request.path.contains(Metatype.providerFactory) { removeJWT(&state) }
      if request.path.hasSuffix("/\(Metatype.commonsClient).json"), looks == 2 {
        ProxySettings.setBoth(change, &state)
      }
    }
  }

  private func mendAgent(_ root: inout ResourceNode) {
    for (name, page) in ReplicationAgents.delivered(hasSamples: true)
    where name == TargetStage.agent.name {
      root.insert(page, at: TargetStage.agent)
    }
  }

  private func closeConnections(_ root: inout ResourceNode) {
    for name in (root[ReplicationAgents.folder]?.children.entries ?? []).map(\.name) {
      root.update(ReplicationAgents.folder.child(name).child("jcr:content")) { content in
        let property = "protocolHTTPConnectionClose"
        if content.properties[property] != nil { content.properties[property] = .string("true") }
      }
    }
  }

  /// Removes one JWT configuration at each look, as a person goes through a list.
  private func removeJWT(_ state: inout SandboxState) {
    let old = state.author.configurations.instances(of: Metatype.providerFactory).first {
      $0.properties["auth.token.provider.endpoint"]?.text.hasSuffix("/exchange/jwt") == true
    }
    if let old { _ = change.delete(old.pid, state: &state) }
  }

  private var change: ConfigurationChange {
    ConfigurationChange(
      generation: settings.generation, now: settings.installerTime,
      context: PostContext(
        account: Account(name: "admin", isAdministrator: true),
        now: settings.clock.milliseconds, protect: nil, altersServiceURL: false),
      fields: FormFields(urlEncoded: []))
  }
}
