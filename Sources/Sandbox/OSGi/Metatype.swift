/// The metatype service's description of a configuration: title and attributes with their defaults.
struct Metatype: Sendable {
  /// The description of one property, with its default.
  struct Attribute: Sendable {
    let id: String
    let name: String
    var kind = ConfigurationKind.string
    var isList = false
    var isPassword = false
    var defaults: [String] = []
  }

  let pid: String
  let title: String
  /// Whether it describes the instances of a factory.
  let isFactory: Bool
  let attributes: [Attribute]

  /// The factory of access token providers.
  static let providerFactory = "com.adobe.granite.auth.oauth.accesstoken.provider"
  /// The factory of the customizers of token requests.
  static let customizerFactory =
    "com.adobe.granite.auth.ims.impl.IMSAccessTokenRequestCustomizerImpl"

  /// Day CQ Link Externalizer.
  static let externalizer = "com.day.cq.commons.impl.ExternalizerImpl"
  /// The HTTP client of version 3.
  static let commonsClient = "com.day.commons.httpclient"

  /// The description for a configuration; nil without one.
  static func of(pid: String, factoryPid: String?) -> Metatype? {
    all.first { $0.pid == (factoryPid ?? pid) }
  }

  /// All descriptions of the sandbox.
  static let all: [Metatype] = [
    Metatype(
      pid: customizerFactory, title: "Adobe Granite IMS access token request customizer",
      isFactory: true,
      attributes: [
        .init(id: "auth.ims.client.secret", name: "Client secret", defaults: [""]),
        .init(id: "customizer.type", name: "Customizer type", defaults: [""]),
      ]),
    Metatype(
      pid: providerFactory, title: "Adobe Granite OAuth Access Token provider", isFactory: true,
      attributes: [
        .init(id: "name", name: "Name", defaults: [""]),
        .init(id: "auth.token.provider.title", name: "Title", defaults: [""]),
        .init(
          id: "auth.token.provider.default.claims", name: "Default claims", isList: true),
        .init(id: "auth.token.provider.endpoint", name: "Endpoint", defaults: [""]),
        .init(id: "auth.access.token.request", name: "Access token request", defaults: [""]),
        .init(id: "auth.token.provider.keypair.alias", name: "Key alias", defaults: [""]),
        .init(
          id: "auth.token.provider.conn.timeout", name: "Connection timeout", kind: .integer,
          defaults: ["5000"]),
        .init(
          id: "auth.token.provider.so.timeout", name: "Socket timeout", kind: .integer,
          defaults: ["5000"]),
        .init(id: "auth.token.provider.client.id", name: "Client ID", defaults: [""]),
        .init(id: "auth.token.provider.scope", name: "Scope", defaults: [""]),
        .init(
          id: "auth.token.provider.reuse.access.token", name: "Reuse access token",
          kind: .boolean, defaults: ["false"]),
        .init(
          id: "auth.token.provider.relaxed.ssl", name: "Relaxed SSL", kind: .boolean,
          defaults: ["false"]),
        .init(id: "token.request.customizer.type", name: "Customizer type", defaults: [""]),
        .init(id: "auth.token.validator.type", name: "Token validator type", defaults: [""]),
      ]),
    Metatype(
      pid: "com.adobe.granite.csrf.impl.CSRFFilter", title: "Adobe Granite CSRF Filter",
      isFactory: false,
      attributes: [
        .init(
          id: "filter.methods", name: "Filter Methods", isList: true,
          defaults: ["POST", "PUT", "DELETE"]),
        .init(
          id: "filter.enable.safe.user.agents", name: "Enable Safe User Agents",
          kind: .boolean, defaults: ["false"]),
        .init(id: "filter.excluded.paths", name: "Excluded Paths", isList: true),
      ]),
    Metatype(
      pid: "com.day.cq.analytics.testandtarget.impl.TestandtargetHttpClientImpl",
      title: "Day CQ Analytics Test and Target HTTP client", isFactory: false,
      attributes: [
        .init(id: "cq.analytics.testandtarget.api.url", name: "API URL", defaults: [""]),
        .init(
          id: "cq.analytics.testandtarget.timeout", name: "Connection timeout", kind: .integer,
          defaults: ["10000"]),
      ]),
    Metatype(
      pid: commonsClient, title: "Day Commons HTTP Client 3.1", isFactory: false,
      attributes: [
        .init(id: "proxy.enabled", name: "Enable Proxy", kind: .boolean, defaults: ["false"]),
        .init(id: "proxy.host", name: "Proxy Host", defaults: [""]),
        .init(id: "proxy.user", name: "Proxy User", defaults: [""]),
        .init(id: "proxy.password", name: "Proxy Password", isPassword: true, defaults: [""]),
        .init(id: "proxy.ntlm.host", name: "NTLM Host", defaults: [""]),
        .init(id: "proxy.ntlm.domain", name: "NTLM Domain", defaults: [""]),
        .init(id: "proxy.exceptions", name: "No proxy for", isList: true),
      ]),
    Metatype(
      pid: externalizer, title: "Day CQ Link Externalizer", isFactory: false,
      attributes: [
        .init(
          id: "externalizer.domains", name: "Domains", isList: true,
          defaults: [
            "local http://localhost:4502", "author http://localhost:4502",
            "publish http://localhost:4503",
          ]),
        .init(id: "externalizer.host", name: "Host", defaults: [""]),
        .init(id: "externalizer.contextpath", name: "Context Path", defaults: [""]),
        .init(
          id: "externalizer.encodedpath", name: "Encode Path", kind: .boolean,
          defaults: ["false"]),
      ]),
    Metatype(
      pid: "com.day.cq.dam.similaritysearch.internal.impl.SimilaritySearchServiceImpl",
      title: "Similarity Search Service", isFactory: false,
      attributes: [
        .init(id: "bypass.auth", name: "Bypass auth", kind: .boolean, defaults: ["false"]),
        .init(
          id: "indexed.rendition", name: "Indexed rendition",
          defaults: ["cq5dam.thumbnail.319.319.png"]),
      ]),
    Metatype(
      pid: "org.apache.http.proxyconfigurator",
      title: "Apache HTTP Components Proxy Configuration", isFactory: true,
      attributes: [
        .init(id: "proxy.enabled", name: "Enable Proxy", kind: .boolean, defaults: ["true"]),
        .init(id: "proxy.host", name: "Host", defaults: [""]),
        .init(id: "proxy.port", name: "Port", kind: .integer, defaults: ["0"]),
        .init(id: "proxy.user", name: "Username", defaults: [""]),
        .init(id: "proxy.password", name: "Password", isPassword: true, defaults: [""]),
        .init(
          id: "proxy.exceptions", name: "No proxy for", isList: true,
          defaults: ["localhost", "127.0.0.1"]),
      ]),
    Metatype(
      pid: "org.apache.sling.security.impl.ReferrerFilter",
      title: "Apache Sling Referrer Filter", isFactory: false,
      attributes: [
        .init(id: "allow.empty", name: "Allow Empty", kind: .boolean, defaults: ["false"]),
        .init(id: "allow.hosts", name: "Allow Hosts", isList: true),
        .init(
          id: "filter.methods", name: "Filter Methods", isList: true,
          defaults: ["POST", "PUT", "DELETE", "COPY", "MOVE"]),
      ]),
  ]
}
