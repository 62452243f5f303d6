import HTTP
import Values

/// `brand-portal.agents`: whether the four replication agents of Brand Portal exist and work.
///
/// They are found by the rule that Adobe's own code follows, an id that starts with
/// `mp_replication_agent`, and by the tenant that they send to. Each is tested, and its queue read.
/// What is wrong is a finding, not a problem: `symptom` has a word for the first of them.
struct BrandPortalAgentsOperation: Operation {
  let signature = OperationSignature(
    name: "brand-portal.agents", inputs: Wanted.inputs,
    outputs: [
      .text("count"), .text("result", oneOf: ["passed", "failed", "unknown"]),
      .text("symptom", oneOf: Set(AgentSymptom.allCases.map(\.rawValue))), .answer("idle"),
      .answer("closeConnection"), .list("agents"),
    ],
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
    var conclusion = Conclusion(.passed)
    var symptom = AgentSymptom.none
    func note(_ outcome: Outcome, _ found: AgentSymptom) {
      guard symptom == .none else { return }
      (conclusion.outcome, symptom) = (outcome, found)
    }
    if names.count < Self.expected {
      note(.failed(.agentsMissing(found: names)), .fewer)
    }
    for (test, name) in zip(observed.tests, names) {
      if let (problem, found) = fault(of: test, name, observed, cleaner) {
        note(.failed(problem), found)
      }
    }
    for (test, name) in zip(observed.tests, names) {
      if case .unknown = test.outcome {
        note(
          .unknown("AEM's answer does not say whether the test of \(name) succeeded."), .unclear)
      }
      conclusion.evidence.append(Evidence(name, words(for: test, cleaner)))
      if let waiting = test.waiting, waiting > 0 {
        conclusion.cautions.append("\(waiting) items wait in the queue of \(name).")
      }
      if test.agent.tokenProviderPID == nil, test.agent.tokenProviderName == nil {
        conclusion.cautions.append(
          "\(name) names no token provider. aem-setup does not know how it signs in.")
      }
    }
    conclusion.lists["agents"] = zip(observed.tests, names).map { test, name in
      ListedItem(value: name, label: name, detail: cleaner.line(test.agent.transportURI))
    }
    if names.count > Self.expected {
      if symptom == .none { symptom = .more }
      conclusion.cautions.append(
        "AEM has \(names.count) agents instead of four. Some may belong to an earlier setup.")
    }
    let idle = observed.tests.allSatisfy { $0.waiting == 0 }
    if symptom == .none, !idle { symptom = .waiting }
    func answer(_ isYes: Bool) -> String { isYes ? "yes" : "no" }
    conclusion.texts = [
      "count": String(names.count), "result": conclusion.outcome.word,
      "symptom": symptom.rawValue,
      "idle": answer(idle),
      "closeConnection": answer(
        !observed.tests.isEmpty && observed.tests.allSatisfy(\.agent.closesConnection)),
    ]
    return conclusion
  }

  /// What AEM says is wrong with an agent; nil when it says nothing of that kind.
  private func fault(
    of test: AgentTest, _ name: String, _ observed: Observation, _ cleaner: Cleaner
  ) -> (BrandPortalProblem, AgentSymptom)? {
    guard test.agent.isEnabled else { return (.agentDisabled(name), .off) }
    if let provider = test.agent.tokenProviderPID, observed.missingProviders.contains(provider) {
      let shown = cleaner.line(provider, limit: 120)
      return (.tokenProviderMissing(agent: name, provider: shown), .provider)
    }
    guard case .failed(let reason) = test.outcome else { return nil }
    let line = cleaner.line(reason, limit: 300)
    return (.agentFailed(name, reason: line), AgentSymptom(of: line))
  }

  /// The test, the queue and the address of an agent in one line.
  private func words(for test: AgentTest, _ cleaner: Cleaner) -> String {
    let queue = test.waiting.map { $0 == 0 ? "queue empty" : "\($0) waiting" } ?? "queue unknown"
    let rest = "\(queue), to \(cleaner.line(test.agent.transportURI))"
    func said(_ text: String) -> String {
      let line = cleaner.line(text, limit: 300)
      return "AEM said: \(line.isEmpty ? "nothing" : line)"
    }
    return switch test.outcome {
    case .passed: "test succeeded, \(rest)"
    case .failed(let reason): "test failed, \(rest); \(said(reason))"
    case .unknown(let text): "not verified, \(rest); \(said(text))"
    }
  }
}

extension Outcome {
  /// A failure that Brand Portal's agents have; its cause is the reason.
  fileprivate static func failed(_ problem: BrandPortalProblem) -> Outcome {
    .failed(ProblemText(.brandPortal(problem)).cause)
  }
}
