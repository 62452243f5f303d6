import Values

/// One credential that a file contains, whichever shape the file has.
///
/// Texts are the file's own, not cleaned; a missing one is empty.
struct ConsoleCredential: Sendable {
  /// The kind of credential; the raw value is the one that is recorded.
  enum Kind: String, Sendable {
    /// OAuth Server-to-Server, the kind that Adobe offers today.
    case oauth = "oauth-server-to-server"
    /// OAuth Server-to-Server beside the service account that it takes the place of.
    case oauthMigrating = "oauth-server-to-server-migrate"
    /// Service account (JWT), which Adobe discontinued.
    case serviceAccount = "service-account-jwt"
    /// A service account of AEM as a Cloud Service.
    case serviceToken = "aem-service-token"

    /// Whether tokens are requested with client credentials, without a JWT.
    var isOAuth: Bool {
      switch self {
      case .oauth, .oauthMigrating: true
      case .serviceAccount, .serviceToken: false
      }
    }
  }

  /// Which of the four kinds it is.
  var kind: Kind
  /// The name in the project or the configuration.
  var name = ""
  /// The client ID, which AEM calls API key.
  var clientID = ""
  /// The client secrets, up to two.
  ///
  /// Adobe does not document whether the newest comes first.
  var clientSecrets: [Secret] = []
  /// The technical account's ID.
  var technicalAccountID = ""
  /// The technical account's e-mail address.
  var technicalAccountEmail = ""
  /// The organization's IMS ID, which ends with `@AdobeOrg`.
  var organizationID = ""
  /// The scopes that an OAuth credential may ask for.
  var scopes: [String] = []
  /// The metascopes of a service account, without the address in front.
  var metascopes: [String] = []
  /// The certificates that Developer Console knew when the file was created.
  var certificates: [BoundCertificate] = []
  /// The private key, when the file has it or names it.
  var privateKey: PrivateKeySource?
  /// The host of IMS, when the file names it.
  var imsHost: String?

  /// Whether a token can be requested with what is there, by the method that still exists.
  var isUsable: Bool { kind.isOAuth && !clientID.isEmpty && !clientSecrets.isEmpty }
}
