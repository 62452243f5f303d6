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

@Suite("aem.externalizer")
struct AEMExternalizerOperationTests {
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
}
