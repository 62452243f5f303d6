import Values

/// The parts of `/system/console` that a setup needs.
struct WebConsole: Sendable {
  let settings: AuthorSettings

  /// Answers a request below `/system/console`.
  func answer(_ asked: AuthorRequest, state: inout SandboxState) -> OutgoingAnswer {
    let request = asked.request
    guard asked.account.isAdministrator else {
      return .errorPage(403, "Forbidden", path: request.path)
    }
    if settings.faults.contains(.htmlInstead) { return LoginPage.answer }
    // The object name of an MBean may hold slashes, so that the raw path is taken apart here.
    let words = request.rawPath.split(separator: "/").dropFirst(2).map {
      PercentText.decoded(String($0))
    }
    let isPost = request.method == "POST"
    let stopped = state.author.stoppedBundles
    switch (words.first, words.count) {
    case (nil, _): return .redirect(to: "/system/console/bundles")
    case ("bundles", 1), ("bundles.json", 1): return bundles(asked, named: nil, stopped)
    case ("bundles", 2) where isPost:
      return changeBundle(words[1], asked, state: &state)
    case ("bundles", 2): return bundles(asked, named: words[1], stopped)
    case ("configMgr", _):
      let console = ConfigurationConsole(
        generation: settings.generation, now: settings.installerTime,
        context: PostContext(
          account: asked.account, now: settings.clock.milliseconds, protect: nil,
          altersServiceURL: false))
      return console.answer(request, Array(words.dropFirst()), state: &state)
    case ("status-slingsettings.json", 1):
      return ProductInformation(version: settings.version).settings
    case ("productinfo", 1) where settings.isAEM:
      return ProductInformation(version: settings.version).page
    case ("status-productinfo.txt", 1) where settings.isAEM:
      return ProductInformation(version: settings.version).text
    case ("status-productinfo.json", 1) where settings.isAEM:
      return ProductInformation(version: settings.version).json
    case ("crypto", 2) where isPost && words[1] == ".json" && settings.hasCrypto:
      return protect(request, state: state)
    case ("jmx", _) where settings.isAEM:
      return JMXConsole(settings: settings).answer(asked, Array(words.dropFirst()), state: &state)
        ?? notFound
    default: return notFound
    }
  }

  private var notFound: OutgoingAnswer {
    .html(
      status: 404,
      """
      <!DOCTYPE html>
      <html><head><title>404 Not Found</title></head>
      <body><p>The requested page was not found. Go to the
      <a href="/system/console/bundles">Web Console</a>.</p></body></html>

      """)
  }

  /// Starts or stops a bundle.
  private func changeBundle(
    _ name: String, _ asked: AuthorRequest, state: inout SandboxState
  ) -> OutgoingAnswer {
    let all = Bundle.installed(settings, isStarting: asked.isStarting)
    guard let bundle = all.first(where: { $0.symbolicName == name || String($0.id) == name })
    else { return .errorPage(404, "Not Found", path: asked.request.path) }
    let before = state.author.stoppedBundles
    switch asked.request.fields().first("action") {
    case "stop": state.author.stoppedBundles.insert(bundle.symbolicName)
    case "start": state.author.stoppedBundles.remove(bundle.symbolicName)
    default: break
    }
    let isStopped = state.author.stoppedBundles.contains(bundle.symbolicName)
    var answer = OutgoingAnswer.json([
      "fragment": .bool(bundle.isFragment),
      "stateRaw": .integer((isStopped ? Bundle.State.resolved : bundle.state).rawValue),
    ])
    answer.changed = state.author.stoppedBundles != before
    return answer
  }

  private func bundles(
    _ asked: AuthorRequest, named name: String?, _ stopped: Set<String>
  ) -> OutgoingAnswer {
    let all = Bundle.installed(settings, isStarting: asked.isStarting).map { bundle in
      var bundle = bundle
      if stopped.contains(bundle.symbolicName) { bundle.state = .resolved }
      return bundle
    }
    let active = all.filter { $0.state == .active }.count
    let fragments = all.filter(\.isFragment).count
    let resolved = all.filter { $0.state == .resolved && !$0.isFragment }.count
    var shown = all
    if let name {
      let key = name.hasSuffix(".json") ? String(name.dropLast(5)) : name
      shown = all.filter { $0.symbolicName == key || String($0.id) == key }
      guard !shown.isEmpty else {
        return .errorPage(404, "Not Found", path: asked.request.path)
      }
    }
    if !asked.request.path.hasSuffix(".json") {
      let rows = shown.map {
        "<tr><td>\($0.id)</td><td>\($0.name) (\($0.symbolicName))</td><td>\($0.version)</td>"
          + "<td>\($0.state.word)</td></tr>"
      }
      return .html("<html><body><table>\(rows.joined(separator: "\n"))</table></body></html>\n")
    }
    let whole = "Bundle information: \(all.count) bundles in total"
    let isWell = active + fragments == all.count
    let status =
      isWell
      ? "\(whole) - all \(all.count) bundles active."
      : "\(whole), \(active) bundles active, \(fragments) fragments, \(resolved) bundles resolved."
    return .json([
      "status": .string(status),
      "s": .array([all.count, active, fragments, resolved, 0].map(JSONValue.integer)),
      "data": .array(
        shown.map { bundle in
          var members = bundle.json
          if name != nil {
            members["props"] = [
              ["key": "Symbolic Name", "value": .string(bundle.symbolicName)],
              ["key": "Version", "value": .string(bundle.version)],
            ]
          }
          return .object(members)
        }),
    ])
  }

  private func protect(_ request: IncomingRequest, state: SandboxState) -> OutgoingAnswer {
    let protection = ValueProtection(key: Array(state.protectionKey))
    guard let datum = request.fields(charset: .utf8).first("datum"),
      let value = protection.protect(datum)
    else { return .errorPage(400, "Bad Request", path: request.path) }
    return .json(["protected": .string(value)])
  }
}
