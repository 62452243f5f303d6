import HTTP
import Values

/// The queue of a replication agent.
struct AgentQueue: Equatable, Sendable {
  /// The agent that the queue belongs to.
  var agent: ReplicationAgent
  /// The number of items that wait; nil when nothing shows it.
  var waiting: Int?
  /// Whether it has stopped at an item that cannot be sent; nil when nothing shows it.
  var isBlocked: Bool?

  /// Whether it is known that nothing waits.
  var isIdle: Bool { waiting == 0 && isBlocked != true }

  /// Its state in a few words.
  var words: String {
    let count =
      switch waiting {
      case nil: "queue unknown"
      case 0?: "queue empty"
      case let waiting?: "\(waiting) waiting"
      }
    return isBlocked == true ? "\(count), blocked" : count
  }
}

extension AuthorClient {
  /// The resources under which Sling shows the beans of replication agents.
  private static let beans =
    "/system/sling/monitoring/mbeans/com/adobe/granite/replication/agent.1.json"

  /// The queues of agents, by their own addresses and by their beans: the higher count wins.
  ///
  /// Beans are closed on some authors, and then only say nothing.
  func queues(of agents: [ReplicationAgent]) async throws(Problem) -> [AgentQueue] {
    guard !agents.isEmpty else { return [] }
    async let shown = attempt { () async throws(Problem) in try await agentBeans() }
    let counts = try await concurrently(agents) { agent async throws(Problem) in
      try await waiting(in: agent)
    }
    let beans = try await shown.get()
    return zip(agents, counts).map { agent, waiting in
      let bean = beans.first {
        $0["mbean:objectName"]?.string?.hasSuffix("id=\"\(agent.name)\"") == true
      }
      return AgentQueue(
        agent: agent,
        waiting: [waiting, bean?["QueueNumEntries"]?.integer].compactMap(\.self).max(),
        isBlocked: bean?["QueueBlocked"]?.bool)
    }
  }

  private func agentBeans() async throws(Problem) -> [JSONValue] {
    let answer = try await get(Self.beans)
    let document = answer.status == 200 ? try? JSONValue(parsing: answer.body) : nil
    return Array((document?.object ?? [:]).values)
  }

  /// The number of items that wait in an agent's queue; nil when it cannot be read.
  func waiting(in agent: ReplicationAgent) async throws(Problem) -> Int? {
    let answer = try await get("\(Sling.encoded(agent.path))/_jcr_content.queue.json")
    guard answer.status == 200 else { return nil }
    return (try? JSONValue(parsing: answer.body))?["queue"]?.array?.count
  }
}
