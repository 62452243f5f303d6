/// How the client connects; the same for every request of a run.
public struct HTTPOptions: Sendable {
  /// A PEM file with the authorities to trust instead of the system's.
  public var authorityFile: String?
  /// The proxy's address; nil takes that of ``proxyVariables``, an empty text takes none. This
  /// machine itself is never asked through a proxy.
  public var proxy: String?
  /// `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` of the environment, by name.
  public var proxyVariables = ProxyRules.environment
  /// Seconds until the connection must stand.
  public var connectTimeout: Double = 10
  /// Seconds for a whole exchange.
  public var totalTimeout: Double = 30
  /// Seconds without a byte after which the exchange is given up.
  public var stallTimeout: Double = 15
  /// The largest body that is taken, in bytes.
  public var bodyLimit: Int = 8 << 20
  /// The `User-Agent`. Never one of a browser: Sling's referrer filter refuses those.
  public var userAgent: String = "aem-setup"

  /// The defaults.
  public init() {}
}
