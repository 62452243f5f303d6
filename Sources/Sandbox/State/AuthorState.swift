/// What an author remembers besides its repository.
struct AuthorState: Codable, Equatable, Sendable {
  var configurations = ConfigurationStore()
  /// Key stores by the path of their user.
  var keystores: [String: Keystore] = [:]
  /// The key store that everybody trusts; nil until somebody makes it.
  var truststore: Keystore?
  /// Users by the login tokens that they were given.
  var sessions: [String: String] = [:]
  /// Bundles that somebody stopped.
  var stoppedBundles: Set<String> = []
}
