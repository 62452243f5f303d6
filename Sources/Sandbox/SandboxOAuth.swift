/// The OAuth Server-to-Server credential of a product, as Developer Console shows it.
package struct SandboxOAuth: Equatable, Sendable {
  /// The name of the credential.
  package let name: String
  /// Client ID (API key): 32 hexadecimal digits.
  package let clientID: String
  /// Client secret: `p8e-` and 32 characters.
  package let clientSecret: String
  /// Technical account: 24 hexadecimal digits and `@techacct.adobe.com`.
  package let technicalAccountID: String
  /// Mail address of the technical account.
  package let technicalAccountEmail: String
  /// The scopes of the credential, as its **Scopes** line has them.
  package let scopes: [String]

  /// The facts of a credential; the secret is its first one.
  init(_ credential: ConsoleCredential) {
    name = credential.name
    clientID = credential.clientID
    clientSecret = credential.secrets.first?.value ?? ""
    technicalAccountID = credential.technicalAccountID
    technicalAccountEmail = credential.technicalAccountEmail
    scopes = credential.scopes
  }
}
