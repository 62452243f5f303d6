/// The proxies that AEM's two HTTP clients go through.
///
/// Some parts of AEM use the client of version 3, others that of version 4: behind a proxy both
/// have to know it (Adobe's pages about Target).
struct ProxySettings: Equatable, Sendable {
  /// One of the two clients, by its configuration.
  struct Client: Sendable {
    let pid: String
    let title: String

    /// Title and PID, as evidence shows them.
    var words: String { "\(title) (\(pid))" }
  }

  /// How many of the clients have a proxy.
  enum State: String, CaseIterable, Sendable {
    case none, one, both
  }

  /// Host and port of the proxy of client 3.x; none when it has none in use.
  let older: [String]
  /// The same of client 4.x, which may have several.
  let newer: [String]

  /// Client 3.x, with one configuration.
  static let older = Client(
    pid: "com.day.commons.httpclient", title: "Day Commons HTTP Client 3.1")
  /// Client 4.x, with a factory.
  static let newer = Client(
    pid: "org.apache.http.proxyconfigurator", title: "Apache HTTP Components Proxy Configuration")
  /// The words of all states.
  static let states = Set(State.allCases.map(\.rawValue))

  /// How many of the clients have a proxy.
  var state: State {
    switch (older.isEmpty, newer.isEmpty) {
    case (true, true): .none
    case (false, false): .both
    case (true, false), (false, true): .one
    }
  }

  /// Host and port of a proxy that is in use; nil when it is switched off or has no host.
  fileprivate static func proxy(_ held: HeldConfiguration) -> String? {
    guard let host = held.text("proxy.host"), !host.isEmpty, held.text("proxy.enabled") != "false"
    else { return nil }
    return host + (held.text("proxy.port").map { $0 == "0" ? "" : ":\($0)" } ?? "")
  }
}

extension AuthorClient {
  /// Reads the proxy settings of both clients.
  func proxySettings() async throws(Problem) -> ProxySettings {
    async let newer = attempt { () async throws(Problem) in
      try await instances(of: ProxySettings.newer.pid)
    }
    let older = try await heldConfiguration(ProxySettings.older.pid)
    return ProxySettings(
      older: [older].compactMap(\.self).compactMap(ProxySettings.proxy),
      newer: try await newer.get().compactMap(ProxySettings.proxy))
  }
}
