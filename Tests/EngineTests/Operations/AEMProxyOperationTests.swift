import Testing
import Values

@testable import Engine

@Suite("aem.proxy", .timeLimit(.minutes(10)))
struct AEMProxyOperationTests {
  private static let older = "com.day.commons.httpclient"
  private static let newer = "org.apache.http.proxyconfigurator"

  private func proxies(
    older: [String: String]?, newer: [String: String]?
  ) async throws -> SandboxAuthor {
    let author = try SandboxAuthor()
    if let older { try await author.set(Self.older, older) }
    if let newer { _ = try await author.add(Self.newer, newer) }
    return author
  }

  @Test(
    arguments: [
      (nil, nil, "none"),
      (["proxy.enabled": "true", "proxy.host": "proxy"], nil, "one"),
      (nil, ["proxy.enabled": "true", "proxy.host": "proxy", "proxy.port": "3128"], "one"),
      (
        ["proxy.enabled": "true", "proxy.host": "proxy:3128"],
        ["proxy.enabled": "true", "proxy.host": "proxy", "proxy.port": "3128"], "both"
      ),
      (["proxy.enabled": "false", "proxy.host": "proxy"], ["proxy.host": ""], "none"),
    ] as [([String: String]?, [String: String]?, String)])
  func bothClientsNeedTheProxy(
    older: [String: String]?, newer: [String: String]?, state: String
  ) async throws {
    let author = try await proxies(older: older, newer: newer)
    let look = try await author.look("aem.proxy", author.given())
    let conclusion = try #require(look.conclusion)
    #expect(conclusion.texts == ["state": state])
    #expect(conclusion.evidence.count == 2)
    #expect(conclusion.cautions.count == (state == "one" ? 1 : 0))
    #expect(author.posts.isEmpty)
  }

  @Test func namesTheClientThatLacksTheProxyAndNoPassword() async throws {
    let set: [String: String] = [
      "proxy.host": "proxy.example.com", "proxy.port": "3128", "proxy.user": "someone",
      "proxy.password": "of-the-proxy",
    ]
    let author = try await proxies(older: nil, newer: set)
    let look = try await author.look("aem.proxy", author.given())
    let conclusion = try #require(look.conclusion)
    #expect(
      conclusion.evidence == [
        Evidence("Day Commons HTTP Client 3.1 (\(Self.older))", "none"),
        Evidence(
          "Apache HTTP Components Proxy Configuration (\(Self.newer))", "proxy.example.com:3128"),
      ])
    #expect(conclusion.cautions.first?.hasPrefix("Day Commons HTTP Client 3.1") == true)
  }
}
