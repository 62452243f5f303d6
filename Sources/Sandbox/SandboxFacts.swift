/// The facts about the author and the credential that a person would know before starting.
///
/// All of it is made up, so the secrets are plain text here. With some faults a fact is wrong on
/// purpose, as it would be in a mistaken mail.
package struct SandboxFacts: Codable, Equatable, Sendable {
  /// Base URL of the author, without a slash at the end.
  package let aem: String
  /// Base URL of IMS, without a slash at the end.
  package let ims: String
  /// Base URL of Developer Console's API, without a slash at the end and without `/console`.
  package let console: String
  /// The certificate of the authority to trust, as PEM; nil when everything is plain HTTP.
  package let caFile: String?
  /// The account to use on the author.
  package let user: String
  /// The password of ``user`` on the author.
  package let password: String
  /// An account that can only read.
  package let readerUser: String
  /// The password of ``readerUser`` on the author.
  package let readerPassword: String
  /// Client ID (API key): 32 hexadecimal digits.
  package let clientID: String
  /// Client secret: `p8e-` and 32 characters.
  package let clientSecret: String
  /// IMS organization: 24 hexadecimal digits and `@AdobeOrg`.
  package let orgID: String
  /// Technical account: 24 hexadecimal digits and `@techacct.adobe.com`.
  package let technicalAccountID: String
  /// Mail address of the technical account.
  package let technicalAccountEmail: String
  /// Scopes of the credential.
  package let scopes: [String]
  /// The code of the Smart Content service in Developer Console.
  package let sdkCode: String
  /// The Service URL for the region of the organization.
  package let serviceURL: String
  /// Client code of the Adobe Target account.
  package let targetClientCode: String
  /// User of the Adobe Target account, for the classic sign-in.
  package let targetEmail: String
  /// The password of ``targetEmail`` at Adobe Target.
  package let targetPassword: String
  /// Address of the Brand Portal tenant.
  package let brandPortalURL: String
}
