import Engine
import Synchronization
import Testing

private let operation = "smart-tags.validate"
private let discovery =
  "GET /system/sling/monitoring/mbeans/com/day/cq/dam/similaritysearch/internal/impl.2.json"
private let page =
  "/system/console/jmx/com.day.cq.dam.similaritysearch.internal.impl%3Atype%3Dsimilaritysearch"
private let invoke = "POST \(page)/op/validateConfigs/"

private func aem(_ answers: Reaction...) -> ScriptedTransport {
  ScriptedTransport(["GET \(page)": [.html("<a>validateConfigs</a>")], invoke: answers])
}

private func failure(_ raw: String) -> Outcome {
  .failed(ProblemText(.validation(.failed(raw: raw))).cause)
}

@Suite("smart-tags.validate")
struct SmartTagsValidateOperationTests {
  @Test func passes() async throws {
    let server = aem(.html("<table><tr><td>Status</td><td>passed</td></tr></table>"))
    let look = try await server.look(operation, .author())
    #expect(look.conclusion?.texts["result"] == "passed")
    #expect(look.conclusion?.evidence.last == Evidence("AEM said", "Status passed"))
    #expect(server.posts.count == 1)
  }

  @Test func findsTheMBeanUnderAnotherType() async throws {
    let name = "com.day.cq.dam.similaritysearch.internal.impl:type=SCS"
    let other = page.replacing("type%3Dsimilaritysearch", with: "type%3DSCS")
    let server = ScriptedTransport([
      discovery: [.json(#"{"SCS":{"{noname}":{"mbean:objectName":"\#(name)"}}}"#)],
      "GET \(other)": [.html("validateConfigs")],
      "POST \(other)/op/validateConfigs/": [.html("passed")],
    ])
    let look = try await server.look(operation, .author())
    #expect(look.conclusion?.evidence.first == Evidence("MBean", name))
  }

  @Test func pollsUntilAEMHasTakenItUp() async throws {
    let failing = Reaction.html("<td>failed</td>")
    let server = aem(failing, failing, failing, .html("<td>passed</td>"))
    let watch = Watch()
    _ = try await server.look(operation, .author(), watch)
    #expect(
      watch.slept.withLock { $0 } == [.milliseconds(250), .milliseconds(500), .seconds(1)])
  }

  @Test func failsAfterTwentyPolls() async throws {
    let server = aem(.html("<tr><td>a</td><td>passed</td></tr><tr><td>b</td><td>failed</td></tr>"))
    let look = try await server.look(operation, .author())
    #expect(look.conclusion?.outcome == failure("a passed\nb failed"))
    #expect(look.conclusion?.texts == ["result": "failed", "sign": "other"])
    #expect(look.conclusion?.evidence.last == Evidence("AEM said", "a passed\nb failed"))
    #expect(server.posts.count == 20)
  }

  @Test(
    "A known cause is recognized in AEM's words",
    arguments: [
      (#"failed: {"error":"unsupported_grant_type"}"#, "grant-type"),
      ("failed: invalid client_secret parameter", "client-secret"),
      ("failed: Service returned an error: HTTP/1.1 403 Forbidden", "forbidden"),
      ("failed: connection refused", "other"),
    ])
  func namesACause(words: String, sign: String) async throws {
    let look = try await aem(.html(words)).look(operation, .author())
    #expect(look.conclusion?.texts["sign"] == sign)
  }

  @Test(arguments: ["<td>OK</td>", "", "<td>bypassed</td>"])
  func admitsThatItCannotRead(body: String) async throws {
    let look = try await aem(.html(body)).look(operation, .author())
    #expect(look.conclusion?.texts["result"] == "unknown")
    #expect(look.conclusion?.outcome.word == "unknown")
  }

  @Test(arguments: ["Error: passed", "not passed", "validation fail, passed"])
  func takesAWordOfFailureSeriously(body: String) async throws {
    let look = try await aem(.html(body)).look(operation, .author())
    #expect(look.conclusion?.outcome == failure(body))
  }

  @Test func cutsAndCleansALongAnswer() async throws {
    let server = aem(.html("passed \u{1B}[31m opensesame " + String(repeating: "x", count: 9_000)))
    let look = try await server.look(operation, .author())
    let said = try #require(look.conclusion?.evidence.last?.found)
    #expect(said.count == 4_000)
    #expect(said.hasPrefix("passed ^[[31m ••• xxx"))
  }

  @Test func invokesNothingThatTheConsoleDoesNotShow() async {
    let server = ScriptedTransport()
    let name = "com.day.cq.dam.similaritysearch.internal.impl:type=similaritysearch"
    #expect(
      await server.problem(operation, .author())
        == .validation(.beanMissing(name: name, status: 404)))
    server.on("GET \(page)", .html("another bean"))
    #expect(
      await server.problem(operation, .author())
        == .validation(.beanMissing(name: name, status: 200)))
    #expect(server.posts.isEmpty)
  }

  @Test func namesARefusal() async {
    #expect(
      await aem(.status(405)).problem(operation, .author())
        == .validation(.notInvoked(status: 405, message: "405")))
    #expect(
      await aem(.status(403)).problem(operation, .author())
        == .author(.noConsoleRights(user: "admin")))
  }
}
