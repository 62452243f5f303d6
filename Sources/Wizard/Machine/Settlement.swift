import Engine

/// The results of an operation without its secrets, which are in the secret store already.
package struct Settlement: Equatable, Sendable {
  /// Whether the operation found or reached what it exists for, as it says itself.
  package var outcome: Outcome
  /// Values by the names of the signature's outputs.
  package var texts: [String: String]
  /// Names of the secrets that were put into the store.
  package var secrets: [String]
  /// Things to choose from.
  package var lists: [String: [ListedItem]]
  /// The results that were read from AEM or Adobe to verify the outcome.
  package var evidence: [Evidence]
  /// Warnings: the result is right, and the person should know this about it.
  package var cautions: [String]
  /// The plan without changes; of an undo it says what has drifted and what is left.
  package var plan: Plan

  /// Collects the results of an operation.
  package init(
    _ outcome: Outcome, texts: [String: String] = [:], secrets: [String] = [],
    lists: [String: [ListedItem]] = [:], evidence: [Evidence] = [], cautions: [String] = [],
    plan: Plan = Plan()
  ) {
    self.outcome = outcome
    self.texts = texts
    self.secrets = secrets
    self.lists = lists
    self.evidence = evidence
    self.cautions = cautions
    self.plan = plan
  }
}
