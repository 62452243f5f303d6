/// The JWT credential of a sandbox, for those who rehearse what Adobe ended.
package struct SandboxJWT: Equatable, Sendable {
  /// Client ID (API key).
  package let clientID: String
  /// Client secret.
  package let clientSecret: String
  /// Technical account.
  package let technicalAccountID: String
  /// The file with the private key, PEM, mode 0600.
  package let privateKey: String
  /// The metascopes that a JWT may name.
  package let metascopes: [String]
}
