/// The problems between an author and Brand Portal.
package enum BrandPortalProblem: Equatable, Sendable {
  /// Fewer agents than the four that AEM creates when the configuration is saved; their names.
  case agentsMissing(found: [String])
  /// Several configurations, of which an author can have one; their names.
  case severalConfigurations([String])
  /// An agent is switched off.
  case agentDisabled(String)
  /// An agent's test failed; the last line of its log.
  case agentFailed(String, reason: String)
  /// An agent names a token provider that does not exist.
  case tokenProviderMissing(agent: String, provider: String)
  /// Queues that contain something, or of which nobody knows; each with its state.
  case queuesNotIdle([String])
  /// The tenant ID was not entered to confirm the deletion.
  case notConfirmed(tenant: String)
}
