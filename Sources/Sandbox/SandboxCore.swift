import Glibc
import Synchronization

/// The part that the listeners of a sandbox share: the state, the services on it, and the log.
final class SandboxCore: Sendable {
  private struct Shared {
    var state: SandboxState
    var progress = FaultProgress()
    var ims = ""
  }

  let faults: Set<SandboxFault>
  let log: RequestLog
  let credential: SandboxCredential
  let tokens: AccessTokens
  private let options: SandboxOptions
  let author: AEMAuthor
  private let ims: IMSServer
  private let console: ConsoleServer
  private let file: StateFile?
  private let shared: Mutex<Shared>

  /// Reads the state file, or creates a fresh state.
  init(_ options: SandboxOptions) throws(SandboxFailure) {
    self.options = options
    faults = Set(options.faults)
    log = try RequestLog(path: options.logPath)
    file = options.stateFile.map(StateFile.init)
    let settings = AuthorSettings(
      faults: faults, clock: options.clock, validationDelay: options.validationDelay,
      installDelay: options.installDelay,
      generation: options.generation, presets: Set(options.presets), zone: options.zone)
    author = AEMAuthor(settings: settings)
    tokens = AccessTokens(keys: options.keys, faults: faults, clock: options.clock)
    ims = IMSServer(tokens: tokens, faults: faults, clock: options.clock)
    console = ConsoleServer(tokens: tokens, faults: faults, clock: options.clock)
    var state: SandboxState
    if let kept = try file?.read() {
      state = kept
    } else {
      let credential = SandboxCredential(seed: options.seed)
      state = try SandboxState(
        credential: credential, root: InitialContent.root(settings),
        console: ConsoleState(credential, seed: options.seed, now: options.clock.milliseconds))
      PresetContent(settings: settings, keys: options.keys).apply(&state)
      state.console.apply(settings.presets, now: options.clock.milliseconds)
      try file?.write(state)
    }
    credential = state.credential
    shared = Mutex(Shared(state: state))
  }

  /// Tells the services where IMS is.
  func setIMS(_ url: String) {
    shared.withLock { $0.ims = url }
  }

  /// The current time, in milliseconds since 1970 by the sandbox's clock.
  var now: Int { options.clock.milliseconds }

  /// A copy of Developer Console's current state.
  var consoleState: ConsoleState { shared.withLock { $0.state.console } }

  /// A copy of Developer Console's current state, with the key of the JWT credential.
  func completeConsoleState() -> ConsoleState {
    shared.withLock { shared in
      var draft = shared.state
      draft.console.completeJWTCredentials(options.keys, now: options.clock.milliseconds)
      keep(draft, &shared)
      return draft.console
    }
  }

  /// Plays an act of a person in AEM's own pages.
  func play(_ act: SandboxAct, for product: SandboxProduct) -> SandboxActOutcome {
    shared.withLock { shared in
      var draft = shared.state
      var settings = author.settings
      settings.installedPackages = draft.author.installedPackages
      let outcome = HandActs(settings: settings).play(act, for: product, &draft)
      if outcome == .done { keep(draft, &shared) }
      return outcome
    }
  }

  /// Answers one request to a service; nil drops the connection.
  func respond(_ service: SandboxService, _ request: IncomingRequest) -> OutgoingAnswer? {
    let delay = options.latencyMilliseconds + (faults.contains(.slow) ? 3000 : 0)
    if delay > 0 { usleep(UInt32(min(delay, 600_000)) * 1000) }
    let (result, masked) = shared.withLock { shared in
      (ask(service, request, &shared), secrets(shared.state))
    }
    log.add(
      SandboxRequest(
        at: options.clock.milliseconds, service: service, method: request.method,
        path: request.rawPath,
        query: RequestLog.masked(query: request.rawQuery, secrets: masked),
        status: result.answer?.status ?? 0, changing: result.isChanging))
    if result.isHeld { waitWhileHeld() }
    return result.answer
  }

  private func ask(
    _ service: SandboxService, _ request: IncomingRequest, _ shared: inout Shared
  ) -> (answer: OutgoingAnswer?, isChanging: Bool, isHeld: Bool) {
    switch service {
    case .aem:
      let result = askAuthor(request, &shared)
      return (result.answer, result.isChanging, result.answer == nil && shared.progress.holdsAny)
    case .ims:
      var draft = shared.state
      let answer = ims.answer(request, state: &draft, base: shared.ims)
      keep(draft, &shared)
      return (answer, false, false)
    case .console:
      var draft = shared.state
      let result = console.answer(request, state: &draft.console, progress: &shared.progress)
      keep(draft, &shared)
      return (result.answer, result.isChanging, false)
    }
  }

  /// Lets a client wait for an answer until its change has taken effect, 10 seconds at most.
  private func waitWhileHeld() {
    for _ in 0..<200 where shared.withLock({ $0.progress.holdsAny }) { usleep(50_000) }
  }

  private func secrets(_ state: SandboxState) -> [String] {
    [
      credential.adminPassword, credential.operatorPassword, credential.clientSecret,
      credential.otherSecret,
    ] + state.console.credentials.flatMap(\.secrets).map(\.value)
  }

  /// Lets the author work on a draft, and keeps or forgets the draft as the faults say.
  private func askAuthor(
    _ request: IncomingRequest, _ shared: inout Shared
  ) -> (answer: OutgoingAnswer?, isChanging: Bool) {
    let readiness = shared.progress.meet(faults)
    if readiness == .down {
      return (.errorPage(503, "AEM is starting", path: request.path), false)
    }
    for late in shared.progress.takeDue() {
      var draft = shared.state
      _ = author.answer(late, state: &draft, ims: shared.ims, isStarting: false)
      keep(draft, &shared)
    }
    var draft = shared.state
    let answer = author.answer(
      request, state: &draft, ims: shared.ims, isStarting: readiness == .starting)
    guard answer.changed else {
      keep(draft, &shared)
      return (answer, false)
    }
    if faults.contains(.forgets) { return (answer, false) }
    if faults.contains(.holdPost), shared.progress.meetsFirst(request.path) {
      shared.progress.hold(request)
      return (nil, true)
    }
    if faults.contains(.serverError), shared.progress.meetsFirst(request.path) {
      return (.errorPage(500, "Server Error", path: request.path), false)
    }
    if faults.contains(.repeatsSecrets) { return (SecretEcho.answer(request), false) }
    if faults.contains(.dropBefore), shared.progress.meetsFirst(request.path) {
      return (nil, false)
    }
    keep(draft, &shared)
    if faults.contains(.dropAfter), shared.progress.meetsFirst(request.path) {
      return (nil, true)
    }
    return (answer, true)
  }

  /// Keeps a draft as the state and writes it to the state file when something changed.
  ///
  /// A state file that cannot be written must not stop a demonstration that runs.
  private func keep(_ draft: SandboxState, _ shared: inout Shared) {
    let isOther =
      draft.validation != shared.state.validation || draft.console != shared.state.console
      || draft.author != shared.state.author
      || draft.root != shared.state.root
    shared.state = draft
    if isOther { try? file?.write(draft) }
  }
}
