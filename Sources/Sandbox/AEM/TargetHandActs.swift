/// The acts of a person in AEM's pages for Adobe Target.
enum TargetHandActs {
  /// Plays one of the four acts about Target's agent, configuration, framework and pages.
  static func play(
    _ act: SandboxAct, _ pair: IMSPair, _ state: inout SandboxState
  ) -> SandboxActOutcome {
    switch act {
    case .enableTargetAgent: enableAgent(&state.root)
    case .createTarget: create(pair, &state)
    case .createFramework: createFramework(&state.root)
    case .assignFramework: assignFramework(&state.root)
    case .createIMSConfiguration, .createJWTConfiguration, .migrateIMSConfiguration,
      .deleteDuplicates, .installHotfix, .installOAuthPackage, .deleteKeystoreAlias,
      .createSmartTags, .createBrandPortal, .closeAgentConnections, .configureExternalizer,
      .configureProxy:
      .unchanged
    }
  }

  private static func enableAgent(_ root: inout ResourceNode) -> SandboxActOutcome {
    let agent = ReplicationAgents.delivered(hasSamples: true)
      .first { $0.name == TargetStage.agent.name }
    let present = root[TargetStage.agent]?.children["jcr:content"]
    guard let agent, present != agent.page.children["jcr:content"] else { return .unchanged }
    root.insert(agent.page, at: TargetStage.agent)
    return .done
  }

  private static func create(
    _ pair: IMSPair, _ state: inout SandboxState
  ) -> SandboxActOutcome {
    guard !state.root.contains(TargetStage.configuration) else { return .unchanged }
    guard pair.providers(in: state).contains(where: { !IMSPair.isJWT($0) }) else {
      return .impossible(
        "Adobe Target needs its Adobe IMS configuration first. Play "
          + "\(SandboxAct.createIMSConfiguration.rawValue) --product target.")
    }
    state.root.insert(TargetService.configuration, at: TargetStage.configuration)
    return .done
  }

  private static func createFramework(_ root: inout ResourceNode) -> SandboxActOutcome {
    guard root.contains(TargetStage.configuration) else { return noConfiguration }
    guard !root.contains(TargetStage.framework) else { return .unchanged }
    root.insert(TargetService.framework("Framework"), at: TargetStage.framework)
    return .done
  }

  private static func assignFramework(_ root: inout ResourceNode) -> SandboxActOutcome {
    guard root.contains(TargetStage.configuration) else { return noConfiguration }
    guard root.contains(TargetStage.framework) else {
      return .impossible(
        "There is no framework. Play \(SandboxAct.createFramework.rawValue) first.")
    }
    let before = root
    for site in [StageContent.site, TargetStage.otherSite] {
      TargetStage.bind(site, to: TargetStage.framework, &root)
    }
    return root == before ? .unchanged : .done
  }

  private static var noConfiguration: SandboxActOutcome {
    .impossible(
      "There is no Adobe Target configuration. Play \(SandboxAct.createTarget.rawValue) first.")
  }
}
