import Foundation
import HTTP
import Sandbox
import Testing
import Values

@testable import Engine

private let ims = "https://ims-na1.adobelogin.com"
private let validate = "POST /ims/validate_token/v1"
private let token = "eyJhIjoxfQ.\(Base64URL.encoded(#"{"client_id":"c1"}"#.utf8)).sig"

private func inputs(_ text: String? = token) -> OperationInputs {
  var inputs = OperationInputs(texts: ["imsUrl": ims])
  inputs.secrets["token"] = text.map { Secret(copying: $0.utf8) }
  return inputs
}

@Suite("ims.check-token", .timeLimit(.minutes(10)))
struct IMSCheckTokenOperationTests {
  @Test func tellsWhoseAGoodTokenIs() async throws {
    let answer = """
      {"valid":true,"expires_at":1795003600000,"token":{"client_id":"c1","user_id":"u@techacct",
       "scope":"openid,AdobeID","expires_in":"86400000","type":"access_token"}}
      """
    let server = ScriptedTransport([validate: [.json(answer)]])
    let conclusion = try #require(try await server.look("ims.check-token", inputs()).conclusion)
    #expect(
      conclusion.texts == [
        "clientId": "c1", "userId": "u@techacct", "scopes": "openid,AdobeID",
        "endsAt": "18 November 2026, 12:06 UTC",
      ])
    let request = try #require(server.seen.first)
    #expect(request["type"] == "access_token")
    #expect(request["token"] == token)
    #expect(request["client_id"] == "c1")
    #expect(request.headers.contains(HTTPHeader("X-IMS-ClientId", "c1")))
    #expect(!"\(conclusion)".contains("eyJ"))
  }

  @Test(arguments: [
    (
      Reaction.json(#"{"valid":false,"reason":"bad_signature"}"#),
      TokenProblem.notValid(reason: "bad_signature")
    ),
    (.json(#"{"valid":false}"#), .notValid(reason: "")),
    (.json(#"{"valid":false,"reason":"\#(token)"}"#), .notValid(reason: "•••")),
    (.json("{}"), .refused(status: 200, error: "", description: "")),
    (
      .json(#"{"error":"bad_request"}"#, status: 400),
      .refused(status: 400, error: "bad_request", description: "")
    ),
    (.json(#"{"valid":true}"#, status: 201), .refused(status: 201, error: "", description: "")),
    (.html("<title>Login</title>"), .notIMS(status: 200, found: "Login")),
    (.json("{}", status: 503), .unavailable(status: 503, retryAfter: nil)),
  ])
  func explainsABadToken(answer: Reaction, expected: TokenProblem) async {
    let server = ScriptedTransport([validate: [answer]])
    #expect(await server.problem("ims.check-token", inputs()) == .token(expected))
  }

  @Test func needsATokenOrACredential() async {
    let server = ScriptedTransport()
    #expect(
      await server.problem("ims.check-token", inputs(nil)) == .missingInput("token"))
    #expect(server.seen.isEmpty)
  }

  @Test func theSandboxKnowsItsOwnTokens() async throws {
    let sandbox = try Sandbox()
    let facts = sandbox.facts
    let catalog = OperationCatalog([IMSCheckTokenOperation(tokens: TokenCache())])
    let runner = OperationRunner(
      catalog: catalog, context: EngineContext(transport: HTTPClient(options: HTTPOptions())))
    var inputs = OperationInputs(
      texts: [
        "imsUrl": facts.ims, "clientId": facts.clientID,
        "scopes": facts.scopes.joined(separator: ","),
      ], secrets: ["clientSecret": Secret(copying: facts.clientSecret.utf8)])
    let conclusion = try await runner.look("ims.check-token", inputs).conclusion
    #expect(conclusion?.texts["userId"] == facts.technicalAccountID)
    inputs.secrets["token"] = Secret(copying: "eyJ.forged.token".utf8)
    await #expect(throws: Problem.token(.notValid(reason: "bad_signature"))) {
      try await runner.look("ims.check-token", inputs)
    }
  }
}
