/// AEM's access token providers, which ask IMS for tokens, each with a customizer that contains the
/// client secret: the OSGi configurations behind every Adobe IMS configuration.
enum TokenProvider {
  /// The factory of access token providers.
  static let factory = "com.adobe.granite.auth.oauth.accesstoken.provider"
  /// The factory of the customizers that add the client secret.
  static let customizer = "com.adobe.granite.auth.ims.impl.IMSAccessTokenRequestCustomizerImpl"
  /// The factories of both configurations.
  static let factories = [factory, customizer]
  /// The path of tokens for OAuth Server-to-Server.
  static let tokenPath = "/ims/token/v3"
  /// The path of tokens for service account (JWT) credentials.
  static let endedPath = "/ims/exchange/jwt"

  /// The properties that the program reads or writes.
  enum Property {
    /// The provider's name in the console.
    static let name = "name"
    /// The title that a person entered for the configuration.
    static let title = "auth.token.provider.title"
    /// The address that tokens come from.
    static let endpoint = "auth.token.provider.endpoint"
    /// The grants by which a token is asked for.
    static let grants = "auth.token.provider.authorization.grants"
    /// The organization ID, which ends with `@AdobeOrg`.
    static let organization = "auth.token.provider.orgId"
    /// Claims; `"iss"` names the organization.
    static let claims = "auth.token.provider.default.claims"
    /// The scopes, with a comma and a space between.
    static let scope = "auth.token.provider.scope"
    /// Which validator looks at tokens.
    static let validator = "auth.token.validator.type"
    /// The client ID, which AEM calls API key.
    static let clientID = "auth.token.provider.client.id"
    /// The address of tokens.
    static let tokenAddress = "auth.access.token.request"
    /// In the customizer: the client secret, in clear.
    static let secret = "auth.ims.client.secret"
    /// In the provider; equal to ``customizerType`` of its customizer.
    static let partner = "token.request.customizer.type"
    /// In the customizer; equal to ``partner`` of its provider.
    static let customizerType = "customizer.type"
  }

  /// The claims with an organization as issuer.
  static func claims(_ organization: String) -> OSGiValue {
    .collection([.string("\"iss\" : \"\(organization)\"")])
  }
}
