import Values

/// The simulated AEM author: who may ask, and which part answers.
struct AEMAuthor: Sendable {
  let settings: AuthorSettings

  /// Answers one request and changes the state as the author would. Redirections name the host.
  func answer(
    _ request: IncomingRequest, state: inout SandboxState, ims: String, isStarting: Bool
  ) -> OutgoingAnswer {
    var answer = content(request, state: &state, ims: ims, isStarting: isStarting)
    if answer.status == 302, let host = request.header("Host") {
      answer.headers = answer.headers.map { name, value in
        name == "Location" && value.hasPrefix("/")
          ? (name, "http://\(host)\(value)") : (name, value)
      }
    }
    return answer
  }

  private func content(
    _ request: IncomingRequest, state: inout SandboxState, ims: String, isStarting: Bool
  ) -> OutgoingAnswer {
    let path = request.path
    if request.isTooLarge {
      return .errorPage(413, "Request Entity Too Large", path: path)
    }
    let isPost = request.method == "POST"
    if isPost, request.isFromBrowser, !LoginPage.hasOwnReferer(request) {
      return .errorPage(403, "Forbidden", path: path)
    }
    if settings.isAEM, path == LoginPage.path { return LoginPage.answer }
    guard let account = Accounts(state.credential, settings.faults).account(of: request) else {
      return LoginPage.challenge(request, redirectsBrowsers: settings.isAEM)
    }
    let tokens = CSRFTokens(key: Array(state.protectionKey), now: settings.clock.milliseconds)
    if settings.isAEM, path == CSRFTokens.path, !isPost {
      return .json(["token": .string(tokens.issue(to: account))])
    }
    let needsToken = settings.isAEM && (request.isFromBrowser || settings.faults.contains(.csrf))
    if isPost, needsToken, !tokens.accepts(request, from: account) {
      return .errorPage(403, "Forbidden", path: path)
    }
    let asked = AuthorRequest(
      request: request, account: account, ims: ims, isStarting: isStarting)
    if path == "/system/console" || path.hasPrefix("/system/console/") {
      return WebConsole(settings: settings).answer(asked, state: &state)
    }
    switch request.method {
    case "GET", "HEAD": return read(asked, state: state)
    case "POST": return post(asked, state: &state)
    case "OPTIONS":
      return OutgoingAnswer(
        status: 200, headers: SlingAnswers.headers + [("Allow", "OPTIONS, TRACE, GET, HEAD")])
    default:
      return SlingAnswers.problem(405, "Method \(request.method) not supported", request: request)
    }
  }

  private func read(_ asked: AuthorRequest, state: SandboxState) -> OutgoingAnswer {
    var root = asked.account.view(of: state.root)
    if asked.request.path.hasPrefix("/system") {
      MBeans(hasSmartTags: settings.hasSmartTags, isInstalling: asked.isStarting)
        .mount(into: &root)
    }
    return SlingGet(root: root).answer(asked.request)
  }

  private func post(_ asked: AuthorRequest, state: inout SandboxState) -> OutgoingAnswer {
    let key = Array(state.protectionKey)
    let protect: @Sendable (String) -> String = { ValueProtection(key: key).protect($0) ?? $0 }
    let context = PostContext(
      account: asked.account, now: settings.clock.milliseconds,
      protect: settings.hasCrypto ? protect : nil,
      altersServiceURL: settings.faults.contains(.readsBackDifferently))
    if settings.isAEM {
      if asked.request.path == PageCommands.path {
        return PageCommands(context: context).answer(asked.request, root: &state.root)
      }
      let models = WorkflowModels(context: context)
      if let answer = models.answer(asked.request, root: &state.root) { return answer }
    }
    return SlingPost(context: context).answer(asked.request, root: &state.root)
  }
}
