/// The person of ``SandboxPreset/mendedByHand``, who follows what the setup shows.
struct HelpingHand: Sendable {
  let settings: AuthorSettings
  private static let page = TargetStage.otherSite.child("jcr:content").description

  /// Mends what is about to be looked at once more.
  ///
  /// - Parameter looks: how many times this path has been asked for by now.
  func mend(before request: IncomingRequest, looks: Int, _ state: inout SandboxState) {
    guard settings.isAEM, request.method == "GET" else { return }
    // The engine asks for `<path>.<depth>.json`.
    let path = request.path.split(separator: ".").dropLast(2).joined(separator: ".")
    switch (path, looks) {
    case (ReplicationAgents.folder.description, 2):
      mendAgent(&state.root)
    // The first look is for the configuration alone, before anybody was told of a framework.
    case (TargetStage.folder.description, 3) where state.root.contains(TargetStage.configuration):
      state.root.insert(TargetService.framework("Framework"), at: TargetStage.framework)
    case (Self.page, 2) where state.root.contains(TargetStage.framework):
      TargetStage.bind(TargetStage.otherSite, to: TargetStage.framework, &state.root)
    default:
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

  private var change: ConfigurationChange {
    ConfigurationChange(
      generation: settings.generation, now: settings.installerTime,
      context: PostContext(
        account: Account(name: "admin", isAdministrator: true),
        now: settings.clock.milliseconds, protect: nil, altersServiceURL: false),
      fields: FormFields(urlEncoded: []))
  }
}
