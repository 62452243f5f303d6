/// The state of an author besides its repository.
struct AuthorState: Codable, Equatable, Sendable {
  var configurations = ConfigurationStore()
  /// Key stores by the path of their user.
  var keystores: [String: Keystore] = [:]
  /// The trust store of the author; nil until somebody creates it.
  var truststore: Keystore?
  /// Users by the login tokens that the author issued to them.
  var sessions: [String: String] = [:]
  /// Bundles that somebody stopped.
  var stoppedBundles: Set<String> = []
  /// The packages that somebody installed: when, by their name, in milliseconds since 1970.
  var installedPackages: [String: Int] = [:]
}
