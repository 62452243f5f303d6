import Values

/// What an operation found in the end: values for the next steps, and evidence for the report.
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
  /// Things to choose from.
  package var lists: [String: [ListedItem]] = [:]
  /// The evidence for the outcome, in the order to show it.
  package var evidence: [Evidence] = []
  /// What is right but should be known.
  package var cautions: [String] = []

  /// A conclusion with nothing but its outcome.
  package init(_ outcome: Outcome) {
    self.outcome = outcome
  }
}

/// One thing that was verified, and where.
package struct Evidence: Equatable, Sendable, Codable {
  /// What was looked at, such as `Product version`.
  package var what: String
  /// What was found there; cleaned for the terminal, never a secret.
  package var found: String

  /// Pairs the thing with the finding.
  package init(_ what: String, _ found: String) {
    self.what = what
    self.found = found
  }
}

/// One of several things to choose from.
package struct ListedItem: Equatable, Sendable, Codable {
  /// What the choice is recorded as.
  package var value: String
  /// What the person reads.
  package var label: String
  /// A second line that helps to distinguish it from the others.
  package var detail: String

  /// Describes a thing to choose.
  package init(value: String, label: String, detail: String = "") {
    self.value = value
    self.label = label
    self.detail = detail
  }
}
