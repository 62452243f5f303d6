/// What can go wrong when AEM as a Cloud Service is asked.
package enum CloudServiceProblem: Equatable, Sendable {
  /// The token was not accepted, or not looked at.
  case tokenRefused
  /// It is an AEM of another edition; its version.
  case otherEdition(version: String)
  /// What answers shows no repository to this token.
  case nothingVisible
}
