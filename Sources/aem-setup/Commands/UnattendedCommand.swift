import Engine
import FoundationEssentials
import Sessions
import Unattended
import Values
import Wizard

/// `plan` and `apply`: a procedure with the answers of a file.
struct UnattendedCommand {
  let wiring: Wiring

  init(_ wiring: Wiring) {
    self.wiring = wiring
  }

  /// Reads the file, finds what it lacks, and runs.
  ///
  /// `session` is the session's file when it is not the one of the author and the procedure. With
  /// `isKept` false nobody can continue the session, so its path is not printed.
  func run(
    _ mode: UnattendedFace.Mode, _ path: String, session: String? = nil, isKept: Bool = true
  ) throws(Failure) -> ExitStatus {
    let file: AnswersFile
    do throws(AnswersFile.Failure) {
      file = try AnswersFile.read(path)
    } catch {
      throw Failure(error)
    }
    return try run(mode, file, session: session, isKept: isKept)
  }

  /// The same with a file that was read already.
  func run(
    _ mode: UnattendedFace.Mode, _ file: AnswersFile, session: String?, isKept: Bool = true
  ) throws(Failure) -> ExitStatus {
    let deadline = wiring.deadline()
    let procedure = try wiring.procedure(file.procedure)
    let given = try GivenAnswers(file, procedure, wiring, until: deadline)
    for name in given.clear {
      Output.complain(
        "The secret \(name) is in clear text in the file; {\"env\": NAME} keeps it out.")
    }
    let gaps = MissingAnswers(
      catalog: wiring.catalog, answers: given.texts, secrets: given.secretNames
    ).gaps(in: procedure.name)
    guard !gaps.contains(where: { $0.need == .always }) else { return report(gaps, file) }
    let author = given.texts["aem.url"] ?? file.path
    let run = Run(
      file: file, procedure: procedure, given: given, secrets: try given.secrets(),
      author: author, path: try path(session, author, procedure), deadline: deadline)
    let result: UnattendedResult
    switch mode {
    case .plan:
      result = try plan(run, isTold: true)
      let closing = Closing(route: file.route, digest: digest(of: result, run))
      tell(result, of: procedure.name, closing)
    case .apply:
      var agreed: [UnattendedStep]?
      if let wanted = wiring.arguments[.planDigest] {
        let plan = try plan(run, isTold: false)
        let digest = digest(of: plan, run)
        guard digest == wanted.lowercased() else {
          return refuse(plan, run, digest: digest, wanted: wanted)
        }
        agreed = plan.steps
      }
      let notices: [String]
      (result, notices) = try apply(run, agreed: agreed)
      let place = isKept ? run.path : nil
      tell(result, of: procedure.name, Closing(route: file.route, session: place, notices: notices))
    }
    if case .answersMissing(_, let names) = result.stop, !wiring.arguments.has(.json) {
      for gap in gaps where names.contains(gap.name) || gap.need == .ifAsked { complain(of: gap) }
    }
    return result.exitStatus(isStrict: wiring.arguments.has(.strict))
  }

  /// The parts that one run works with.
  struct Run {
    var file: AnswersFile
    var procedure: Procedure
    var given: GivenAnswers
    var secrets: [String: Secret]
    /// The address of the author that is changed; the file's path when the procedure has no author.
    var author: String
    /// The path of the session's file.
    var path: String
    var deadline: Deadline?

    /// The state of a run before anything was asked; a document that the answers name is followed.
    var beginning: WizardState {
      WizardState(
        procedure, knowing: given.texts.filter { $0.key == Guide.value }, from: .answers)
    }
  }

  /// The information about a run beside its result.
  struct Closing {
    /// The route that the answers file names.
    var route: String?
    /// The session's file, when anybody can continue with it.
    var session: String?
    /// The digest of a plan.
    var digest: String?
    /// The events while the session's file was opened, in sentences.
    var notices: [String] = []
  }

