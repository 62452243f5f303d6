/// The two OSGi configurations behind Smart Tags up to AEM 6.5 SP20: an access token provider and
/// the customizer that holds its client secret.
enum SmartTagsOSGi {
  /// Where they lie.
  static let folder = "/apps/system/config"
  /// The factory of access token providers.
  static let provider = "com.adobe.granite.auth.oauth.accesstoken.provider"
  /// The factory of the customizers that add the client secret.
  static let customizer = "com.adobe.granite.auth.ims.impl.IMSAccessTokenRequestCustomizerImpl"
  /// Both.
  static let factories = [provider, customizer]
  /// The validator of OAuth Server-to-Server, and the name of the provider.
  static let validator = "adobe-ims-similaritysearch"
  /// The scopes, as they are written.
  static let scopes =
    "read_pc.dma_smart_content, openid, AdobeID, additional_info.projectedProductContext"
  /// The path of tokens for OAuth Server-to-Server.
  static let tokenPath = "/ims/token/v3"
  /// The path of tokens for service account (JWT) credentials.
  static let endedPath = "/ims/exchange/jwt"

  /// The properties that the change to OAuth Server-to-Server touches.
  enum Property {
    static let name = "name"
    static let title = "auth.token.provider.title"
    static let endpoint = "auth.token.provider.endpoint"
    static let grants = "auth.token.provider.authorization.grants"
    static let organization = "auth.token.provider.orgId"
    static let claims = "auth.token.provider.default.claims"
    static let scope = "auth.token.provider.scope"
    static let validator = "auth.token.validator.type"
    static let clientID = "auth.token.provider.client.id"
    static let tokenAddress = "auth.access.token.request"
    static let secret = "auth.ims.client.secret"
    /// In the provider; equal to ``customizerType`` of its customizer.
    static let partner = "token.request.customizer.type"
    /// In the customizer.
    static let customizerType = "customizer.type"
  }

  /// The claims with an organization as issuer.
  static func claims(_ organization: String) -> OSGiValue {
    .collection([.string("\"iss\" : \"\(organization)\"")])
  }

  /// Whether a configuration is the provider of Smart Tags.
  static func isProvider(_ configuration: OSGiConfiguration) -> Bool {
    [Property.validator, Property.name].contains { configuration.string($0) == validator }
  }
}
