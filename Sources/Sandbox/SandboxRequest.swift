/// The simulated service that a request reached.
package enum SandboxService: String, Codable, Sendable {
  /// The AEM author, with its web console.
  case aem
  /// Adobe's Identity Management Services.
  case ims
  /// Adobe Developer Console's API.
  case console
}

/// One request that the sandbox received, without bodies and credentials.
package struct SandboxRequest: Codable, Equatable, Sendable {
  /// Milliseconds since 1970, by the sandbox's clock.
  package let at: Int
  /// The service that received the request.
  package let service: SandboxService
  /// The method, such as `POST`.
  package let method: String
  /// The path as sent, with its percent escapes.
  package let path: String
  /// The query, with the values of secrets masked; empty without one.
  package let query: String
  /// The status of the answer; 0 when the connection was dropped.
  package let status: Int
  /// Whether the request changed the state of the service.
  package let changing: Bool
}
