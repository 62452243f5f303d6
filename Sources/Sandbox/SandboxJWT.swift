/// The JWT credential of a sandbox, for a rehearsal of the credentials that Adobe discontinued.
package struct SandboxJWT: Equatable, Sendable {
  /// Client ID (API key).
  package let clientID: String
  /// Client secret of the JWT credential: `p8e-` and 32 characters.
  package let clientSecret: String
  /// Technical account: 24 hexadecimal digits and `@techacct.adobe.com`.
  package let technicalAccountID: String
  /// Path of the file with the private key, PEM, mode 0600.
  package let privateKey: String
  /// The metascopes that a JWT can name.
  package let metascopes: [String]
}
