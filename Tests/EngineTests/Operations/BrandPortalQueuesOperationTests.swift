import Sandbox
import Testing
import Values

@testable import Engine

private let folder = ReplicationAgent.folder
private let beans =
  "GET /system/sling/monitoring/mbeans/com/adobe/granite/replication/agent.1.json"

/// An author with one Brand Portal agent and this answer for its queue.
private func author(queue: Reaction, bean: String? = nil) -> ScriptedTransport {
  let server = ScriptedTransport([
    "GET \(folder).infinity.json": [
      .json(
        #"{"mp_replication_agent":{"jcr:content":{"enabled":"true","transportUri":"https://t.example/x"}},"#
          + #""publish":{"jcr:content":{"enabled":"true","transportUri":"http://localhost:4503"}}}"#
      )
    ],
    "GET \(folder)/mp_replication_agent/_jcr_content.queue.json": [queue],
  ])
  if let bean {
    server.on(
      beans,
      .json(
        #"{"x":{"mbean:objectName":"com.adobe.granite.replication:type=agent,id=\"mp_replication_agent\"",\#(bean)}}"#
      ))
  }
  return server
}

@Suite("brand-portal.queues", .timeLimit(.minutes(10)))
struct BrandPortalQueuesOperationTests {
  private static let empty = Reaction.json(#"{"queue":[]}"#)
  private static let two = Reaction.json(#"{"queue":[{"id":"1"},{"id":"2"}]}"#)
  private static let unread = Reaction.status(404)

  @Test("Idle only when the queue is known to be empty, and not blocked")
  func idle() async throws {
    let cases: [(queue: Reaction, bean: String?, idle: String, words: String)] = [
      (Self.empty, nil, "yes", "queue empty"), (Self.two, nil, "no", "2 waiting"),
      (Self.unread, nil, "no", "queue unknown"), (.json("[]"), nil, "no", "queue unknown"),
      (.html("login"), nil, "no", "queue unknown"),
      (Self.unread, #""QueueNumEntries":0"#, "yes", "queue empty"),
      (Self.empty, #""QueueNumEntries":"3""#, "no", "3 waiting"),
      (Self.empty, #""QueueBlocked":true"#, "no", "queue empty, blocked"),
      (Self.two, #""QueueBlocked":false,"QueueNumEntries":1"#, "no", "2 waiting"),
    ]
    for one in cases {
      let look = try await author(queue: one.queue, bean: one.bean)
        .look("brand-portal.queues", .author())
      let conclusion = try #require(look.conclusion)
      #expect(conclusion.texts["idle"] == one.idle, "\(one.words)")
      #expect(conclusion.texts["count"] == "1")
      #expect(conclusion.lists["agents"]?.map(\.detail) == [one.words])
      #expect((conclusion.outcome == .passed) == !one.words.hasPrefix("queue unknown"))
    }
  }

  @Test("No agent is asked to test, and nothing is sent")
  func readsOnly() async throws {
    let server = author(queue: Self.empty)
    _ = try await server.look("brand-portal.queues", .author())
    #expect(server.posts.isEmpty)
    #expect(!server.lines.contains { $0.contains(".test.") })
  }

  @Test("The evidence tells the queue, whether the agent is on, and the box Close Connection")
  func evidence() async throws {
    let stage = try AuthorStage(presets: [.brandPortalConnected])
    let tenant = stage.sandbox.facts.brandPortalURL
    let inputs = stage.inputs(["tenantUrl": tenant])
    let path = "\(folder)/mp_replication_agent_1/jcr:content"
    try await stage.post(
      path, [("./protocolHTTPConnectionClose", "true"), ("./enabled", "false")])
    let found = try await stage.done("brand-portal.queues", inputs)
    #expect(
      found.texts == ["count": "4", "idle": "yes", "enabled": "no", "closeConnection": "no"])
    #expect(
      found.evidence.prefix(2).map(\.found) == [
        "queue empty, enabled, Close Connection (protocolHTTPConnectionClose) off, to \(tenant)/",
        "queue empty, disabled, Close Connection (protocolHTTPConnectionClose) on, to \(tenant)/",
      ])
  }

  @Test("Items that wait, and a queue that stands still")
  func blocked() async throws {
    let stage = try AuthorStage(.queueBlocked, presets: [.brandPortalConnected])
    let found = try await stage.done("brand-portal.queues", stage.inputs())
    #expect(found.texts["idle"] == "no")
    #expect(
      found.lists["agents"]?.map(\.detail) == Array(repeating: "2 waiting, blocked", count: 4))
  }

  @Test("Without agents there is nothing to wait for, and nothing that is switched on")
  func none() async throws {
    let stage = try AuthorStage()
    let found = try await stage.done("brand-portal.queues", stage.inputs())
    #expect(found.texts == ["count": "0", "idle": "yes", "enabled": "no", "closeConnection": "no"])
    #expect(found.evidence == [Evidence("Brand Portal agents", "none")])
  }

  @Test("A folder that cannot be seen is not an empty one")
  func invisible() async {
    #expect(
      await ScriptedTransport().problem("brand-portal.queues", .author())
        == .author(.notFound(path: folder, user: "admin")))
  }
}
