/// A server-to-server credential in a workspace.
struct ConsoleCredential: Codable, Equatable, Sendable {
  /// How the credential proves itself to IMS; the values are those of `integration_type`.
  enum Kind: String, Codable, Sendable {
    /// With a client secret.
    case oauth = "oauth_server_to_server"
    /// With a JWT that one of its certificates' keys has signed.
    case jwt = "service"
    /// Either way, while it is moved from the second to the first.
    case migrating = "oauth_server_to_server_migrate"
  }

  /// A client secret.
  struct Secret: Codable, Equatable, Sendable {
    let uuid: String
    let value: String
    /// Milliseconds since 1970.
    let created: Int
    /// When a token was last had with it, in milliseconds since 1970, by grant type.
    var usages: [String: Int] = [:]
  }

  /// A service that was added.
  struct Subscription: Codable, Equatable, Sendable {
    let code: String
    /// The product profiles, by their number.
    var profiles: [String]
    /// Whether the service's scopes have not reached the credential.
    var isScopeless = false
  }

  /// A certificate whose key may sign JWTs.
  struct Binding: Codable, Equatable, Sendable {
    let id: String
    let certificate: String
    let fingerprint: String
    /// Milliseconds since 1970.
    let notAfter: Int
  }

  /// The most client secrets that there can be at a time.
  static let secretLimit = 2

  /// 6 digits.
  let id: String
  /// The number of its organization.
  let organization: String
  let project: String
  let workspace: String
  var kind: Kind
  /// Whether it used to be a JWT credential.
  var wasJWT = false
  var name: String
  var description: String
  let clientID: String
  let technicalAccountID: String
  let technicalAccountEmail: String
  var secrets: [Secret]
  var subscriptions: [Subscription] = []
  var bindings: [Binding] = []
  /// Milliseconds since 1970.
  let created: Int
  /// Milliseconds since 1970.
  var modified: Int

  /// What IMS grants it on request.
  var scopes: [String] {
    let granted = subscriptions.filter { !$0.isScopeless }.flatMap {
      ConsoleService.named($0.code)?.scopes ?? []
    }
    return (granted + ConsoleService.basicScopes).reduce(into: []) { scopes, scope in
      if !scopes.contains(scope) { scopes.append(scope) }
    }
  }

  /// The metascopes that a JWT may name.
  var metascopes: [String] {
    subscriptions.filter { !$0.isScopeless }.compactMap {
      ConsoleService.named($0.code)?.metascope
    }
  }

  /// How far the way from JWT to OAuth is gone.
  var migrationStatus: String {
    switch kind {
    case .jwt: "NOT_STARTED"
    case .migrating: "STARTED"
    case .oauth: wasJWT ? "COMPLETED" : "NONE"
    }
  }
}
