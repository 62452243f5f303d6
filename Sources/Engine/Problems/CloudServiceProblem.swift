/// The problems of asking AEM as a Cloud Service.
package enum CloudServiceProblem: Equatable, Sendable {
  /// The token was not accepted, or not looked at.
  case tokenRefused
  /// It is an AEM of another edition; its version.
  case otherEdition(version: String)
  /// The server that answers shows no repository to this token.
  case nothingVisible
}
