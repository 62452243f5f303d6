extension ProblemText {
  /// Something between an author and Brand Portal is wrong.
  static func brandPortal(_ problem: BrandPortalProblem) -> ProblemText {
    switch problem {
    case .agentsMissing(let found):
      return ProblemText(
        "brand-portal.agents",
        "Brand Portal has four replication agents on an author; found: \(list(found)).",
        "Tools > Cloud Services > AEM Brand Portal: open the configuration, change a trifle, Save"
          + " & Close, and look again.",
        "If they still do not come, open a ticket with Adobe support.")
    case .severalConfigurations(let names):
      return ProblemText(
        "brand-portal.several",
        "An author can have one Brand Portal configuration; found: \(list(names)).",
        "Delete those that are not used, under Tools > Cloud Services > AEM Brand Portal.")
    case .agentDisabled(let name):
      return ProblemText(
        "brand-portal.agent-off", "The replication agent \(name) is switched off.",
        "Tools > Deployment > Replication, Agents on author, the agent, Edit: tick Enabled.")
    case .agentFailed(let name, let reason):
      return ProblemText(
        "brand-portal.agent-test",
        "The connection test of the replication agent \(name) failed\(said(reason)).",
        advice(for: reason))
    case .tokenProviderMissing(let agent, let provider):
      return ProblemText(
        "brand-portal.token-provider",
        "The replication agent \(agent) signs in with \(provider), which does not exist.",
        "Save the IMS configuration again, then the Brand Portal configuration.")
    case .queuesNotIdle(let queues):
      return ProblemText(
        "brand-portal.queues",
        "Every queue should be idle before an agent is deleted; found: \(list(queues)). Nothing more"
          + " was deleted.",
        "Wait until all that waits is sent, then run the step again.",
        "For a queue that stands still, open the agent's log: Tools > Deployment > Replication, Agents"
          + " on author, the agent.")
    case .notConfirmed(let tenant):
      return ProblemText(
        "brand-portal.not-confirmed",
        "What is deleted cannot be brought back, so the tenant ID has to be typed to agree. Nothing"
          + " was deleted.",
        "Type \(tenant) as the confirmation.")
    }
  }

  /// The advice of Adobe's troubleshooting for the reasons that agents state.
  private static func advice(for reason: String) -> String {
    let words = reason.lowercased()
    if words.contains("access token") || words.contains("status: 400") {
      return "The IMS token is refused: open the Adobe IMS configuration, Save & Close, Check"
        + " Health; if that fails, delete it and make it again."
    }
    if words.contains("401") {
      return "The replication user mac-…-replication does not hold the current private key: save"
        + " the Brand Portal configuration again."
    }
    if words.contains("timeout") || words.contains("timed out") {
      return "With many items waiting, tick Close Connection (tab Extended) on all four agents."
    }
    return "Open the agent's log: Tools > Deployment > Replication, Agents on author, the agent."
  }
}
