/// The JWT credential of a sandbox, for those who rehearse what Adobe ended.
public struct SandboxJWT: Equatable, Sendable {
  /// Client ID (API key).
  public let clientID: String
  /// Client secret.
  public let clientSecret: String
  /// Technical account.
  public let technicalAccountID: String
  /// The file with the private key, PEM, mode 0600.
  public let privateKey: String
  /// The metascopes that a JWT may name.
  public let metascopes: [String]
}
