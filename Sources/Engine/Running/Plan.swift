/// The changes that are needed on the other side; empty when everything is as wanted.
package struct Plan: Equatable, Sendable, Codable {
  /// The changes in the order in which they are made.
  package var changes: [Change]
  /// The facts to know before confirming, such as what cannot be undone.
  package var cautions: [String]

  /// The values that the operation's undo needs to restore the earlier state; never a secret.
  package var restore: [String: String]
  /// The prefix of entries of ``restore`` that say what was sent.
  ///
  /// A later run of the same step finds them in its memory, also when the answer to this one got
  /// lost.
  package static let sentPrefix = "sent."
  /// The changes by somebody else since, only in the plan of an undo.
  package var drift: [Drift]
  /// The things that cannot be restored, only in the plan of an undo.
  package var left: [Remainder]

  /// Outputs that are settled already by what is wanted, by name: a dry run goes by them.
  package var promises: [String: String]

  /// A plan; by default an empty one.
  package init(
    changes: [Change] = [], cautions: [String] = [], restore: [String: String] = [:],
    drift: [Drift] = [], left: [Remainder] = [], promises: [String: String] = [:]
  ) {
    self.changes = changes
    self.cautions = cautions
    self.restore = restore
    self.drift = drift
    self.left = left
    self.promises = promises
  }

  /// Whether there is nothing to do.
  package var isEmpty: Bool { changes.isEmpty }
}
