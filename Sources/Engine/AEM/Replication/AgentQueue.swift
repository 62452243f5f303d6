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
  func queues(
    of agents: [ReplicationAgent], _ context: EngineContext
  ) async throws(Problem) -> [AgentQueue] {
    guard !agents.isEmpty else { return [] }
    let answer = try await get(Self.beans)
    let document = answer.status == 200 ? try? JSONValue(parsing: answer.body) : nil
    let beans = (document?.object ?? [:]).values
    var queues: [AgentQueue] = []
    for agent in agents {
      context.report(
        Progress(
          "Reading the queue of \(cleaner.line(agent.name, limit: 60))", done: queues.count,
          of: agents.count))
      let bean = beans.first {
        $0["mbean:objectName"]?.string?.hasSuffix("id=\"\(agent.name)\"") == true
      }
      let counts = [try await waiting(in: agent), bean?["QueueNumEntries"]?.integer]
      queues.append(
        AgentQueue(
          agent: agent, waiting: counts.compactMap(\.self).max(),
          isBlocked: bean?["QueueBlocked"]?.bool))
    }
    return queues
  }

  /// The number of items that wait in an agent's queue; nil when it cannot be read.
  func waiting(in agent: ReplicationAgent) async throws(Problem) -> Int? {
    let answer = try await get("\(Sling.encoded(agent.path))/_jcr_content.queue.json")
    guard answer.status == 200 else { return nil }
    return (try? JSONValue(parsing: answer.body))?["queue"]?.array?.count
  }
}
