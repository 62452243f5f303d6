import Sandbox
import Testing
import Values

@testable import Engine

@Suite("target.agent", .timeLimit(.minutes(10)))
struct TargetAgentOperationTests {
  private let path = "\(ReplicationAgent.folder)/test_and_target"

  @Test(
    "On, off, gone, and with an address on the web",
    arguments: [
      ([], "enabled"), ([("./jcr:content/enabled", "false")], "disabled"),
      ([(":operation", "delete")], "missing"),
      ([("./jcr:content/transportUri", "https://admin.testandtarget.omniture.com")], "wrong-uri"),
    ])
  func states(fields: [(String, String)], state: String) async throws {
    let stage = try AuthorStage()
    if !fields.isEmpty { try await stage.post(path, fields) }
    let found = try await stage.done("target.agent", stage.inputs())
    #expect(found.texts == ["state": state])
    #expect(found.cautions.count == (state == "wrong-uri" ? 1 : 0))
    #expect(!stage.sandbox.requests.contains { $0.path.contains(".test.") })
    if state == "enabled" {
      #expect(
        found.evidence == [
          Evidence("Agent Test and Target", path), Evidence("URI (transportUri)", "tnt:///"),
          Evidence("Enabled", "yes"),
        ])
    }
  }

  @Test("It is off where AEM was installed without sample content")
  func withoutSamples() async throws {
    let stage = try AuthorStage(presets: [.noSampleContent])
    let found = try await stage.done("target.agent", stage.inputs())
    #expect(found.texts == ["state": "disabled"])
  }

  @Test("Of several, the one that works counts")
  func several() async throws {
    let server = ScriptedTransport([
      "GET \(ReplicationAgent.folder).infinity.json": [
        .json(
          #"{"a":{"jcr:content":{"jcr:title":"Test and Target","transportUri":""}},"#
            + #""b":{"jcr:content":{"jcr:title":"Ours","transportUri":"tnt:///","enabled":true}},"#
            + #""c":{"jcr:content":{"jcr:title":"Target page","transportUri":"https://x"}}}"#)
      ]
    ])
    let look = try await server.look("target.agent", .author())
    #expect(look.conclusion?.texts == ["state": "enabled"])
    #expect(look.conclusion?.cautions == ["AEM has 2 such agents: a, b."])
  }
}
