import Engine
import Unattended
import Values
import Wizard

/// The steps of an undo, from the first look to the last verification.
struct UndoRun {
  /// The steps with their outcomes, the latest change first.
  private(set) var entries: [UndoEntry] = []
  private let steps: [UndoStep]
  private let runner: OperationRunner
  private let secrets: [String: Secret]
  private let deadline: Deadline?

  /// An undo of these steps.
  ///
  /// `secrets` are by the names of their values. When the deadline passes, what runs is canceled
  /// and the rest is left; nil for none.
  init(
    _ steps: [UndoStep], runner: OperationRunner, secrets: [String: Secret], deadline: Deadline?
  ) {
    self.steps = steps
    self.runner = runner
    self.secrets = secrets
    self.deadline = deadline
  }

  /// Whether something would be undone.
  var isPending: Bool {
    entries.contains { if case .planned = $0.outcome { true } else { $0.isDrifted } }
  }
  /// Whether somebody has changed since what would be undone.
  var hasDrift: Bool { entries.contains(where: \.isDrifted) }
  /// Whether a step could not be read, or not be undone.
  var hasFailed: Bool { told.contains { $0.status == .failed } }

  /// All steps as `plan` and `apply` report theirs.
  var told: [UnattendedStep] { entries.flatMap(\.told) }

  /// The word for the whole undo.
  var result: UnattendedStep.Status {
    let all = Set(told.map(\.status))
    for status in [UnattendedStep.Status.failed, .pending, .needsPerson, .skipped, .changed]
    where all.contains(status) {
      return status == .skipped ? .pending : status
    }
    return .unchanged
  }

  /// The exit status for the undo: done only when nothing of the session is left.
  var exitStatus: ExitStatus {
    switch result {
    case .failed: .failed
    case .pending, .skipped: .pending
    case .needsPerson: .needsPerson
    case .changed, .unchanged, .confirmed: .done
    }
  }

  /// Reads everything and changes nothing.
  mutating func look() {
    var gone: Set<String> = []
    for step in steps {
      let isOpen = mayStillArrive(step)
      var entry = looked(at: step, without: gone, isCutOff: step.open == .interrupted)
      if isOpen { entry.open = step.openChange }
      if case .planned(let look) = entry.outcome {
        gone.formUnion(look.plan.changes.filter { $0.after == nil }.map(\.what))
      }
      entries.append(entry)
    }
  }

  /// Undoes the steps in their order, each after a fresh look that has to show what was confirmed.
  ///
  /// The first step that fails or has moved ends it. With `overwriting`, what somebody has changed
  /// since is undone too. `before` runs before anything of a step is sent, and `after` once a step
  /// is as it was before; what they throw ends the undo.
  mutating func apply(
    overwriting: Bool, before: (UndoStep) throws(Failure) -> Void,
    after: (UndoEntry) throws(Failure) -> Void
  ) throws(Failure) {
    for index in entries.indices {
      switch entries[index].outcome {
      case .planned(let look): try takeBack(index, look, before)
      case .drifted(let look, _) where overwriting:
        try takeBack(index, look, before)
      case .byHand, .drifted, .asBefore, .done, .moved, .failed: break
      }
      switch entries[index].outcome {
      case .asBefore, .done: try after(entries[index])
      case .moved, .failed: return
      case .byHand, .drifted, .planned: break
      }
    }
  }

  private mutating func takeBack(
    _ index: Int, _ agreed: Look, _ before: (UndoStep) throws(Failure) -> Void
  ) throws(Failure) {
    let step = entries[index].step
    // What was agreed to may still be happening, as after an undo that was cut off: the rest of it
    // is agreed to as well.
    for _ in 0...agreed.plan.changes.count {
      let fresh = looked(at: step, without: [], knowing: Set(agreed.plan.drift))
      switch fresh.outcome {
      case .planned(let look) where look.plan.changes.allSatisfy(agreed.plan.changes.contains):
        try before(step)
        switch wait({ () async throws(Problem) in try await look.apply() }) {
        case .success(.done(let conclusion, _)):
          entries[index].outcome = .done(look)
          entries[index].evidence = conclusion.evidence
          return
        case .success(.outdated(let newer)): entries[index].outcome = .moved(newer)
        case .failure(let problem):
          entries[index].outcome = .failed(look, problem)
          return
        }
      case .planned(let look), .drifted(let look, _):
        entries[index].outcome = .moved(look)
        return
      case .asBefore, .failed, .byHand, .done, .moved:
        entries[index].outcome = fresh.outcome
        entries[index].evidence = fresh.evidence
        return
      }
    }
  }

  /// Whether a change that got no answer is still not visible; looks for it as often as after a
  /// timeout.
  private func mayStillArrive(_ step: UndoStep) -> Bool {
    guard case .unanswered(let request, let report)? = step.open else { return false }
    let given = inputs(of: request)
    let look = wait { () async throws(Problem) in
      let first = try await runner.look(request.operation, given)
      return try await runner.search(request.operation, given, from: first) {
        !report.isUnderWay(in: $0.plan)
      }
    }
    // Who cannot look cannot know.
    guard case .success(let found) = look else { return true }
    return report.isUnderWay(in: found.plan)
  }

  private func inputs(of request: TaskRequest) -> OperationInputs {
    var inputs = OperationInputs(texts: request.texts, memory: request.memory)
    for (input, name) in request.secrets { inputs.secrets[input] = secrets[name] }
    return inputs
  }

  /// Reads one step.
  ///
  /// Drift that an earlier step will remove (`gone`, by path) or that was confirmed to be
  /// overwritten (`known`) is ignored. With `isCutOff`, the run that sent the change was cut off
  /// and it may still arrive, so it is looked for as often as after a timeout.
  private func looked(
    at step: UndoStep, without gone: Set<String>, knowing known: Set<Drift> = [],
    isCutOff: Bool = false
  ) -> UndoEntry {
    guard case .run(let request) = step.way else {
      if case .byHand(let act) = step.way { return UndoEntry(step: step, outcome: .byHand(act)) }
      return UndoEntry(step: step, outcome: .byHand(""))
    }
    let given = inputs(of: request)
    let result = wait { () async throws(Problem) in
      let first = try await runner.look(request.operation, given)
      guard isCutOff else { return first }
      return try await runner.search(request.operation, given, from: first) {
        $0.plan != first.plan
      }
    }
    switch result {
    case .failure(let problem): return UndoEntry(step: step, outcome: .failed(nil, problem))
    case .success(let look):
      let drift = look.plan.drift.filter { drift in
        !known.contains(drift) && !(drift.cause.map(gone.contains) ?? false)
      }
      guard !look.plan.isEmpty else {
        return UndoEntry(
          step: step, outcome: drift.isEmpty ? .asBefore(look) : .drifted(look, drift),
          evidence: look.conclusion?.evidence ?? [])
      }
      return UndoEntry(step: step, outcome: drift.isEmpty ? .planned(look) : .drifted(look, drift))
    }
  }

  private func wait<Value: Sendable>(
    _ work: @escaping @Sendable () async throws(Problem) -> Value
  ) -> Result<Value, Problem> {
    Waiting.value(until: deadline) { () async -> Result<Value, Problem> in
      do throws(Problem) {
        return .success(try await work())
      } catch {
        return .failure(error)
      }
    }
  }
}

extension UndoEntry {
  fileprivate var isDrifted: Bool {
    if case .drifted = outcome { true } else { false }
  }
}
