import Engine
import FoundationEssentials
import Values

/// Drives one machine: carries out its effects and brings results back as events.
///
/// Everything happens on the thread that calls; only operations run elsewhere, and report through
/// the mailbox. A save that an effect relies on is durable before the effect starts.
package final class Walk: WalkDriving {
  private var machine: WizardMachine {
    didSet { shown = nil }
  }
  /// The view of the machine as it is; nil until somebody looks.
  private var shown: ScreenView?
  private var secrets: SecretStore
  private let operations: @Sendable (@escaping @Sendable (Progress) -> Void) -> OperationRunner
  private let saver: any StateSaving
  private let lock: (any WriteLocking)?
  private let acts: (any ActPlaying)?
  private let now: () -> Date
  private let clockText: (Date) -> String
  private let mailbox: Mailbox
  private var running: Task<Void, Never>?
  private var look: (run: Int, request: TaskRequest, look: Look)?

  /// Whether the state so far is on disk.
  package private(set) var saveState = SaveState.untouched
  /// Whether the current state differs from the one on disk and could not be saved.
  package private(set) var isRecordLost = false
  /// Why the walk ended; nil while it runs.
  package private(set) var ending: Ending?

  /// A walk that has not begun.
  ///
  /// - Parameters:
  ///   - machine: the machine to drive.
  ///   - secrets: the secrets that this process has already.
  ///   - saver: keeps the state on disk.
  ///   - lock: taken before the first change, and kept until the walk ends.
  ///   - acts: plays acts in AEM's own pages; nil where a person does them.
  ///   - now: the current time.
  ///   - clockText: the time of day as the title line shows it.
  ///   - mailbox: where results arrive.
  ///   - operations: creates a runner that reports its progress to the given place.
  package init(
    _ machine: WizardMachine, secrets: SecretStore = SecretStore(), saver: any StateSaving,
    lock: (any WriteLocking)? = nil, acts: (any ActPlaying)? = nil,
    now: @escaping () -> Date = { Date() },
    clockText: @escaping (Date) -> String,
    mailbox: Mailbox,
    operations:
      @escaping @Sendable (@escaping @Sendable (Progress) -> Void) -> OperationRunner
  ) {
    self.machine = machine
    self.secrets = secrets
    self.saver = saver
    self.lock = lock
    self.acts = acts
    self.now = now
    self.clockText = clockText
    self.mailbox = mailbox
    self.operations = operations
  }

  /// Begins, or continues after a resume.
  ///
  /// The offered secrets, by value name, are known without asking; `source` says who offers them.
  package func start(offering offered: [String: Secret] = [:], from source: ValueSource = .person) {
    offer(offered, from: source)
    carryOut(machine.start(at: now()))
  }

  /// Begins to undo the changes of the session, instead of continuing it: looks at all of them.
  package func startUndo(offering offered: [String: Secret], from source: ValueSource) {
    offer(offered, from: source)
    carryOut(machine.startUndo(at: now()))
  }

  private func offer(_ offered: [String: Secret], from source: ValueSource) {
    for (name, secret) in offered.sorted(by: { $0.key < $1.key }) {
      take(secret, named: name, from: source)
    }
  }

  /// The view of the current state.
  package var view: ScreenView {
    if let shown { return shown }
    var view = machine.view
    if acts != nil { view.act = machine.actToPlay }
    shown = view
    return view
  }
  /// The machine's state, for reports and for faces that answer by themselves.
  package var state: WizardState { machine.state }
  /// The current screen, which is the last of the position.
  package var key: ScreenKey { machine.key }
  /// The outcome of the path so far.
  package var verdict: Verdict { machine.verdict }
  /// The changes that are made together, each with how it stands; nil when there are none.
  package var batch: Batch? { machine.batch }
  /// The steps of an undo of this walk.
  package var undoable: [UndoStep] { machine.undoable }
  /// How far the current task is.
  package var phase: TaskPhase { machine.phase }
  /// The names of a page's fields that are shown now.
  package func fields(of page: Page) -> [String] { machine.fields(of: page) }
  /// The places of a page's items that are shown now.
  package func items(of page: Page) -> [Int] { machine.items(of: page) }
  /// The places of the other ways that the current page offers.
  package var others: [Int] { machine.others }
  /// Whether the current task's result keeps the walk on its screen.
  package var isHeldUp: Bool { machine.isHeldUp }
  /// Whether the screen asks for a word in place of its task's result.
  package var wantsWord: Bool { machine.wantsWord }
  /// Whether the proposed changes need a person, because they may have been sent already.
  package var wouldRepeat: Bool { machine.wouldRepeat }
  /// The procedures and the values that they share.
  package var catalog: ProcedureCatalog { machine.catalog }
  /// The title of a screen, as it is shown.
  package func title(of key: ScreenKey) -> String { machine.title(of: key) }
  /// Becomes readable when a result is waiting.
  package var resultDescriptor: Int32 { mailbox.descriptor }

  /// Tells the walk what happened.
  package func send(_ event: WizardEvent) {
    guard ending == nil else { return }
    carryOut(machine.handle(event, at: now()))
  }

  /// Plays the act that the screen names.
  ///
  /// The product is the one that the walk has found or was told, else the procedure's own.
  package func playAct() -> String? {
    guard ending == nil, let acts, let act = view.act else { return nil }
    let product = state.texts["ims.product"] ?? state.position.first?.procedure ?? ""
    return acts.play(act, for: product)
  }

  /// Hands over a secret that was typed or pasted.
  package func giveSecret(_ secret: Secret, field: String) {
    guard ending == nil else { return }
    take(secret, named: field, from: machine.actor)
  }

  /// Takes the results that are waiting.
  package func takeResults() {
    for letter in mailbox.take() {
      switch letter {
      case .progressed(let run, let progress): send(.progressed(run: run, progress))
      case .failed(let run, let problem):
        send(.failed(run: run, ProblemText(problem)))
      case .looked(let run, let request, let look): settle(run, request, look)
      case .applied(let run, let request, .outdated(let look)): settle(run, request, look)
      case .applied(let run, let request, .done(let conclusion, let memory)):
        send(.applied(run: run, settlement(conclusion, request), memory: memory))
      }
    }
  }

  /// Waits for results until nothing runs any more; for faces that show no progress.
  ///
  /// - Returns: false when the deadline passed before that.
  @discardableResult
  package func settleRunning(
    until deadline: Deadline? = nil, eachStep: (ScreenView) -> Void = { _ in }
  ) -> Bool {
    while ending == nil, machine.phase.isRunning {
      if deadline?.isPast == true { return false }
      mailbox.wait(atMost: deadline?.left)
      takeResults()
      eachStep(view)
    }
    return true
  }

  private func take(_ secret: Secret, named name: String, from source: ValueSource) {
    let definition = machine.definition(of: name)
    let finding = definition.flatMap { ValueCheck.judge(secret, by: $0) }
    if let held = secrets[name], held.equals(secret), finding?.severity != .error { return }
    secrets[name] = finding?.severity == .error ? nil : secret
    carryOut(
      machine.handle(.secretGiven(field: name, source: source, finding: finding), at: now()))
  }

  private func settle(_ run: Int, _ request: TaskRequest, _ look: Look) {
    if let conclusion = look.conclusion {
      send(.settled(run: run, settlement(conclusion, request, look.plan)))
    } else {
      self.look = (run, request, look)
      send(.proposed(run: run, look.plan))
    }
  }

  /// Turns a conclusion into a settlement; its secrets go to the store under their values' names.
  private func settlement(
    _ conclusion: Conclusion, _ request: TaskRequest, _ plan: Plan = Plan()
  ) -> Settlement {
    for (output, secret) in conclusion.secrets {
      if let name = request.secretOutputs[output] { secrets[name] = secret }
    }
    return Settlement(
      conclusion.outcome,
      texts: machine.signatures[request.operation]?.texts(of: conclusion) ?? conclusion.texts,
      secrets: conclusion.secrets.keys.sorted(),
      lists: conclusion.lists, evidence: conclusion.evidence, cautions: conclusion.cautions,
      plan: plan)
  }

  private func carryOut(_ effects: [WizardEffect]) {
    if let run = runAbout(to: effects), let refusal = takeLock() {
      send(.notSent(run: run, Phrases.held(refusal)))
      return
    }
    for effect in effects {
      switch effect {
      case .save:
        if let refusal = save(), let run = runAbout(to: effects) {
          send(.notSent(run: run, Phrases.saveFailed(refusal.reason)))
          return
        }
      case .look(let request): start(request)
      case .apply(let run): apply(run)
      case .forget(let secret): secrets[secret] = nil
      case .stop: running?.cancel()
      case .end(let ending):
        self.ending = ending
        lock?.release()
      }
    }
  }

  /// The run that would change something after these effects; without a save it must not.
  private func runAbout(to effects: [WizardEffect]) -> Int? {
    for case .apply(let run) in effects { return run }
    return nil
  }

  private func takeLock() -> WriteRefusal? {
    do {
      try lock?.take(for: machine.state)
      return nil
    } catch {
      return error
    }
  }

  private func save() -> SaveRefusal? {
    do {
      try saver.save(machine.state)
      saveState = .saved(at: clockText(now()))
      isRecordLost = false
      return nil
    } catch {
      saveState = .failed(error.reason)
      isRecordLost = !error.isOnDisk
      return error
    }
  }

  private func start(_ request: TaskRequest) {
    let mailbox = mailbox
    let run = request.run
    let runner = operations { mailbox.post(.progressed(run: run, $0)) }
    var inputs = OperationInputs(texts: request.texts, memory: request.memory)
    for (input, name) in request.secrets {
      inputs.secrets[input] = secrets[name]
      if request.later.contains(input) {
        inputs.secrets[input] = Secret(copying: Phrases.knownAfterApply.utf8)
      }
    }
    let given = inputs
    running = Task.detached {
      do throws(Problem) {
        let look = try await runner.look(for: request, given)
        mailbox.post(.looked(run: run, request, look))
      } catch {
        mailbox.post(.failed(run: run, error))
      }
    }
  }

  private func apply(_ run: Int) {
    guard let (lookRun, request, look) = look, lookRun == run else { return }
    let mailbox = mailbox
    running = Task.detached {
      do throws(Problem) {
        mailbox.post(.applied(run: run, request, try await look.apply()))
      } catch {
        mailbox.post(.failed(run: run, error))
      }
    }
  }
}

extension OperationRunner {
  /// Looks once, or as often as after a timeout when a change may still arrive.
  fileprivate func look(
    for request: TaskRequest, _ inputs: OperationInputs
  ) async throws(Problem) -> Look {
    let name = request.operation
    let first = try await look(name, inputs, after: request.interrupted)
    guard let awaited = request.awaited else { return first }
    return try await search(name, inputs, from: first) {
      awaited.hasArrived(in: $0.plan, unlike: first.plan)
    }
  }
}
