import Engine
import Testing
import Values

private let command = "/libs/cq/analytics/testandtarget/command"

private var inputs: OperationInputs {
  var inputs = OperationInputs.author(["clientCode": "acme", "email": "a@example.com"])
  inputs.secrets["targetPassword"] = Secret(copying: "of-target".utf8)
  return inputs
}

@Suite("target.connect")
struct TargetConnectOperationTests {
  @Test func lettingAEMConnectIsProof() async throws {
    let server = ScriptedTransport(["POST \(command)": [.json(#"{"success":true}"#)]])
    let conclusion = try await server.look("target.connect", inputs).conclusion
    #expect(conclusion?.outcome == .passed)
    #expect(
      conclusion?.evidence == [
        Evidence("Connect to Target", "connection successful, says AEM")
      ])
    let sent = try #require(server.posts.first)
    #expect(sent["cmd"] == "connect" && sent["clientcode"] == "acme")
    #expect(sent["email"] == "a@example.com" && sent["password"] == "of-target")
  }

  @Test(arguments: [
    (#"{"success":false}"#, ""), (#"{"success":false,"message":"no"}"#, "no"),
    (#"{"success":true,"error":"for of-target: wrong"}"#, "for •••: wrong"),
  ])
  func saysWhyAEMCouldNot(answer: String, reason: String) async {
    let server = ScriptedTransport(["POST \(command)": [.json(answer)]])
    #expect(
      await server.problem("target.connect", inputs) == .target(.notConnected(reason: reason)))
  }

  @Test func anAnswerThatSaysNeitherIsUnknown() async throws {
    let server = ScriptedTransport(["POST \(command)": [.json("{}")]])
    #expect(try await server.look("target.connect", inputs).conclusion?.outcome.word == "unknown")
  }

  @Test func aMissingCommandAndAPageAreNoAnswer() async {
    let server = ScriptedTransport()
    #expect(
      await server.problem("target.connect", inputs)
        == .author(.notFound(path: command, user: "admin")))
    server.on("POST \(command)", .html("<p>Hello</p>"))
    #expect(
      await server.problem("target.connect", inputs)
        == .author(.notJSON(path: command, found: "text/html")))
  }
}