  /// Lists the changes; no session is left behind.
  private func plan(_ run: Run, isTold: Bool) throws(Failure) -> UnattendedResult {
    var state = run.beginning
    var key = (0..<32).map { _ in UInt8.random(in: .min ... .max) }
    if FileManager.default.fileExists(atPath: run.path) {
      let session = try SessionCommands(wiring).read(run.path)
      state = try self.state(session, of: run)
      key = Hexadecimal.decoded(session.fingerprintKey) ?? []
    }
    let walk = try wiring.walk(state, saver: UnsavedState(), fingerprintKey: key, actor: .answers)
    return go(walk, .plan, run, isTold: isTold)
  }

  private func apply(
    _ run: Run, agreed: [UnattendedStep]?
  ) throws(Failure) -> (UnattendedResult, notices: [String]) {
    let store = try store(run)
    defer { store.close() }
    let notices = store.notices.map(\.text)
    for notice in notices { Output.complain(notice) }
    let state = try state(store.document, of: run)
    let walk = try wiring.walk(state, in: store, actor: .answers)
    let result = go(walk, .apply, run, agreed: agreed, isTold: true)
    if walk.isRecordLost { Output.lost(StateCoding.document(of: walk.state)) }
    return (result, notices)
  }

  private func go(
    _ walk: Walk, _ mode: UnattendedFace.Mode, _ run: Run, agreed: [UnattendedStep]? = nil,
    isTold: Bool
  ) -> UnattendedResult {
    walk.start(offering: run.secrets, from: .answers)
    let isJSON = wiring.arguments.has(.json)
    let face = UnattendedFace(
      mode, answers: run.given.texts, deadline: run.deadline, agreed: agreed
    ) { step in
      guard isTold else { return }
      if isJSON {
        Output.progress("\(step.status.rawValue): \(walk.title(of: step))")
      } else {
        Self.tell(step, titled: walk.title(of: step))
      }
    }
    return face.run(walk)
  }

  /// The digest of a plan: 64 hexadecimal digits.
  private func digest(of plan: UnattendedResult, _ run: Run) -> String {
    let document = plan.digestDocument(procedure: run.procedure.name, author: run.author)
    return Checksum.sha256((try? document.encoded()) ?? []).hexadecimal
  }

  /// The path of the session: the author and the procedure have one, whichever file is used.
  private func path(
    _ session: String?, _ author: String, _ procedure: Procedure
  ) throws(Failure) -> String {
    if let path = session ?? wiring.arguments[.session] { return path }
    let name = SessionName(author: author, procedure: procedure.name)
    return "\(try wiring.sessionDirectory().path)/\(name.file)"
  }

  private func store(_ run: Run) throws(Failure) -> SessionStore {
    let directory = try wiring.sessionDirectory()
    let answers = AnswersDoubt.realPath(run.file.path) ?? run.file.path
    let new = NewSession(
      procedure: run.procedure.name, title: run.procedure.title,
      origin: SessionOrigin(.answers, path: answers),
      state: StateCoding.document(of: run.beginning))
    do throws(SessionFailure) {
      try directory.prepare()
      let store = try SessionStore.open(run.path, orCreate: new, now: Date())
      try store.noteAnswers(answers, now: Date())
      return store
    } catch {
      throw Failure(error)
    }
  }

  /// The state to begin with: every run asks everything again.
  ///
  /// Only what operations asked to be remembered is kept.
  private func state(
    _ session: SessionFile, of run: Run
  ) throws(Failure) -> WizardState {
    guard let state = StateCoding.state(from: session.state) else {
      throw Failure.notUnderstood(run.path)
    }
    guard state.procedure == run.procedure.name else {
      throw Failure(
        "\(run.path) belongs to another procedure: \(state.procedure).",
        "Name another file with --session.", status: .misuse)
    }
    let first = run.beginning
    var again = state.startedOver(
      at: first.position.first?.screen ?? "", on: Date(), keeping: created(in: state))
    again.values.merge(first.values) { _, given in given }
    return deciding(again)
  }

  /// The values that only operations give, of those whose changes the session made.
  private func created(in state: WizardState) -> Set<String> {
    let asked = Set(wiring.catalog.procedures.values.flatMap(\.screens).flatMap(\.askedValues))
    let given = state.records.filter { $0.value.hasChanged }.keys.flatMap { key -> [String] in
      (wiring.catalog.screen(key)?.task?.outputs).map { Array($0.values) } ?? []
    }
    return Set(given).subtracting(asked)
  }
}
