import Testing
import Values

@testable import Engine

@Suite("aem.proxy")
struct AEMProxyOperationTests {
  private static let older = "com.day.commons.httpclient"
  private static let newer = "org.apache.http.proxyconfigurator"

  private func proxies(
    older: [String: JSONValue]?, newer: [String: JSONValue]?
  ) -> ScriptedTransport {
    var held: [String: [String: JSONValue]] = [:]
    held[Self.older] = older
    held["\(Self.newer).1"] = newer
    return FakeWebConsole(held).transport
  }

  @Test(
    arguments: [
      (nil, nil, "none"),
      (["proxy.enabled": true, "proxy.host": "proxy"], nil, "one"),
      (nil, ["proxy.enabled": true, "proxy.host": "proxy", "proxy.port": 3128], "one"),
      (
        ["proxy.enabled": true, "proxy.host": "proxy:3128"],
        ["proxy.enabled": true, "proxy.host": "proxy", "proxy.port": 3128], "both"
      ),
      (["proxy.enabled": false, "proxy.host": "proxy"], ["proxy.host": ""], "none"),
    ] as [([String: JSONValue]?, [String: JSONValue]?, String)])
  func bothClientsNeedTheProxy(
    older: [String: JSONValue]?, newer: [String: JSONValue]?, state: String
  ) async throws {
    let server = proxies(older: older, newer: newer)
    let conclusion = try #require(try await server.look("aem.proxy", .author()).conclusion)
    #expect(conclusion.texts == ["state": state])
    #expect(conclusion.evidence.count == 2)
    #expect(conclusion.cautions.count == (state == "one" ? 1 : 0))
    #expect(server.posts.isEmpty)
  }

  @Test func namesTheClientThatLacksTheProxyAndNoPassword() async throws {
    let set: [String: JSONValue] = [
      "proxy.host": "proxy.example.com", "proxy.port": 3128, "proxy.user": "someone",
      "proxy.password": "unmodified",
    ]
    let conclusion = try #require(
      try await proxies(older: nil, newer: set).look("aem.proxy", .author()).conclusion)
    #expect(
      conclusion.evidence == [
        Evidence("Day Commons HTTP Client 3.1 (\(Self.older))", "none"),
        Evidence(
          "Apache HTTP Components Proxy Configuration (\(Self.newer))", "proxy.example.com:3128"),
      ])
    #expect(conclusion.cautions.first?.hasPrefix("Day Commons HTTP Client 3.1") == true)
  }
}
