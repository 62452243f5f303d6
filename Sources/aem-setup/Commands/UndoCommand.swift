import Engine
import FoundationEssentials
import LineMode
import Sessions
import Unattended
import Values
import Wizard

/// `undo`: takes back what a session has changed, the latest change first.
///
/// Each step is looked at, shown and agreed to like any other change, and verified afterwards.
struct UndoCommand {
  private let wiring: Wiring
  private let prompt = LinePrompt()

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
    guard !steps.isEmpty else {
      Output.line("Nothing of this session can be taken back.")
      return .done
    }
    guard !wiring.arguments.has(.dryRun) else {
      for step in steps { Output.line(step.title) }
      return .pending
    }
    var secrets = try secrets(of: steps, store)
    let runner = wiring.runner(for: store)({ _ in })
    for step in steps {
      let inputs = try inputs(of: step, &secrets)
      guard try undo(step, inputs, runner, &machine, store) else { return .pending }
    }
    return .done
  }

  /// Takes one step back.
  ///
  /// - Returns: false when the person does not agree.
  private func undo(
    _ step: UndoStep, _ inputs: OperationInputs, _ runner: OperationRunner,
    _ machine: inout WizardMachine, _ store: SessionStore
  ) throws(Failure) -> Bool {
    Output.line(step.title)
    var look = try wait { () async throws(Problem) in
      try await runner.look(step.request.operation, inputs)
    }
    while !look.plan.isEmpty {
      for change in look.plan.changes {
        Output.line(
          "  \(change.what): \(change.before ?? "nothing") → \(change.after ?? "nothing")")
      }
      for caution in look.plan.cautions { Output.line("  Note: \(caution)") }
      guard try agrees() else {
        Output.line("Nothing more was changed.")
        return false
      }
      machine.undoBegins(step, at: Date())
      try save(machine, store)
      let current = look
      switch try wait({ () async throws(Problem) in try await current.apply() }) {
      case .outdated(let newer): look = newer
      case .done(let conclusion, _):
        finish(conclusion, "taken back")
        machine.undone(step, evidence: conclusion.evidence, at: Date())
        try save(machine, store)
        return true
      }
    }
    let conclusion = look.conclusion ?? Conclusion()
    finish(conclusion, "was as before already")
    machine.undone(step, evidence: conclusion.evidence, at: Date())
    try save(machine, store)
    return true
  }

  private func finish(_ conclusion: Conclusion, _ outcome: String) {
    Output.line("  \(outcome)")
    for evidence in conclusion.evidence { Output.line("  \(evidence.what): \(evidence.found)") }
  }

  private func agrees() throws(Failure) -> Bool {
    if wiring.arguments.has(.yes) { return true }
    guard Face.hasTerminal else { return false }
    Output.line("Type yes to make these changes; anything else leaves them:")
    return prompt.line()?.lowercased() == "yes"
  }

  private func save(_ machine: WizardMachine, _ store: SessionStore) throws(Failure) {
    do throws(SaveRefusal) {
      try SessionSaver(store).save(machine.state)
    } catch {
      throw Failure("The session could not be saved, so nothing was sent.", error.reason)
    }
  }

  /// The secrets that are known without asking: those that the session's answers file names.
  private func secrets(
    of steps: [UndoStep], _ store: SessionStore
  ) throws(Failure) -> [String: Secret] {
    guard store.document.origin.kind == .answers, let path = store.document.origin.path else {
      return [:]
    }
    do throws(AnswersFile.Failure) {
      let needed = Set(steps.flatMap { $0.request.secrets.values })
      return try AnswersFile.read(path).resolveSecrets(needed)
    } catch {
      throw Failure(error)
    }
  }

  private func inputs(
    of step: UndoStep, _ secrets: inout [String: Secret]
  ) throws(Failure) -> OperationInputs {
    var inputs = OperationInputs(texts: step.request.texts)
    for (input, name) in step.request.secrets.sorted(by: { $0.key < $1.key }) {
      if secrets[name] == nil {
        guard Face.hasTerminal else {
          throw Failure("The secret \(name) is needed.", status: .needsPerson)
        }
        Output.line(
          "\(wiring.catalog.definition(of: name, in: [])?.label ?? name) (typing stays hidden):")
        secrets[name] = prompt.secret()
      }
      inputs.secrets[input] = secrets[name]
    }
    return inputs
  }

  /// Runs what is asynchronous from this thread.
  private func wait<Value: Sendable>(
    _ work: @escaping @Sendable () async throws(Problem) -> Value
  ) throws(Failure) -> Value {
    let outcome = Waiting.value { () async -> Result<Value, Problem> in
      do throws(Problem) {
        return .success(try await work())
      } catch {
        return .failure(error)
      }
    }
    switch outcome {
    case .success(let value): return value
    case .failure(let problem):
      let words = ProblemText(problem)
      throw Failure(sentences: [words.cause] + words.advice)
    }
  }
}
