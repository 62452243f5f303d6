import Engine
import FoundationEssentials
import Glibc
import LineMode
import Sessions
import Unattended
import Values
import Wizard

/// `undo`: undoes the changes of a session, the latest change first.
///
/// Everything is read first and shown as one plan; nothing is sent before the person confirms the
/// whole of it. What somebody else has changed since needs a confirmation of its own.
struct UndoCommand {
  private let wiring: Wiring

  init(_ wiring: Wiring) {
    self.wiring = wiring
  }

  func run(_ word: String) throws(Failure) -> ExitStatus {
    let path = try SessionCommands(wiring).path(word)
    let store: SessionStore
    do throws(SessionFailure) {
      store = try SessionStore.open(path, now: Date())
    } catch {
      throw Failure(error)
    }
    defer { store.close() }
    for notice in store.notices { Output.complain(notice.text) }
    guard let state = StateCoding.state(from: store.document.state) else {
      throw Failure.notUnderstood(path)
    }
    var machine = WizardMachine(
      catalog: wiring.catalog, operations: wiring.operations, state: state)
    let steps = machine.undoable
    var undo = UndoRun(
      steps, runner: wiring.runner(for: store)({ _ in }),
      secrets: try secrets(of: steps, store, word),
      deadline: Face.hasTerminal && !wiring.arguments.has(.deadline) ? nil : wiring.deadline())
    if steps.contains(where: { $0.open != nil }) {
      Output.complain("A change may still be on its way. aem-setup looks for it for some seconds.")
    }
    undo.look()
    if !wiring.arguments.has(.json) {
      Output.line(steps.isEmpty ? "Nothing of this session can be taken back." : "The plan:")
      tell(undo)
    }
    let isLookOnly = wiring.arguments.has(.dryRun) || undo.hasFailed
    if !isLookOnly, !undo.isPending || agrees(undo) {
      let lock = SessionWriteLock(beside: try wiring.sessionDirectory(), for: path)
      if undo.isPending { try take(lock, for: state) }
      defer { lock.release() }
      let isOverwriting = !wiring.arguments.has(.yes) && undo.hasDrift && overwrites()
      try undo.apply(overwriting: isOverwriting) { step throws(Failure) in
        machine.undoBegins(step, at: Date())
        try save(machine, store)
      } after: { entry throws(Failure) in
        machine.undone(entry.step, evidence: entry.evidence, isWhole: entry.isWhole, at: Date())
        try save(machine, store)
      }
      if !wiring.arguments.has(.json), !steps.isEmpty {
        Output.line("The outcome:")
        tell(undo)
      }
    }
    report(undo, procedure: state.procedure, session: path)
    return undo.exitStatus
  }

  private func tell(_ undo: UndoRun) {
    for step in undo.told { UnattendedCommand.tell(step, titled: wiring.title(of: step)) }
  }

  private func report(_ undo: UndoRun, procedure: String, session: String) {
    guard wiring.arguments.has(.json) else {
      Output.line("Result: \(undo.result.rawValue). Session: \(session)")
      return
    }
    Output.document([
      "procedure": .string(procedure), "route": .null, "session": .string(session),
      "result": .string(undo.result.rawValue), "steps": .array(undo.told.map(\.document)),
    ])
  }

  private func agrees(_ undo: UndoRun) -> Bool {
    if wiring.arguments.has(.yes) { return true }
    guard Face.hasTerminal, !wiring.arguments.has(.json) else { return false }
    return Agreement(output: { Output.line($0) }).isGiven()
  }

  private func overwrites() -> Bool {
    ask(
      "Somebody has changed since what is marked skipped. Type overwrite to take it back all the"
        + " same; anything else leaves it:", for: "overwrite")
  }

  /// Asks a person; what was typed before the question does not count.
  private func ask(_ question: String, for word: String) -> Bool {
    guard Face.hasTerminal, !wiring.arguments.has(.json) else { return false }
    Output.line(question)
    tcflush(STDIN_FILENO, TCIFLUSH)
    return LinePrompt().line()?.lowercased() == word
  }

  /// Locks the author for this run; throws when another process has the lock.
  private func take(_ lock: SessionWriteLock, for state: WizardState) throws(Failure) {
    do throws(WriteRefusal) {
      try lock.take(for: state)
    } catch {
      throw Failure(error.reason, error.advice, status: .needsPerson)
    }
  }

  private func save(_ machine: WizardMachine, _ store: SessionStore) throws(Failure) {
    do throws(SaveRefusal) {
      try SessionSaver(store).save(machine.state)
    } catch {
      throw Failure("The session could not be saved.", error.reason)
    }
  }

  /// The secrets that the steps take: from the answers file when there is one, else asked for.
  private func secrets(
    of steps: [UndoStep], _ store: SessionStore, _ word: String
  ) throws(Failure) -> [String: Secret] {
    let needed = steps.reduce(into: Set<String>()) { $0.formUnion($1.secrets) }
    var secrets: [String: Secret] = [:]
    if let file = try answers(store, word) {
      do throws(AnswersFile.Failure) {
        secrets = try file.resolveSecrets(needed)
      } catch {
        throw Failure(error)
      }
      for name in needed where secrets[name] == nil {
        secrets[name] = file.texts[name].map { Secret(copying: $0.utf8) }
      }
    }
    let missing = needed.filter { secrets[$0] == nil }.sorted()
    guard missing.isEmpty || (Face.hasTerminal && !wiring.arguments.has(.json)) else {
      throw Failure(
        "These secrets are needed: \(missing.joined(separator: ", ")).",
        "Name the answers file, or run undo at a terminal.", status: .needsPerson)
    }
    for name in missing {
      let label = wiring.catalog.values[name]?.label ?? name
      Output.line("\(label) (typing stays hidden):")
      secrets[name] = LinePrompt().secret()
    }
    return secrets
  }

  /// The answers file on the command line, or else the one that the session began with, if it
  /// exists.
  private func answers(
    _ store: SessionStore, _ word: String
  ) throws(Failure) -> AnswersFile? {
    if let named = try? AnswersFile.read(word) { return named }
    let origin = store.document.origin
    guard origin.kind == .answers, let path = origin.path,
      FileManager.default.fileExists(atPath: path)
    else { return nil }
    try HandedOver.allow(path)
    return try? AnswersFile.read(path)
  }
}
