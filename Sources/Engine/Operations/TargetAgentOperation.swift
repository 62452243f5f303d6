import HTTP

/// `target.agent`: the replication agent through which AEM talks to Adobe Target.
///
/// It is never tested: **Test Connection** always fails on its address.
struct TargetAgentOperation: Operation {
  let signature = OperationSignature(
    name: "target.agent", inputs: AuthorClient.inputs,
    outputs: [.text("state", oneOf: TargetAgents.states)],
    changes: false)

  func observe(_ author: AuthorClient, _ context: EngineContext) async throws(Problem)
    -> TargetAgents
  {
    context.report(Progress("Reading the replication agents"))
    return TargetAgents(among: try await author.replicationAgents())
  }

  func conclude(
    _ observed: TargetAgents, _ author: AuthorClient
  ) throws(Problem) -> Conclusion {
    let cleaner = author.cleaner
    var conclusion = Conclusion(.passed)
    conclusion.texts["state"] = observed.state.rawValue
    guard let agent = observed.agent else {
      conclusion.evidence = [
        Evidence(
          "Agent Test and Target",
          "none in \(ReplicationAgent.folder) that \(author.user) can see"
        )
      ]
      return conclusion
    }
    let uri = cleaner.line(agent.transportURI, limit: 120)
    conclusion.evidence = [
      Evidence("Agent \(cleaner.line(agent.title, limit: 60))", cleaner.line(agent.path)),
      Evidence("URI (transportUri)", uri.isEmpty ? "none" : uri),
      Evidence("Enabled", agent.isEnabled ? "yes" : "no"),
    ]
    if observed.state == .wrongURI {
      conclusion.cautions.append(
        "The URI must be \(TargetAgents.address), AEM's own transport for Target. It is not a web"
          + " address.")
      if !agent.isEnabled { conclusion.cautions.append("The agent is also disabled.") }
    }
    if observed.all.count > 1 {
      conclusion.cautions.append(
        "AEM has \(observed.all.count) such agents: "
          + "\(observed.all.map { cleaner.line($0.name, limit: 60) }.joined(separator: ", ")).")
    }
    return conclusion
  }
}
