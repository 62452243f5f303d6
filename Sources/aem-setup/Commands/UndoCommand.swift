import FoundationEssentials
import Glibc
import LineMode
import Sessions
import Unattended
import Values
import Wizard

/// `undo`: undoes the changes of a session, the latest change first.
///
/// The session's own walk looks at everything and shows one plan; nothing is sent before the whole
/// of it is confirmed. What somebody else has changed since needs its own confirmation.
struct UndoCommand {
  private let wiring: Wiring

  init(_ wiring: Wiring) {
    self.wiring = wiring
  }

  /// Undoes the session that a word means, as in ``SessionCommands/path(_:)``.
  func run(_ word: String) throws(Failure) -> ExitStatus {
    try run(at: SessionCommands(wiring).path(word), answers: try? AnswersFile.read(word))
  }

  /// Undoes the session of a file, with the secrets of an answers file or of a person.
  func run(at path: String, answers: AnswersFile?) throws(Failure) -> ExitStatus {
    let store: SessionStore
    do throws(SessionFailure) {
      store = try SessionStore.open(path, now: Date())
    } catch {
      throw Failure(error)
    }
    defer { store.close() }
    let notices = store.notices.map(\.text)
    for notice in notices { Output.complain(notice) }
    guard let state = StateCoding.state(from: store.document.state) else {
      throw Failure.notUnderstood(path)
    }
    let lock = SessionWriteLock(beside: try wiring.sessionDirectory(), for: path)
    defer { lock.release() }
    let walk = try wiring.walk(
      state, saver: wiring.arguments.has(.dryRun) ? UnsavedState() : SessionSaver(store),
      lock: lock, fingerprintKey: Hexadecimal.decoded(store.document.fingerprintKey) ?? [],
      actor: .answers)
    let steps = walk.undoable
    let secrets = try secrets(of: steps, store, answers)
    if steps.contains(where: { $0.open != nil }) {
      Output.complain("A change may still be on its way. aem-setup looks for it for some seconds.")
    }
    let face = UnattendedFace(
      .apply, answers: [:],
      deadline: Face.hasTerminal && !wiring.arguments.has(.deadline) ? nil : wiring.deadline())
    walk.startUndo(
      offering: secrets, from: store.document.origin.kind == .answers ? .answers : .person)
    var heading = steps.isEmpty ? "This session has no changes to undo." : "The plan:"
    var isTold = false
    let result = face.undo(walk) { plan in
      tell(plan, under: heading, walk)
      let consent = consent(to: walk)
      (heading, isTold) = ("The outcome:", consent == .no)
      return consent
    }
    if !isTold { tell(result, under: heading, walk) }
    if walk.isRecordLost { Output.lost(StateCoding.document(of: walk.state)) }
    UnattendedCommand(wiring).tell(
      result, of: state.procedure, .init(session: path, notices: notices))
    return result.exitStatus(isStrict: false)
  }

  private func tell(_ result: UnattendedResult, under heading: String, _ walk: Walk) {
    guard !wiring.arguments.has(.json) else { return }
    Output.line(heading)
    for step in result.steps { UnattendedCommand.tell(step, titled: walk.title(of: step)) }
  }

  private func consent(to walk: Walk) -> UnattendedFace.Consent {
    guard !wiring.arguments.has(.dryRun) else { return .no }
    if wiring.arguments.has(.yes) { return .yes(overwriting: false) }
    guard Face.hasTerminal, !wiring.arguments.has(.json),
      Agreement(output: { Output.line($0) }).isGiven()
    else { return .no }
    guard walk.batch?.hasDrift == true else { return .yes(overwriting: false) }
    Output.line(
      "Somebody has since changed the items marked skipped. Type overwrite to undo them anyway."
        + " Anything else leaves them:")
    // What was typed before the question does not count.
    tcflush(STDIN_FILENO, TCIFLUSH)
    return .yes(overwriting: LinePrompt().line()?.lowercased() == "overwrite")
  }

  /// The secrets that the steps take: from the answers file when there is one, else asked for.
  private func secrets(
    of steps: [UndoStep], _ store: SessionStore, _ named: AnswersFile?
  ) throws(Failure) -> [String: Secret] {
    let needed = steps.reduce(into: Set<String>()) { $0.formUnion($1.secrets) }
    var secrets: [String: Secret] = [:]
    let file = if let named { named } else { try answers(of: store) }
    if let file {
      do throws(AnswersFile.Failure) {
        let rivals = needed.flatMap(wiring.catalog.rivals)
        secrets = try file.resolveSecrets(needed.union(rivals))
      } catch {
        throw Failure(error)
      }
      for name in needed where secrets[name] == nil {
        secrets[name] = file.texts[name].map { Secret(copying: $0.utf8) }
      }
    }
    let given = Set(secrets.keys)
    let missing = needed.subtracting(given).filter { name in
      given.isDisjoint(with: wiring.catalog.rivals(of: name))
    }.sorted()
    guard missing.isEmpty || (Face.hasTerminal && !wiring.arguments.has(.json)) else {
      throw Failure(
        "aem-setup needs these secrets: \(missing.joined(separator: ", ")).",
        "Name the answers file, or run undo at a terminal.", status: .needsPerson)
    }
    for name in missing {
      Output.line("\(wiring.catalog.values[name]?.label ?? name) (typing stays hidden):")
      secrets[name] = LinePrompt().secret()
    }
    return secrets
  }

  /// The answers file that the session began with, if it exists.
  private func answers(of store: SessionStore) throws(Failure) -> AnswersFile? {
    let origin = store.document.origin
    guard origin.kind == .answers, let path = origin.path,
      FileManager.default.fileExists(atPath: path)
    else { return nil }
    try HandedOver.allow(path)
    return try? AnswersFile.read(path)
  }
}
