import HTTP

/// `brand-portal.queues`: whether anything waits to be sent to Brand Portal.
///
/// Only reads: no agent is tested. Idle means that every queue is known to be empty.
struct BrandPortalQueuesOperation: Operation {
  typealias Wanted = BrandPortalAgentsOperation.Wanted

  let signature = OperationSignature(
    name: "brand-portal.queues", inputs: Wanted.inputs,
    outputs: [
      .text("count"), .answer("idle"), .answer("enabled"), .answer("closeConnection"),
      .list("agents"),
    ], changes: false)

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> [AgentQueue] {
    let author = wanted.author
    context.report(Progress("Reading the replication agents"))
    let agents = try await author.replicationAgents()
      .filter { $0.isBrandPortal(tenant: wanted.tenant) }
    return try await author.queues(of: agents)
  }

  func conclude(_ observed: [AgentQueue], _ wanted: Wanted) throws(Problem) -> Conclusion {
    let cleaner = wanted.author.cleaner
    func every(_ isSo: (AgentQueue) -> Bool) -> String {
      !observed.isEmpty && observed.allSatisfy(isSo) ? "yes" : "no"
    }
    var conclusion = Conclusion(.passed)
    conclusion.texts = [
      "count": String(observed.count),
      "idle": observed.isEmpty ? "yes" : every(\.isIdle),
      "enabled": every(\.agent.isEnabled), "closeConnection": every(\.agent.closesConnection),
    ]
    guard !observed.isEmpty else {
      conclusion.outcome = .unknown("AEM has no Brand Portal agents, so aem-setup read no queues.")
      conclusion.lists["agents"] = []
      conclusion.evidence = [Evidence("Brand Portal agents", "none")]
      return conclusion
    }
    conclusion.lists["agents"] = observed.map { queue in
      let name = cleaner.line(queue.agent.name, limit: 60)
      return ListedItem(value: name, label: name, detail: queue.words)
    }
    conclusion.evidence = observed.map { queue in
      Evidence(
        cleaner.line(queue.agent.name, limit: 60),
        "\(queue.words), \(queue.agent.isEnabled ? "enabled" : "disabled"), Close Connection "
          + "(protocolHTTPConnectionClose) \(queue.agent.closesConnection ? "on" : "off"), to "
          + "\(cleaner.line(queue.agent.transportURI, limit: 120))")
    }
    let unknown = observed.filter { $0.waiting == nil }.map {
      cleaner.line($0.agent.name, limit: 60)
    }
    if !unknown.isEmpty {
      conclusion.outcome = .unknown(
        "aem-setup cannot read the queue of \(unknown.joined(separator: ", ")), so it does not "
          + "count as idle. Check Tools > Deployment > Replication, Agents on author.")
    }
    return conclusion
  }
}
