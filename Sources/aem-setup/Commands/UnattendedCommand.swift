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
  /// - Parameters:
  ///   - session: the session's file when it is not the answers file's own.
  ///   - isKept: whether anybody can go on with the session.
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

  private func run(
    _ mode: UnattendedFace.Mode, _ file: AnswersFile, session: String?, isKept: Bool
  ) throws(Failure) -> ExitStatus {
    let procedure = try wiring.procedure(file.procedure)
    var answers = try routeAnswers(file, procedure)
    answers.merge(file.texts) { _, own in own }
    for (name, text) in wiring.drafts { answers[name] = text }
    try refuseUnknown(answers.keys.sorted() + file.secrets.keys.sorted(), file)
    let clear = secretsInClear(answers)
    for name in clear {
      Output.complain(
        "The secret \(name) stands in clear in the file; {\"env\": NAME} keeps it out.")
    }
    let references = Set(file.secrets.keys).union(clear)
    let gaps = MissingAnswers(catalog: wiring.catalog, answers: answers, secrets: references)
      .gaps(in: procedure.name)
    guard gaps.isEmpty else { return report(gaps, file) }
    var secrets: [String: Secret]
    do throws(AnswersFile.Failure) {
      secrets = try file.resolveSecrets()
    } catch {
      throw Failure(error)
    }
    for name in clear { secrets[name] = answers[name].map { Secret(copying: $0.utf8) } }
    for name in clear { answers[name] = nil }

    let store = try store(procedure, file, session, mode)
    defer { store.close() }
    for notice in store.notices { Output.complain(notice.text) }
    let walk = try wiring.walk(try state(of: procedure, in: store), in: store, actor: .answers)
    walk.start(offering: secrets, from: .answers)
    let isJSON = wiring.arguments.has(.json)
    let face = UnattendedFace(mode, answers: answers) { step in
      if !isJSON { Self.tell(step, titled: wiring.catalog) }
    }
    let result = face.run(walk)
    if walk.isRecordLost { Output.lost(StateCoding.document(of: walk.state)) }
    if isJSON {
      Output.document(
        result.document(
          procedure: procedure.name, route: file.route, session: isKept ? store.path : nil,
          notices: store.notices.map(\.text)))
    } else {
      tell(result, session: isKept ? store.path : nil)
    }
    return result.exitStatus(isStrict: wiring.arguments.has(.strict))
  }

  /// The answers that the route stands for.
  private func routeAnswers(
    _ file: AnswersFile, _ procedure: Procedure
  ) throws(Failure) -> [String: String] {
    guard let name = file.route else { return [:] }
    if let route = procedure.routes[name] { return route.answers }
    let known = procedure.routes.keys.sorted().joined(separator: ", ")
    throw Failure(
      "\(procedure.title) has no route \"\(name)\".", "The routes are: \(known).",
      status: .misuse)
  }

  /// A name that no screen knows is a slip: its answer would be passed over in silence.
  private func refuseUnknown(_ names: [String], _ file: AnswersFile) throws(Failure) {
    let unknown = names.filter { wiring.catalog.definition(of: $0, in: []) == nil }
    guard !unknown.isEmpty else { return }
    throw Failure(
      "\(file.path) answers what nothing asks: \(unknown.joined(separator: ", ")).",
      "Check the spelling; the screen files name all values.", status: .misuse)
  }

  private func secretsInClear(_ answers: [String: String]) -> [String] {
    answers.keys.sorted().filter { name in
      wiring.catalog.definition(of: name, in: [])?.kind == .secret
    }
  }

  /// The session of this file: an answers file goes on with its own.
  private func store(
    _ procedure: Procedure, _ file: AnswersFile, _ session: String?, _ mode: UnattendedFace.Mode
  ) throws(Failure) -> SessionStore {
    let directory = try wiring.sessionDirectory()
    let path =
      session ?? wiring.arguments[.session]
      ?? "\(directory.path)/\(procedure.name)-\(Self.mark(file.path, mode)).json"
    let fresh = WizardState(procedure: procedure.name, start: procedure.start)
    let new = NewSession(
      procedure: procedure.name, title: procedure.title,
      origin: SessionOrigin(.answers, path: file.path), state: StateCoding.document(of: fresh))
    do throws(SessionFailure) {
      try directory.prepare()
      return try SessionStore.open(path, orCreate: new, now: Date())
    } catch {
      throw Failure(error)
    }
  }

  /// Every run asks everything again; only what operations asked to be remembered is kept.
  private func state(
    of procedure: Procedure, in store: SessionStore
  ) throws(Failure) -> WizardState {
    guard let state = StateCoding.state(from: store.document.state) else {
      throw Failure.notUnderstood(store.path)
    }
    guard state.procedure == procedure.name else {
      throw Failure(
        "\(store.path) belongs to another procedure: \(state.procedure).",
        "Name another file with --session.", status: .misuse)
    }
    return deciding(state.startedOver(at: procedure.start, on: Date()))
  }

  /// A short mark of an answers file's path, equal for equal paths (FNV-1a, 64 bits).
  private static func mark(_ path: String, _ mode: UnattendedFace.Mode) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return (mode == .plan ? "plan-" : "answers-") + String(hash, radix: 16)
  }
}
