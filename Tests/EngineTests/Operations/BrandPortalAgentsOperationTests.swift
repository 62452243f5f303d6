import Testing
import Values

@testable import Engine

private let folder = ReplicationAgent.folder
private let tenant = "https://example.brand-portal.adobe.com"

/// An author with agents, all of them working unless told otherwise.
private func author(
  _ names: [String], enabled: Bool = true, provider: String? = nil, test: String = "succeeded",
  log: String = ""
) -> ScriptedTransport {
  let pages = names.map { name -> String in
    let pid = provider.map { #","accessTokenProviderPid":"\#($0)""# } ?? ""
    return
      #""\#(name)":{"jcr:content":{"enabled":"\#(enabled)","transportUri":"\#(tenant)/x"\#(pid)}}"#
  }
  let server = ScriptedTransport([
    "GET \(folder).infinity.json": [.json("{\(pages.joined(separator: ","))}")]
  ])
  for name in names {
    server.on("GET \(folder)/\(name).test.html", .html("<h2>Replication test \(test)</h2>"))
    server.on("GET \(folder)/\(name)/_jcr_content.queue.json", .json(#"{"queue":[]}"#))
    server.on("GET \(folder)/\(name).log.html", .html(log))
  }
  return server
}

private let four = (1...4).map { "mp_replication_agent_\($0)" }

@Suite("brand-portal.agents")
struct BrandPortalAgentsOperationTests {
  @Test(
    "Only AEM's own two sentences are a success, and its third one a failure",
    arguments: [
      ("<p>Replication test succeeded</p>", true),
      ("<b>Replication</b> test&nbsp;succeeded", true),
      ("28.11.2026 10:00:00 - INFO - a : Replication (TEST) of /content successful.<br>", true),
      ("Replication (TEST) of /content not successful.", false),
      ("Replication (TEST) of /content not successful. Conversation follows", false),
      ("Replication (TEST) of /content <i>not</i>\nsuccessful.", false),
      ("Replication test succeeded<br>Replication (TEST) of /a not successful.", false),
      ("Replication unsuccessful", nil), ("Replication (TEST) of /content successful", nil),
      ("<h2>Replication test failed</h2><br>Sent successfully", nil), ("", nil), ("OK", nil),
      ("Replication test succ", nil), ("test package is successfully delivered", nil),
      ("Der Replikationstest war erfolgreich.", nil), ("Le test de réplication a réussi", nil),
      ("successful", nil), ("<html><title>Sign in</title></html>", nil),
    ] as [(String, Bool?)])
  func tellsSuccessFromFailure(page: String, verdict: Bool?) {
    #expect(AgentTest.verdict(in: HTMLText.plain(page)) == verdict)
  }

  @Test func anAnswerThatSaysNeitherIsUnknownAndShown() async throws {
    let look = try await author(four, test: "war erfolgreich").look(
      "brand-portal.agents", .author())
    let conclusion = try #require(look.conclusion)
    #expect(conclusion.outcome.word == "unknown")
    #expect(conclusion.texts["result"] == "unknown")
    #expect(conclusion.texts["symptom"] == "unclear")
    #expect(conclusion.evidence.first?.found.contains("war erfolgreich") == true)
  }

  @Test func fourGoodAgents() async throws {
    let look = try await author(four + ["publish0"]).look(
      "brand-portal.agents", .author(["tenantUrl": "https://other.example.com"]))
    let conclusion = try #require(look.conclusion)
    #expect(conclusion.texts["count"] == "4")
    #expect(conclusion.texts["symptom"] == "none" && conclusion.texts["idle"] == "yes")
    #expect(conclusion.cautions.count == 4)
  }

  @Test func agentsAreAlsoKnownByTheirTenant() async throws {
    let names = four.dropLast() + ["renamed"]
    let look = try await author(Array(names)).look(
      "brand-portal.agents", .author(["tenantUrl": tenant]))
    #expect(look.conclusion?.texts["count"] == "4")
  }

  /// What is found of an author's agents.
  private func conclusion(
    _ server: ScriptedTransport, _ location: SourceLocation = #_sourceLocation
  ) async throws -> Conclusion {
    try #require(
      try await server.look("brand-portal.agents", .author()).conclusion, sourceLocation: location)
  }

  /// The reason that a problem of the agents has as a failed outcome.
  private func cause(_ problem: BrandPortalProblem) -> String {
    ProblemText(.brandPortal(problem)).cause
  }

  @Test func tooFewAreNamed() async throws {
    let found = try await conclusion(author(Array(four.prefix(2))))
    #expect(found.outcome == .failed(cause(.agentsMissing(found: Array(four.prefix(2))))))
    #expect(found.texts["symptom"] == "fewer" && found.texts["count"] == "2")
    let none = try await conclusion(author(["publish0"]))
    #expect(none.texts["symptom"] == "fewer" && none.texts["closeConnection"] == "no")
  }

  @Test func moreThanFourPassAndAreCounted() async throws {
    let found = try await conclusion(author(four + ["mp_replication_agent_5"]))
    #expect(found.outcome == .passed)
    #expect(found.texts["symptom"] == "more" && found.texts["count"] == "5")
  }

  @Test func jobsThatWaitAreNoFailure() async throws {
    let server = author(four)
    server.on(
      "GET \(folder)/\(four[0])/_jcr_content.queue.json", .json(#"{"queue":[{"id":"1"}]}"#))
    let found = try await conclusion(server)
    #expect(found.outcome == .passed && found.texts["idle"] == "no")
    #expect(found.texts["symptom"] == "waiting")
  }

  @Test func oneThatIsOffIsNamed() async throws {
    let found = try await conclusion(author(four, enabled: false))
    #expect(found.outcome == .failed(cause(.agentDisabled(four[0]))))
    #expect(found.texts["symptom"] == "off")
  }

  @Test func aFailureHasTheLineThatTells() async throws {
    let log =
      "20.11.2026 10:00:00 - failed to get access token status: 400<br>"
      + "20.11.2026 10:00:01 - Replication (TEST) of /content not successful.<br>"
    let found = try await conclusion(author(four, test: "failed", log: log))
    let line = "20.11.2026 10:00:00 - failed to get access token status: 400"
    #expect(found.outcome == .failed(cause(.agentFailed(four[0], reason: line))))
    #expect(found.texts["result"] == "failed" && found.texts["symptom"] == "token")
    #expect(found.evidence.count == 4 && found.evidence[3].found.contains(line))
  }

  @Test(
    "Each line that a log ends with has its symptom",
    arguments: [
      (
        "failed to get access token from authorization server status: 400 response: "
          + #"{"error":"invalid_grant","error_description":"JWT has expired"}"#, "expired"
      ),
      ("AccessTokenProvider failed to get access token", "token"),
      ("sent. Response: 401 Unauthorized", "key"), ("Read timed out", "timeout"),
      ("connect timeout", "timeout"),
      ("status 403: permission denied to dam-replication-service", "permission"),
      ("java.io.IOException: Connection refused", "log"),
    ])
  func symptoms(line: String, symptom: String) async throws {
    let log = "\(line)<br>Replication (TEST) of /content not successful.<br>"
    let found = try await conclusion(author(four, test: "failed", log: log))
    #expect(found.texts["symptom"] == symptom)
  }

  @Test func aTokenProviderThatIsGoneIsNamed() async throws {
    let server = author(four, provider: "a.b.c")
    server.on("GET /system/console/configMgr/a.b.c.json", .json("[]"))
    let found = try await conclusion(server)
    #expect(
      found.outcome == .failed(cause(.tokenProviderMissing(agent: four[0], provider: "a.b.c"))))
    #expect(found.texts["symptom"] == "provider")
  }
}
