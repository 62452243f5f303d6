extension BrandPortalProblem {
  /// The code of the problem, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .agentsMissing(let found): .init(.brandPortalAgents, ["found": .list(found)])
    case .severalConfigurations(let names): .init(.brandPortalSeveral, ["found": .list(names)])
    case .agentDisabled(let name): .init(.brandPortalAgentOff, ["agent": .text(name)])
    case .agentFailed(let name, let reason):
      .init(Self.code(for: reason), ["agent": .text(name), "reason": .text(reason)])
    case .tokenProviderMissing(let agent, let provider):
      .init(.brandPortalTokenProvider, ["agent": .text(agent), "provider": .text(provider)])
    case .queuesNotIdle(let queues): .init(.brandPortalQueues, ["queues": .list(queues)])
    case .notConfirmed(let tenant): .init(.brandPortalNotConfirmed, ["tenant": .text(tenant)])
    }
  }

  /// The reasons that agents state, as Adobe's troubleshooting tells them apart.
  private static func code(for reason: String) -> ProblemCode {
    let words = reason.lowercased()
    if words.contains("access token") || words.contains("status: 400") {
      return .brandPortalAgentToken
    }
    if words.contains("401") { return .brandPortalAgentKey }
    if words.contains("timeout") || words.contains("timed out") { return .brandPortalAgentTimeout }
    return .brandPortalAgentTest
  }
}
