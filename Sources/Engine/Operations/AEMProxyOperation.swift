import HTTP

/// `aem.proxy`: whether AEM goes through a proxy, in both of its HTTP clients.
///
/// Some parts of AEM use the client of version 3, others that of version 4: behind a proxy both
/// have to know it (Adobe's pages about Target).
struct AEMProxyOperation: Operation {
  let signature = OperationSignature(
    name: "aem.proxy", inputs: AuthorClient.inputs,
    outputs: [.text("state", oneOf: ["none", "one", "both"])], changes: false)

  private static let older = (
    pid: "com.day.commons.httpclient", title: "Day Commons HTTP Client 3.1"
  )
  private static let newer = (
    pid: "org.apache.http.proxyconfigurator", title: "Apache HTTP Components Proxy Configuration"
  )

  /// The configurations that are stored for each client.
  struct Observation: Sendable {
    /// Client 3.x, one configuration.
    var older: [HeldConfiguration]
    /// Client 4.x, a factory.
    var newer: [HeldConfiguration]
  }

  func observe(_ author: AuthorClient, _ context: EngineContext) async throws(Problem)
    -> Observation
  {
    context.report(Progress("Reading the proxy settings"))
    let older = try await author.heldConfiguration(Self.older.pid)
    return Observation(
      older: older.map { [$0] } ?? [], newer: try await author.instances(of: Self.newer.pid))
  }

  func conclude(_ observed: Observation, _ author: AuthorClient) throws(Problem) -> Conclusion {
    let older = observed.older.compactMap { Self.proxy($0, author.cleaner) }
    let newer = observed.newer.compactMap { Self.proxy($0, author.cleaner) }
    var conclusion = Conclusion(.passed)
    conclusion.evidence = [
      Evidence("\(Self.older.title) (\(Self.older.pid))", ProblemText.list(older)),
      Evidence("\(Self.newer.title) (\(Self.newer.pid))", ProblemText.list(newer)),
    ]
    switch (older.isEmpty, newer.isEmpty) {
    case (true, true): conclusion.texts["state"] = "none"
    case (false, false): conclusion.texts["state"] = "both"
    case (let lacksOlder, _):
      conclusion.texts["state"] = "one"
      let lacking = lacksOlder ? Self.older : Self.newer
      conclusion.cautions = [
        "\(lacking.title) (\(lacking.pid)) has no proxy and the other one has: AEM needs both."
      ]
    }
    return conclusion
  }

  /// Host and port of a proxy that is in use; nil when it is switched off or has no host.
  private static func proxy(_ held: HeldConfiguration, _ cleaner: Cleaner) -> String? {
    guard let host = held.text("proxy.host"), !host.isEmpty, held.text("proxy.enabled") != "false"
    else { return nil }
    let port = held.text("proxy.port").map { $0 == "0" ? "" : ":\($0)" } ?? ""
    return cleaner.line(host + port, limit: 80)
  }
}
