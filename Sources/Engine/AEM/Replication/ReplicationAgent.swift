import HTTP
import Values

/// A replication agent of an author, as its page says.
struct ReplicationAgent: Equatable, Sendable {
  /// The page, such as `/etc/replication/agents.author/mp_replication_agent0`.
  var path: String
  /// The name of the page's node, which is the agent's id.
  var name: String
  /// The title in its dialog; the name where it has none.
  var title: String
  /// Whether it is switched on.
  var isEnabled: Bool
  /// The address that it sends to.
  var transportURI: String
  /// The type of serialization by which it packs what it sends.
  var serialization: String
  /// The user that it acts for.
  var userID: String
  /// The PID of the token provider that it signs in with.
  var tokenProviderPID: String?
  /// The name of the token provider that it signs in with; nil when its page has none.
  var tokenProviderName: String?
  /// Whether each request takes a connection of its own.
  var closesConnection: Bool

  /// The page above all agents of the author.
  static let folder = "/etc/replication/agents.author"
  /// The start of the ids of Brand Portal's agents: the rule that Adobe's own code follows.
  static let brandPortalPrefix = "mp_replication_agent"

  /// Reads a child of ``folder``; nil when it is no agent.
  init?(name: String, page: JSONValue) {
    guard let content = page["jcr:content"]?.object, Sling.isName(name) else { return nil }
    path = "\(Self.folder)/\(name)"
    self.name = name
    title = content["jcr:title"]?.string ?? name
    isEnabled = content["enabled"]?.bool ?? false
    transportURI = (content["transportUri"] ?? content["transportURI"])?.string ?? ""
    serialization = content["serializationType"]?.string ?? ""
    userID = content["userId"]?.string ?? ""
    tokenProviderPID = content["accessTokenProviderPid"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    tokenProviderName = content["accessTokenProviderName"]?.string.flatMap {
      $0.isEmpty ? nil : $0
    }
    closesConnection = content["protocolHTTPConnectionClose"]?.bool ?? false
  }

  /// Whether it sends to Brand Portal: by its id, or by the tenant that it sends to.
  func isBrandPortal(tenant: String?) -> Bool {
    if name.hasPrefix(Self.brandPortalPrefix) { return true }
    guard let tenant, !tenant.isEmpty else { return false }
    let base = tenant.hasSuffix("/") ? tenant : tenant + "/"
    return transportURI.hasPrefix(base)
  }
}

extension AuthorClient {
  /// The replication agents of the author, by name.
  func replicationAgents() async throws(Problem) -> [ReplicationAgent] {
    let folder = ReplicationAgent.folder
    // AEM's folder has a type, or children; an answer with neither is not one of AEM's.
    guard let tree = try await tree(folder),
      tree.object?.contains(where: { $0.key == "jcr:primaryType" || $0.value.object != nil })
        == true
    else {
      throw .author(.notFound(path: folder, user: user))
    }
    return (tree.object ?? [:]).sorted { $0.key < $1.key }
      .compactMap { ReplicationAgent(name: $0.key, page: $0.value) }
  }

  /// Lets an agent test its connection, as the link **Test Connection** does, and reads its queue.
  func test(_ agent: ReplicationAgent) async throws(Problem) -> AgentTest {
    let path = Sling.encoded(agent.path)
    // AEM sends to Adobe meanwhile, which takes its time.
    let answer = try await get("\(path).test.html", accept: "text/html", timeout: 60)
    let said = HTMLText.plain(answer.text)
    let verdict = answer.status == 200 ? AgentTest.verdict(in: said) : nil
    let waiting = try await waiting(in: agent)
    return AgentTest(
      agent: agent,
      outcome: verdict == true ? .passed : try await noSuccess(of: path, verdict, said),
      waiting: waiting)
  }

  /// The result of a test that has not said that it succeeded: its log may say that it failed.
  private func noSuccess(
    of path: String, _ verdict: Bool?, _ said: String
  ) async throws(Problem) -> Outcome {
    let log = try await get("\(path).log.html", accept: "text/html")
    let text = log.status == 200 ? HTMLText.plain(log.text) : ""
    let lines = text.split(whereSeparator: \.isNewline)
    let last = lines.last { $0.lowercased().contains("replication (test)") }
    let hasFailed = verdict == false || last.map { AgentTest.verdict(in: String($0)) } == false
    let reason = lastLine(of: text, or: said)
    return hasFailed ? .failed(reason) : .unknown(reason)
  }

  /// The line of an agent's log that names why a test failed: the last one that tells more than
  /// that it failed.
  private func lastLine(of log: String, or said: String) -> String {
    let lines = (log.isEmpty ? said : log).split(whereSeparator: \.isNewline).filter {
      !$0.allSatisfy(\.isWhitespace)
    }
    let telling = lines.last { line in
      let words = line.lowercased()
      return ["access token", "status", "401", "timeout", "timed out", "exception", "refused"]
        .contains { words.contains($0) }
    }
    return cleaner.line(String(telling ?? lines.last ?? ""), limit: 300)
  }
}
