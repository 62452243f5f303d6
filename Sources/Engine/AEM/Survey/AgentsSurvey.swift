/// The part `agents`: the replication agents of Brand Portal and of Target.
enum AgentsSurvey {
  static let outputs: [OperationSignature.Parameter] = [
    .found("brandPortal.agents"), .found("brandPortal.idle", "yes", "no"),
    .found("brandPortal.closeConnection", "yes", "no"),
    OperationSignature.Parameter(
      name: "target.agent", kind: .text, isOptional: true, contents: TargetAgents.states),
  ]

  static func read(_ ground: SurveyGround) async throws(Problem) -> SurveyFinding {
    let (author, cleaner) = (ground.author, ground.cleaner)
    let all = try await author.replicationAgents()
    let target = TargetAgents(among: all)
    let portal = all.filter { $0.isBrandPortal(tenant: ground.tenant) }
    var finding = SurveyFinding()
    finding.texts = [
      "target.agent": target.state.rawValue, "brandPortal.agents": String(portal.count),
    ]
    finding.answer(
      "brandPortal.closeConnection", !portal.isEmpty && portal.allSatisfy(\.closesConnection))
    do throws(Problem) {
      let queues = try await author.queues(of: portal)
      finding.answer("brandPortal.idle", queues.allSatisfy(\.isIdle))
      finding.evidence = queues.map { queue in
        let agent = queue.agent
        return Evidence(
          cleaner.line(agent.name, limit: 60),
          "\(queue.words), \(agent.isEnabled ? "enabled" : "disabled"), to"
            + " \(cleaner.line(agent.transportURI, limit: 120))")
      }
    } catch {
      finding.note(error)
    }
    if portal.isEmpty {
      finding.evidence = [Evidence("Replication agents of Brand Portal", "none")]
    }
    let found = target.agent.map {
      "\(target.state.rawValue), \(cleaner.line($0.path)), to"
        + " \(cleaner.line($0.transportURI, limit: 120))"
    }
    finding.evidence.append(Evidence("Replication agent of Target", found ?? "none"))
    return finding
  }
}
