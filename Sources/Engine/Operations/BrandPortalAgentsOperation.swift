import HTTP
import Values

/// `brand-portal.agents`: whether the four replication agents of Brand Portal exist and work.
///
/// They are found by the rule that Adobe's own code follows, an id that starts with
/// `mp_replication_agent`, and by the tenant that they send to. Each is tested, and its queue read.
struct BrandPortalAgentsOperation: Operation {
  let signature = OperationSignature(
    name: "brand-portal.agents", inputs: Wanted.inputs,
    outputs: [.text("count"), .text("result", oneOf: ["passed", "unknown"]), .list("agents")],
    changes: false, verifies: .wholeWay
  )

  /// The agents to look at: of one tenant, or all.
  struct Wanted: DecodedInputs {
    static let inputs: [any OperationInput] = AuthorClient.inputs + [BrandPortalTenant.url.optional]

    let author: AuthorClient
    /// The address of the tenant; nil for every one.
    let tenant: String?

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      tenant = inputs[BrandPortalTenant.url.optional]
    }
  }

  /// The number of agents that AEM creates when the configuration is saved.
  private static let expected = 4
  /// The most agents that are tested, because a test takes long; no known author has more.
  private static let most = 16

  /// The agents with their tests, and which token providers exist.
  struct Observation: Sendable {
    /// The tests in the order of the agents' names.
    var tests: [AgentTest]
    /// PIDs of token providers that agents name and that do not exist.
    var missingProviders: Set<String>
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let author = wanted.author
    context.report(Progress("Reading the replication agents"))
    let agents = try await author.replicationAgents()
      .filter { $0.isBrandPortal(tenant: wanted.tenant) }.prefix(Self.most)
    var tests: [AgentTest] = []
    for agent in agents {
      context.report(
        Progress("Testing \(author.cleaner.line(agent.name))", done: tests.count, of: agents.count))
      tests.append(try await author.test(agent))
    }
    var missing: Set<String> = []
    for provider in Set(agents.compactMap(\.tokenProviderPID)).sorted()
    where provider.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
      let path = "/system/console/configMgr/\(PercentEncoding.component(provider)).json"
      if try await author.consoleJSON(path)?.array?.isEmpty == true { missing.insert(provider) }
    }
    return Observation(tests: tests, missingProviders: missing)
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    let cleaner = wanted.author.cleaner
    let names = observed.tests.map { cleaner.line($0.agent.name, limit: 60) }
    guard names.count >= Self.expected else {
      throw .brandPortal(.agentsMissing(found: names))
    }
    var conclusion = Conclusion(.passed)
    conclusion.texts["count"] = String(names.count)
    for (test, name) in zip(observed.tests, names) {
      guard test.agent.isEnabled else { throw .brandPortal(.agentDisabled(name)) }
      if let provider = test.agent.tokenProviderPID, observed.missingProviders.contains(provider) {
        throw .brandPortal(
          .tokenProviderMissing(agent: name, provider: cleaner.line(provider, limit: 120)))
      }
      let queue = test.waiting.map { $0 == 0 ? "queue empty" : "\($0) waiting" } ?? "queue unknown"
      let uri = cleaner.line(test.agent.transportURI)
      switch test.outcome {
      case .passed:
        conclusion.evidence.append(Evidence(name, "test succeeded, \(queue), to \(uri)"))
      case .failed(let reason):
        throw .brandPortal(.agentFailed(name, reason: cleaner.line(reason, limit: 300)))
      case .unknown(let said):
        let line = cleaner.line(said, limit: 300)
        conclusion.outcome = .unknown(
          "AEM's answer does not say whether the test of \(name) succeeded.")
        conclusion.evidence.append(
          Evidence(
            name, "not verified, \(queue), to \(uri); AEM said: \(line.isEmpty ? "nothing" : line)")
        )
      }
      if let waiting = test.waiting, waiting > 0 {
        conclusion.cautions.append("\(waiting) items wait in the queue of \(name).")
      }
      if test.agent.tokenProviderPID == nil, test.agent.tokenProviderName == nil {
        conclusion.cautions.append(
          "\(name) names no token provider. aem-setup does not know how it signs in.")
      }
    }
    conclusion.texts["result"] = conclusion.outcome.word
    conclusion.lists["agents"] = zip(observed.tests, names).map { test, name in
      ListedItem(value: name, label: name, detail: cleaner.line(test.agent.transportURI))
    }
    if names.count > Self.expected {
      conclusion.cautions.append(
        "AEM has \(names.count) agents instead of four. Some may belong to an earlier setup.")
    }
    return conclusion
  }
}
