import HTTP

/// `target.agent`: the replication agent through which AEM talks to Adobe Target.
///
/// It is never tested: **Test Connection** always fails on its address.
struct TargetAgentOperation: Operation {
  let signature = OperationSignature(
    name: "target.agent", inputs: AuthorClient.inputs,
    outputs: [.text("state", oneOf: ["missing", "enabled", "disabled", "wrong-uri"])],
    changes: false)

  /// The address that the agent has to keep.
  private static let address = "tnt:///"

  func observe(_ author: AuthorClient, _ context: EngineContext) async throws(Problem)
    -> [ReplicationAgent]
  {
    context.report(Progress("Reading the replication agents"))
    return try await author.replicationAgents().filter(Self.isTarget)
  }

  func conclude(
    _ observed: [ReplicationAgent], _ author: AuthorClient
  ) throws(Problem) -> Conclusion {
    let cleaner = author.cleaner
    // One that works says more than one that is left over.
    let agent =
      observed.first { $0.transportURI == Self.address && $0.isEnabled }
      ?? observed.first { $0.transportURI == Self.address } ?? observed.first
    var conclusion = Conclusion(.passed)
    guard let agent else {
      conclusion.texts["state"] = "missing"
      conclusion.evidence = [
        Evidence(
          "Agent Test and Target",
          "none in \(ReplicationAgent.folder) that \(author.user) may see"
        )
      ]
      return conclusion
    }
    let isRight = agent.transportURI == Self.address
    conclusion.texts["state"] = isRight ? (agent.isEnabled ? "enabled" : "disabled") : "wrong-uri"
    let uri = cleaner.line(agent.transportURI, limit: 120)
    conclusion.evidence = [
      Evidence("Agent \(cleaner.line(agent.title, limit: 60))", cleaner.line(agent.path)),
      Evidence("URI (transportUri)", uri.isEmpty ? "none" : uri),
      Evidence("Enabled", agent.isEnabled ? "yes" : "no"),
    ]
    if !isRight {
      conclusion.cautions.append(
        "The URI should be \(Self.address): AEM's own transport for Target, no address on the web.")
      if !agent.isEnabled { conclusion.cautions.append("The agent is switched off, too.") }
    }
    if observed.count > 1 {
      conclusion.cautions.append(
        "There are \(observed.count) such agents:"
          + " \(observed.map { cleaner.line($0.name, limit: 60) }.joined(separator: ", ")).")
    }
    return conclusion
  }

  /// Whether an agent is Target's, by its transport, or by its name or title.
  private static func isTarget(_ agent: ReplicationAgent) -> Bool {
    agent.transportURI.hasPrefix("tnt:")
      || [agent.name, agent.title].contains {
        $0.lowercased().filter(\.isLetter).contains("testandtarget")
      }
  }
}
