import Values

/// The result of an operation: values for the next steps, and evidence for the report.
package struct Conclusion: Sendable {
  /// Whether what the operation checks is true.
  ///
  /// One that only looks says whether it could read all of it; the task then states what must be
  /// true.
  package var outcome: Outcome
  /// Values that may be shown, by the names of the signature's outputs.
  package var texts: [String: String] = [:]
  /// Values that may not.
  package var secrets: [String: Secret] = [:]
  /// The choices for later steps, by the names of the signature's outputs.
  package var lists: [String: [ListedItem]] = [:]
  /// How far it got with each of its parts, by the names of the signature's parts.
  package var parts: [String: PartState] = [:]
  /// The evidence for the outcome, in the order to show it.
  package var evidence: [Evidence] = []
  /// The facts that should be known although the outcome is right.
  package var cautions: [String] = []

  /// A conclusion with nothing but its outcome.
  package init(_ outcome: Outcome) {
    self.outcome = outcome
  }
}
