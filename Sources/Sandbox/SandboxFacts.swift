/// What a person would be told about the author and the credential before starting.
///
/// All of it is made up, which is why secrets stand here as plain text. With some faults a fact is
/// wrong on purpose, as it would be in a mistaken mail.
public struct SandboxFacts: Codable, Equatable, Sendable {
  /// Base URL of the author, without a slash at the end.
  public let aem: String
  /// Base URL of IMS, without a slash at the end.
  public let ims: String
  /// Base URL of Developer Console's API, without a slash at the end and without `/console`.
  public let console: String
  /// The authority to trust, PEM; nil when everything is plain HTTP.
  public let caFile: String?
  /// The account to use on the author.
  public let user: String
  /// Its password.
  public let password: String
  /// An account that may read only.
  public let readerUser: String
  /// Its password.
  public let readerPassword: String
  /// Client ID (API key): 32 hexadecimal digits.
  public let clientID: String
  /// Client secret: `p8e-` and 32 characters.
  public let clientSecret: String
  /// IMS organization: 24 hexadecimal digits and `@AdobeOrg`.
  public let orgID: String
  /// Technical account: 24 hexadecimal digits and `@techacct.adobe.com`.
  public let technicalAccountID: String
  /// Mail address of the technical account.
  public let technicalAccountEmail: String
  /// Scopes of the credential.
  public let scopes: [String]
  /// The code of the Smart Content service in Developer Console.
  public let sdkCode: String
  /// Which Service URL belongs to the region of the organization.
  public let serviceURL: String
  /// Client code of the Adobe Target account.
  public let targetClientCode: String
  /// User of the Adobe Target account, for the classic way to sign in.
  public let targetEmail: String
  /// Its password.
  public let targetPassword: String
  /// Address of the Brand Portal tenant.
  public let brandPortalURL: String
}
