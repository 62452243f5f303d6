import HTTP
import Testing
import Values

@testable import Engine

private let console = "/system/console/configMgr"
private let externalizer = "com.day.cq.commons.impl.ExternalizerImpl"

private func domains(_ entries: String..., isSet: Bool = true) -> String {
  let list = entries.map { "\"\($0)\"" }.joined(separator: ",")
  return
    #"{"pid":"p","properties":{"externalizer.domains":{"is_set":\#(isSet),"values":[\#(list)]}}}"#
}

@Suite("aem.externalizer and aem.proxy")
struct ConsoleSettingsTests {
  @Test(arguments: [
    ("https://author.example.com", "no"), ("http://localhost:4502", "yes"),
    ("localhost:4502", "yes"), ("127.0.0.1", "yes"), ("author.example.com", "no"),
    ("https://localhost.example.com", "no"),
  ])
  func tellsTheAddressOfTheAuthor(address: String, isLocal: String) async throws {
    let server = ScriptedTransport([
      "GET \(console)/\(externalizer).json": [
        .json("[\(domains("local http://localhost:4502", "author  \(address)"))]")
      ]
    ])
    let conclusion = try #require(
      try await server.look("aem.externalizer", .author()).conclusion)
    #expect(conclusion.texts == ["author": address, "isLocal": isLocal])
    #expect(
      conclusion.evidence.first == Evidence("Day CQ Link Externalizer, author", address))
    #expect(conclusion.cautions.isEmpty)
    #expect(server.seen.count == 1)
  }

  @Test func readsTheDefaultWhereNothingIsStored() async throws {
    let server = ScriptedTransport([
      "GET \(console)/\(externalizer).json": [.json("[]")],
      "GET \(console)/\(externalizer)?post=true": [
        .json(domains("author http://localhost:4502", isSet: false))
      ],
    ])
    let conclusion = try #require(
      try await server.look("aem.externalizer", .author()).conclusion)
    #expect(conclusion.texts["isLocal"] == "yes")
    #expect(conclusion.evidence.first?.found == "http://localhost:4502, AEM's own default")
    #expect(server.posts.isEmpty)
  }

  @Test(arguments: [
    (Reaction.html("<html>"), "no"), (.json(#"{"pid":"p","properties":{}}"#), "no"),
    (.status(404), "no"),
  ])
  func isNotGuessed(form: Reaction, _: String) async {
    let server = ScriptedTransport([
      "GET \(console)/\(externalizer).json": [.json("[]")],
      "GET \(console)/\(externalizer)?post=true": [form],
    ])
    #expect(
      await server.problem("aem.externalizer", .author())
        == .author(.notTold(title: "Day CQ Link Externalizer", pid: externalizer)))
  }

  @Test func saysWhenTheEntryIsMissingOrAPlaceholder() async throws {
    let route = "GET \(console)/\(externalizer).json"
    let without = ScriptedTransport([route: [.json("[\(domains("local http://localhost"))]")]])
    let none = try #require(try await without.look("aem.externalizer", .author()).conclusion)
    #expect(none.texts == ["author": "none", "isLocal": "no"])
    #expect(none.outcome.word == "failed")
    let entry = "author $[env:AEM_EXTERNALIZER_AUTHOR;default=http://localhost:4502]"
    let variable = ScriptedTransport([route: [.json("[\(domains(entry))]")]])
    let open = try #require(try await variable.look("aem.externalizer", .author()).conclusion)
    #expect(open.outcome.word == "unknown")
    #expect(open.outcome.reason?.contains("placeholder") == true)
  }

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
