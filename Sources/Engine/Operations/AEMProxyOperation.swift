/// `aem.proxy`: whether AEM goes through a proxy, in both of its HTTP clients.
///
/// Some parts of AEM use the client of version 3, others that of version 4: behind a proxy both
/// have to know it (Adobe's pages about Target).
struct AEMProxyOperation: Operation {
  let signature = OperationSignature(
    name: "aem.proxy", inputs: AuthorClient.inputs,
    outputs: [.text("state", oneOf: ProxySettings.states)], changes: false)

  func observe(_ author: AuthorClient, _ context: EngineContext) async throws(Problem)
    -> ProxySettings
  {
    context.report(Progress("Reading the proxy settings"))
    return try await author.proxySettings()
  }

  func conclude(_ observed: ProxySettings, _ author: AuthorClient) throws(Problem) -> Conclusion {
    func shown(_ proxies: [String]) -> String {
      ProblemText.list(proxies.map { author.cleaner.line($0, limit: 80) })
    }
    var conclusion = Conclusion(.passed)
    conclusion.evidence = [
      Evidence(ProxySettings.older.words, shown(observed.older)),
      Evidence(ProxySettings.newer.words, shown(observed.newer)),
    ]
    conclusion.texts["state"] = observed.state.rawValue
    if observed.state == .one {
      let lacking = observed.older.isEmpty ? ProxySettings.older : ProxySettings.newer
      conclusion.cautions = [
        "\(lacking.words) has no proxy, but the other configuration has one. AEM needs both."
      ]
    }
    return conclusion
  }
}
