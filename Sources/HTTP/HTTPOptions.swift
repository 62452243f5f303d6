/// The settings by which the client connects; the same for every request of a run.
package struct HTTPOptions: Sendable {
  /// A PEM file with the authorities to trust instead of the system's.
  package var authorityFile: String?
  /// The proxy's address; nil takes that of ``proxyVariables``, an empty text takes none.
  ///
  /// This machine itself is never asked through a proxy.
  package var proxy: String?
  /// `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` of the environment, by name.
  package var proxyVariables = ProxyRules.environment
  /// Seconds until the connection must be open.
  package var connectTimeout: Double = 10
  /// Seconds for a whole exchange.
  package var totalTimeout: Double = 30
  /// Seconds without a byte after which the exchange is given up.
  package var stallTimeout: Double = 15
  /// The most requests of one client that are under way at the same time, each over its own
  /// connection.
  package var connectionLimit: Int = 12
  /// The largest body that is taken, in bytes.
  package var bodyLimit: Int = 8 << 20
  /// The value of `User-Agent`.
  ///
  /// Never one of a browser: Sling's referrer filter refuses those.
  package var userAgent: String = "aem-setup"

  /// The limits and the `User-Agent` that every run starts with.
  package init() {}
}
