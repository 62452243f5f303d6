/// The replication agents through which AEM talks to Adobe Target; there should be one.
struct TargetAgents: Equatable, Sendable {
  /// The state of the agent that counts.
  enum State: String, CaseIterable, Sendable {
    case missing, enabled, disabled
    /// It does not have ``address``.
    case wrongURI = "wrong-uri"
  }

  /// All agents that are Target's, by name.
  let all: [ReplicationAgent]

  /// The address that the agent has to keep.
  static let address = "tnt:///"
  /// The words of all states.
  static let states = Set(State.allCases.map(\.rawValue))

  /// Finds them by their transport, or by their name or title.
  init(among agents: [ReplicationAgent]) {
    all = agents.filter { agent in
      agent.transportURI.hasPrefix("tnt:")
        || [agent.name, agent.title].contains {
          $0.lowercased().filter(\.isLetter).contains("testandtarget")
        }
    }
  }

  /// The agent that counts: one that works says more than one that is left over.
  var agent: ReplicationAgent? {
    let right = all.filter { $0.transportURI == Self.address }
    return right.first(where: \.isEnabled) ?? right.first ?? all.first
  }

  /// The state of ``agent``.
  var state: State {
    guard let agent else { return .missing }
    guard agent.transportURI == Self.address else { return .wrongURI }
    return agent.isEnabled ? .enabled : .disabled
  }
}
