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

  /// Sets a proxy for both clients; false when both have one.
  @discardableResult
  static func setBoth(_ change: ConfigurationChange, _ state: inout SandboxState) -> Bool {
    let store = state.author.configurations
    let isFirst = hasProxy(store[Metatype.commonsClient])
    let isSecond = store.instances(of: newerFactory).contains(where: hasProxy)
    if !isFirst { setFirst(change, &state) }
    if !isSecond { save(Configuration.instance(of: newerFactory), change, &state) }
    return !isFirst || !isSecond
  }

  private static func hasProxy(_ configuration: Configuration?) -> Bool {
    let host = configuration?.properties["proxy.host"]?.text ?? ""
    return !host.isEmpty && configuration?.properties["proxy.enabled"]?.text == "true"
  }

  private static func save(
    _ fresh: Configuration, _ change: ConfigurationChange, _ state: inout SandboxState
  ) {
    var configuration = fresh
    for (name, value) in values { configuration.properties[name] = value }
    change.save(&configuration, state: &state)
  }
}
