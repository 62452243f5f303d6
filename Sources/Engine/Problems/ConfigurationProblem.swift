/// The problems with the Smart Tags configuration itself.
package enum ConfigurationProblem: Equatable, Sendable {
  /// The bundle that encrypts secrets is missing (nil) or in another state; nothing was sent.
  case cryptoNotActive(state: String?)
  /// AEM stored the secret as it was; says whether removing it worked.
  case secretInClear(path: String, removed: Bool)
  /// AEM created the page under another path than was asked for: the name was taken in the
  /// meantime.
  case createdElsewhere(path: String, made: String)
  /// The page does not exist after AEM was asked to create it.
  case notCreated(path: String, message: String)
}
