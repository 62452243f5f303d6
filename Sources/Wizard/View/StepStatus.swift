/// How far a step is.
package enum StepStatus: String, Equatable, Sendable, Codable, CaseIterable {
  /// The person has not reached it.
  case notStarted
  /// The current screen belongs to it.
  case current
  /// Done, and its result still holds.
  case done
  /// Skipped, with a reason.
  case skipped
  /// Something has changed or failed since.
  case attention
  /// Done, except that something in it could not be verified.
  case unverified
  /// A heading of a document of which nothing is left to do in this release.
  case ended
}
