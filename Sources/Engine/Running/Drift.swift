/// A change that an undo found by somebody else: neither as it was before nor as it was written.
package struct Drift: Hashable, Sendable, Codable {
  /// The difference, as a whole sentence.
  package var sentence: String
  /// The path of what causes it; once that is gone, the drift is gone too.
  package var cause: String?

  /// Describes a drift, and what else causes it.
  package init(_ sentence: String, causedBy cause: String? = nil) {
    self.sentence = sentence
    self.cause = cause
  }
}
