import Values

/// The simulated AEM author: it checks the account and chooses the part that answers.
struct AEMAuthor: Sendable {
  private(set) var settings: AuthorSettings

  /// Answers one request and changes the state as the author would.
  ///
  /// Redirections name the host.
  func answer(
    _ request: IncomingRequest, state: inout SandboxState, ims: String, isStarting: Bool
  ) -> OutgoingAnswer {
    // The installer works by itself; here it gets its time around each request.
    let installer = ConfigurationInstaller(
      now: settings.installerTime, delay: settings.installDelay)
    installer.run(&state.author.configurations, root: state.root)
    var author = self
    author.settings.installedPackages = state.author.installedPackages
    var answer = author.content(request, state: &state, ims: ims, isStarting: isStarting)
    installer.run(&state.author.configurations, root: state.root)
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
    if settings.faults.contains(.loginRedirect) { return LoginPage.redirection(request) }
    let accounts = Accounts(state.credential, settings.faults)
    if settings.isAEM, !settings.isCloudService,
      let answer = TokenLogin.answer(request, accounts: accounts, state: &state)
    {
      return answer
    }
    guard let account = account(of: request, accounts, state: state) else {
      return LoginPage.challenge(request, redirectsBrowsers: settings.isAEM)
    }
    let tokens = CSRFTokens(key: Array(state.protectionKey), now: settings.clock.milliseconds)
    if settings.isAEM, path == CSRFTokens.path, !isPost {
      return .json(["token": .string(tokens.issue(to: account))])
    }
    // A cookie signs in by itself, and so needs the proof that a page of the author asks.
    let needsToken =
      settings.isAEM
      && (request.isFromBrowser || request.header("Authorization") == nil
        || settings.faults.contains(.csrf))
    if isPost, needsToken, !tokens.accepts(request, from: account) {
      return .errorPage(403, "Forbidden", path: path)
    }
    let asked = AuthorRequest(
      request: request, account: account, ims: ims, isStarting: isStarting)
    if path == "/system/console" || path.hasPrefix("/system/console/") {
      if settings.isCloudService { return SlingAnswers.notFound(request) }
      return WebConsole(settings: settings).answer(asked, state: &state)
    }
    switch request.method {
    case "GET", "HEAD": return read(asked, state: state)
    case "POST" where settings.isCloudService:
      return SlingAnswers.problem(403, "Forbidden", request: request)
    case "POST": return post(asked, state: &state)
    case "OPTIONS":
      return OutgoingAnswer(
        status: 200, headers: SlingAnswers.headers + [("Allow", "OPTIONS, TRACE, GET, HEAD")])
    default:
      return SlingAnswers.problem(405, "Method \(request.method) not supported", request: request)
    }
  }

  private func account(
    of request: IncomingRequest, _ accounts: Accounts, state: SandboxState
  ) -> Account? {
    guard !settings.isCloudService else {
      let isGood = CloudService.accepts(
        request, state.credential, now: settings.clock.milliseconds)
      return isGood ? Account(name: "technical-account", isAdministrator: false) : nil
    }
    if let account = accounts.account(of: request) { return account }
    // As an author with Adobe's sign-in has it: the technical account is an administrator there.
    if settings.isAEM,
      CloudService.accepts(request, state.credential, now: settings.clock.milliseconds)
    {
      return accounts.account(named: "admin")
    }
    guard settings.isAEM, request.header("Authorization") == nil else { return nil }
    return TokenLogin.user(of: request, state: state).flatMap(accounts.account(named:))
  }

  private func read(_ asked: AuthorRequest, state: SandboxState) -> OutgoingAnswer {
    var request = asked.request
    if settings.faults.contains(.emptyAnswer), request.path.hasSuffix(".json") {
      return .json(text: "")
    }
    var root = asked.account.view(of: state.root)
    if request.path.hasPrefix("/system") {
      MBeans(
        smartTags: settings.hasSmartTags ? settings.smartTagsBean : nil,
        isInstalling: asked.isStarting,
        generation: settings.generation, configurations: state.author.configurations,
        agents: settings.isAEM
          ? ReplicationAgents.beans(in: state.root, faults: settings.faults) : []
      ).mount(into: &root)
      // The names of beans are URL-encoded by themselves, which makes spaces a plus.
      request.rawPath = request.rawPath.replacing("%20", with: "+")
    }
    guard settings.isAEM else { return SlingGet(root: root).answer(request) }
    if request.path == Packages.path, !settings.isCloudService {
      return Packages(settings: settings).answer(asked)
    }
    if request.path == QueryBuilder.path { return QueryBuilder(root: root).answer(request) }
    return keystores(asked, state).read(request, state: state)
      ?? agents.answer(request, state: state)
      ?? WorkflowInstances.read(request, root: root)
      ?? SlingGet(root: root).answer(request)
  }

  private var agents: ReplicationAgents {
    ReplicationAgents(faults: settings.faults, now: settings.clock.milliseconds)
  }

  private func keystores(_ asked: AuthorRequest, _ state: SandboxState) -> KeystoreServlet {
    KeystoreServlet(
      context: context(asked, state),
      protection: ValueProtection(key: Array(state.protectionKey)), zone: settings.zone)
  }

  private func context(_ asked: AuthorRequest, _ state: SandboxState) -> PostContext {
    let key = Array(state.protectionKey)
    let protect: @Sendable (String) -> String = { ValueProtection(key: key).protect($0) ?? $0 }
    return PostContext(
      account: asked.account, now: settings.clock.milliseconds,
      protect: settings.hasCrypto ? protect : nil,
      altersServiceURL: settings.faults.contains(.readsBackDifferently),
      generation: settings.generation)
  }

  private func post(_ asked: AuthorRequest, state: inout SandboxState) -> OutgoingAnswer {
    let context = context(asked, state)
    if settings.isAEM, let answer = product(asked, context, state: &state) { return answer }
    return SlingPost(context: context).answer(asked.request, root: &state.root)
  }

  /// The answer of the servlets that AEM has and Sling has not; nil for other requests.
  private func product(
    _ asked: AuthorRequest, _ context: PostContext, state: inout SandboxState
  ) -> OutgoingAnswer? {
    let request = asked.request
    if request.path == PageCommands.path {
      return PageCommands(context: context).answer(request, root: &state.root)
    }
    if let answer = keystores(asked, state).change(request, state: &state) { return answer }
    if let answer = BrandPortal(context: context, faults: settings.faults)
      .answer(request, state: &state)
    {
      return answer
    }
    if let answer = TargetService.answer(request, state: state) { return answer }
    let change = ConfigurationChange(
      generation: settings.generation, now: settings.installerTime, context: context,
      fields: FormFields(urlEncoded: []))
    if let answer = IMSConfigurations(change: change).answer(request, state: &state) {
      return answer
    }
    return Authorizables(context: context).answer(request, root: &state.root)
      ?? WorkflowInstances.post(request, context: context, root: &state.root)
      ?? WorkflowModels(context: context).answer(request, root: &state.root)
  }
}
