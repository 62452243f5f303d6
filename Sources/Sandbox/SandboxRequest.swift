/// Which of the simulated services was asked.
public enum SandboxService: String, Codable, Sendable {
  /// The AEM author.
  case aem
  /// Adobe's Identity Management Services.
  case ims
  /// Adobe Developer Console's API.
  case console
}

/// One request that the sandbox received, without bodies and credentials.
public struct SandboxRequest: Codable, Equatable, Sendable {
  /// Milliseconds since 1970, by the sandbox's clock.
  public let at: Int
  /// The service that was asked.
  public let service: SandboxService
  /// The method, such as `POST`.
  public let method: String
  /// The path as it was sent, with its percent escapes.
  public let path: String
  /// The query, with the values of secrets masked; empty without one.
  public let query: String
  /// The status of the answer; 0 when the connection was dropped.
  public let status: Int
  /// Whether the request changed the state of the service.
  public let changing: Bool
}
