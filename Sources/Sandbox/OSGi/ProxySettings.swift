/// The proxy settings of AEM's two HTTP clients.
enum ProxySettings {
  /// The client of version 4, a factory of which each proxy is an instance.
  static let newerFactory = "org.apache.http.proxyconfigurator"
  private static let values: KeyValuePairs<String, ConfigurationValue> = [
    "proxy.enabled": ConfigurationValue(kind: .boolean, texts: ["true"]),
    "proxy.host": .string("proxy.example.com"),
  ]

  /// Sets a proxy for the client of version 3.
  static func setFirst(_ change: ConfigurationChange, _ state: inout SandboxState) {
    save(Configuration(pid: Metatype.commonsClient), change, &state)
  }

  /// Sets a proxy for both clients.
  static func setBoth(_ change: ConfigurationChange, _ state: inout SandboxState) {
    setFirst(change, &state)
    save(Configuration.instance(of: newerFactory), change, &state)
  }

  private static func save(
    _ fresh: Configuration, _ change: ConfigurationChange, _ state: inout SandboxState
  ) {
    var configuration = fresh
    for (name, value) in values { configuration.properties[name] = value }
    change.save(&configuration, state: &state)
  }
}
