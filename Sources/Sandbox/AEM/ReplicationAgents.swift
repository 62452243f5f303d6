import Values

/// `/etc/replication/agents.author`: tests, queues and logs of the replication agents.
struct ReplicationAgents: Sendable {
  /// The folder of the agents' pages.
  static let folder = RepositoryPath(segments: ["etc", "replication", "agents.author"])
  private static let resourceType = "cq/replication/components/agent"

  let faults: Set<SandboxFault>
  /// The time of the request, in milliseconds since 1970.
  let now: Int

  /// The page of an agent with these settings.
  static func agent(title: String, _ settings: KeyValuePairs<String, String>) -> ResourceNode {
    var content = ResourceNode(
      type: "nt:unstructured",
      [
        "jcr:title": title, "cq:template": "/libs/cq/replication/templates/agent",
        "sling:resourceType": resourceType, "enabled": "true",
      ])
    for (name, value) in settings { content.properties[name] = .string(value) }
    var page = ResourceNode(type: "cq:Page")
    page.children["jcr:content"] = content
    return page
  }

  /// The agents of a fresh author.
  ///
  /// The agent for Target is off when AEM was installed without its sample content.
  static func delivered(hasSamples: Bool) -> [(name: String, page: ResourceNode)] {
    [
      (
        "test_and_target",
        agent(
          title: "Test and Target",
          [
            "enabled": hasSamples ? "true" : "false", "transportUri": "tnt:///",
          ])
      ),
      (
        "publish",
        agent(
          title: "Default Agent",
          [
            "serializationType": "durbo", "logLevel": "info", "retryDelay": "60000",
            "transportUri": "http://localhost:4503/bin/receive?sling:authRequestLogin=1",
            "transportUser": "admin",
          ])
      ),
      (
        "flush",
        agent(
          title: "Dispatcher Flush",
          [
            "enabled": "false", "serializationType": "flush", "triggerModified": "true",
            "transportUri": "http://localhost:8000/dispatcher/invalidate.cache",
          ])
      ),
      (
        "publish_reverse",
        agent(
          title: "Reverse Replication Agent",
          [
            "enabled": "false", "reverseReplication": "true", "serializationType": "durbo",
            "transportUri": "http://localhost:4503/bin/receive?sling:authRequestLogin=1",
          ])
      ),
    ]
  }

  /// Answers `<agent>.test.html`, `<agent>.log.html` and the agent's queue; nil for the rest.
  func answer(_ request: IncomingRequest, state: SandboxState) -> OutgoingAnswer? {
    guard let address = ResourceAddress(request.path, in: state.root),
      address.path.isWithin(Self.folder)
    else { return nil }
    let path = address.path.name == "jcr:content" ? address.path.parent : address.path
    guard let agent = state.root[path]?.children["jcr:content"],
      agent.properties["sling:resourceType"]?.text == Self.resourceType
    else { return nil }
    if address.isAnswered(by: "test", "html") { return page("Test", log(of: path, agent, state)) }
    if address.isAnswered(by: "log", "html") { return page("Log", log(of: path, agent, state)) }
    guard address.isAnswered(by: "queue", "json") else { return nil }
    return .json(["queue": .array(queue(agent))])
  }

  /// The beans of all agents: id, and whether the queue is blocked.
  static func beans(
    in root: ResourceNode, faults: Set<SandboxFault>
  ) -> [(id: String, isBlocked: Bool)] {
    (root[folder]?.children.entries ?? []).compactMap { entry in
      guard let agent = entry.value.children["jcr:content"],
        agent.properties["enabled"]?.text == "true"
      else { return nil }
      return (entry.name, isBlocked(agent, faults))
    }
  }

  private static func isBlocked(_ agent: ResourceNode, _ faults: Set<SandboxFault>) -> Bool {
    faults.contains(.queueBlocked) && agent.properties["enableOauth"]?.text == "true"
  }

  private func queue(_ agent: ResourceNode) -> [JSONValue] {
    guard Self.isBlocked(agent, faults) else { return [] }
    return (1...2).map { number in
      [
        "id": .string("replication-\(number)"), "path": .string("/content/dam/asset\(number)"),
        "type": "Activate", "userid": "admin", "time": .integer(now - number * 60000),
        "numProcessed": .integer(3 - number),
      ]
    }
  }

  /// The log of an agent's test.
  ///
  /// An agent works when it is enabled, and its token provider exists. The agents of the product
  /// point to servers that no sandbox has.
  private func log(
    of path: RepositoryPath, _ agent: ResourceNode, _ state: SandboxState
  ) -> [String] {
    let name = path.name
    let uri = agent.properties["transportUri"]?.text ?? ""
    let lines = ["Create new ReplicationContent", "Sending TEST request to \(uri)"]
    guard agent.properties["enabled"]?.text == "true" else {
      return ["Replication (TEST) of /content not successful: agent \(name) is not enabled"]
    }
    guard agent.properties["enableOauth"]?.text == "true" else {
      return lines + ["Replication (TEST) of /content not successful: Conn refused"]
    }
    if faults.contains(.agentTestUnclear) { return lines }
    let pid = agent.properties["accessTokenProviderPid"]?.text ?? ""
    if faults.contains(.agentTestFails) || state.author.configurations[pid] == nil {
      return lines + [
        "com.adobe.granite.auth.oauth.AccessTokenProvider failed to get access token from "
          + "authorization server status: 400 response: {\"error\":\"invalid_token\"}",
        "Replication (TEST) of /content not successful.",
      ]
    }
    return lines + ["Replication (TEST) of /content successful."]
  }

  private func page(_ title: String, _ lines: [String]) -> OutgoingAnswer {
    let moment = DateFields(milliseconds: now)
    let stamp =
      "\(DateFields.two(moment.day)).\(DateFields.two(moment.month)).\(moment.year) "
      + moment.time
    let isWell = lines.last?.hasSuffix("/content successful.") ?? false
    let rows = lines.map { "\(stamp) - \(HTMLText.escaped($0))<br>" }
    let verdict =
      title == "Test" && !faults.contains(.agentTestUnclear)
      ? "<p>Replication test \(isWell ? "succeeded" : "failed")</p>\n" : ""
    return .html(
      """
      <html><head><title>AEM Replication | \(title)</title></head>
      <body>
      \(verdict)<code>
      \(rows.joined(separator: "\n"))
      </code>
      </body></html>

      """)
  }
}
