/// A server-to-server credential in a workspace.
struct ConsoleCredential: Codable, Equatable, Sendable {
  /// The method by which the credential signs in to IMS; the values are those of
  /// `integration_type`.
  enum Kind: String, Codable, Sendable {
    /// The credential signs in with a client secret.
    case oauth = "oauth_server_to_server"
    /// The credential signs in with a JWT that the key of one of its certificates has signed.
    case jwt = "service"
    /// The credential signs in either way, while it is migrated from JWT to OAuth.
    case migrating = "oauth_server_to_server_migrate"
  }

  /// A client secret with the dates of its creation and use.
  struct Secret: Codable, Equatable, Sendable {
    let uuid: String
    let value: String
    /// The time of its creation, in milliseconds since 1970.
    let created: Int
    /// The time of the last token, in milliseconds since 1970, by grant type.
    var usages: [String: Int] = [:]
  }

  /// A service that was added to the credential.
  struct Subscription: Codable, Equatable, Sendable {
    let code: String
    /// The numbers of the product profiles.
    var profiles: [String]
    /// Whether the service's scopes have not reached the credential.
    var isScopeless = false
  }

  /// A certificate whose key can sign JWTs.
  struct Binding: Codable, Equatable, Sendable {
    let id: String
    let certificate: String
    let fingerprint: String
    /// The end of the certificate's validity, in milliseconds since 1970.
    let notAfter: Int
  }

  /// The most client secrets of a credential at a time.
  static let secretLimit = 2

  /// The number of the credential in the API's paths: 6 digits.
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
  /// The time of its creation, in milliseconds since 1970.
  let created: Int
  /// The time of the last change, in milliseconds since 1970.
  var modified: Int

  /// The scopes that IMS grants it on request.
  var scopes: [String] {
    let granted = subscriptions.filter { !$0.isScopeless }.flatMap {
      ConsoleService.named($0.code)?.scopes ?? []
    }
    return (granted + ConsoleService.basicScopes).reduce(into: []) { scopes, scope in
      if !scopes.contains(scope) { scopes.append(scope) }
    }
  }

  /// The metascopes that a JWT can name.
  var metascopes: [String] {
    subscriptions.filter { !$0.isScopeless }.compactMap {
      ConsoleService.named($0.code)?.metascope
    }
  }

  /// The progress of the migration from JWT to OAuth.
  var migrationStatus: String {
    switch kind {
    case .jwt: "NOT_STARTED"
    case .migrating: "STARTED"
    case .oauth: wasJWT ? "COMPLETED" : "NONE"
    }
  }
}
