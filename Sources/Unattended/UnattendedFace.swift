import Engine
import Values
import Wizard

/// Drives a walk with the answers of a file; nobody is asked anything.
package struct UnattendedFace {
  /// The treatment of proposed changes.
  package enum Mode: Equatable, Sendable {
    /// List the changes without sending anything.
    case plan
    /// Apply the changes and verify them.
    case apply
  }

  let mode: Mode
  let answers: [String: String]
  let deadline: Deadline?
  private let agreed: [UnattendedStep]?
  private let report: (UnattendedStep) -> Void

  /// A face for one run.
  ///
  /// - Parameters:
  ///   - mode: whether to list the changes or to apply them.
  ///   - answers: the answers of the file, by value name; `procedure/screen` confirms a person's
  ///     act.
  ///   - deadline: when the run has to be over; nil for no limit.
  ///   - agreed: the steps of the confirmed plan, so that any other change stops the run.
  ///   - report: told of each step as soon as its outcome is known.
  package init(
    _ mode: Mode, answers: [String: String], deadline: Deadline? = nil,
    agreed: [UnattendedStep]? = nil, report: @escaping (UnattendedStep) -> Void = { _ in }
  ) {
    self.mode = mode
    self.answers = answers
    self.deadline = deadline
    self.agreed = agreed
    self.report = report
  }

  /// Runs to the end, or as far as the answers lead.
  package func run(_ walk: Walk) -> UnattendedResult {
    var result = drive(walk)
    result.verdict = walk.verdict
    return result
  }

  private func drive(_ walk: Walk) -> UnattendedResult {
    var result = UnattendedResult()
    var tries = 0
    var visits: Set<Visit> = []
    var position: [ScreenKey] = []
    while walk.ending == nil {
      guard walk.settleRunning(until: deadline), deadline?.isPast != true else {
        stopAtDeadline(walk, &result)
        return result
      }
      if walk.state.position != position {
        position = walk.state.position
        // Nothing that is known has changed since the last time, so the way would go on like this.
        if !visits.insert(Visit(position: position, values: walk.state.texts)).inserted {
          result.stop = .needsPerson(walk.view.title, [Self.circle])
          walk.send(.leave)
          return result
        }
      }
      let before = (walk.key, walk.phase)
      if let stop = step(walk, &result) {
        result.stop = stop
        walk.send(.leave)
        return result
      }
      // A screen that two visits do not move is one that the answers cannot satisfy.
      tries = walk.ending == nil && before == (walk.key, walk.phase) ? tries + 1 : 0
      if tries > 2 {
        let findings = Self.findings(in: walk.view)
        result.stop =
          Self.hasWrongField(walk.view)
          ? .answersRefused(walk.view.title, findings) : .needsPerson(walk.view.title, findings)
        walk.send(.leave)
      }
    }
    lookAgain(at: walk, &result)
    return result
  }

  /// Marks finished steps as pending when something they rest on has changed since.
  private func lookAgain(at walk: Walk, _ result: inout UnattendedResult) {
    let stale = Set(walk.state.records.filter(\.value.isStale).map(\.key.description))
    for index in result.steps.indices where stale.contains(result.steps[index].id) {
      switch result.steps[index].status {
      case .unchanged, .changed:
        result.steps[index].status = .pending
        result.steps[index].detail = Self.restsOnOlder
      case .pending, .failed, .needsPerson, .skipped, .confirmed: continue
      }
    }
  }

  /// Stops what runs, saves, and says where that was.
  private func stopAtDeadline(_ walk: Walk, _ result: inout UnattendedResult) {
    let title = walk.view.title
    var wasChanging = false
    if case .applying = walk.phase { wasChanging = true }
    if walk.phase.isRunning {
      walk.send(.cancel)
      walk.settleRunning(until: Deadline(seconds: Self.grace))
    }
    noteBatch(walk, &result)
    if let task = walk.catalog.screen(walk.key)?.task {
      note(
        UnattendedStep(
          id: walk.key.description, operation: task.operation, status: .failed,
          changes: result.confirmed[walk.key] ?? [],
          detail: wasChanging ? Self.changeCutOff : Self.lookCutOff), &result)
    }
    result.stop = .deadline(title, seconds: deadline?.seconds ?? 0, wasChanging: wasChanging)
    walk.send(.leave)
  }

  /// How many seconds an operation gets to stop.
  private static let grace = 5.0
  private static let changeCutOff =
    "The deadline passed during this change. aem-setup does not know whether AEM or Adobe has it."
  private static let lookCutOff = "The deadline passed here. No change was on its way."

  /// A screen, and what was known when it was reached.
  private struct Visit: Hashable {
    var position: [ScreenKey]
    var values: [String: String]
  }

  private static let circle = "With these answers, this step comes again. A person must act here."
  static let decidesRepeat =
    "Check in AEM whether it arrived. If it did, apply again. If not, aem-setup resume at a"
    + " terminal asks whether to send it again."
  private static let restsOnOlder = "Check again: something that it depends on has changed since."
  static let looksAfterwards = "This appears only after the changes above. The current state:"

  /// Does what the current screen asks for; the answer is why it cannot, or nil.
  private func step(_ walk: Walk, _ result: inout UnattendedResult) -> UnattendedResult.Stop? {
    guard let screen = walk.catalog.screen(walk.key) else {
      return .needsPerson(walk.key.description, [])
    }
    if let place = otherWay(on: screen, walk) {
      leave(screen, by: place, walk, &result)
      return nil
    }
    if let stop = confirm(screen, walk, &result) { return stop }
    switch screen.kind {
    case .page(let page):
      return stepPage(page, walk, &result)
    case .call, .summary:
      walk.send(.next)
    case .choice(let choice):
      if let answer = answers[choice.value] {
        walk.send(.choose(answer))
      } else if walk.state.values[choice.value] == nil {
        return .answersMissing(walk.view.title, [choice.value])
      }
      walk.send(.next)
    }
    return nil
  }

  /// Notes what a person does here.
  ///
  /// A plan continues; `apply` stops unless the file confirms the act.
  private func confirm(
    _ screen: Screen, _ walk: Walk, _ result: inout UnattendedResult
  ) -> UnattendedResult.Stop? {
    let known = walk.state.texts.merging(walk.state.secrets.mapValues { _ in "given" }) { text, _ in
      text
    }
    let own = Set(screen.page?.fieldNames ?? [])
    let given = known.merging(answers.filter { own.contains($0.key) }) { _, own in own }
    var acts = PersonAct.all(on: screen, walk.key, known: given)
    if case .summary = screen.kind, result.steps.isEmpty {
      acts = [PersonAct(key: walk.key.description, answer: "done", text: Self.onlyByHand)]
    }
    var open: [String] = []
    for act in acts {
      let text = StyledText(Interpolation.fill(act.text) { known[$0] }).plain
      let isConfirmed = act.isConfirmed(in: answers)
      let detail =
        isConfirmed
        ? "Confirmed by the answers file: \(text)"
        : "\(text) The file confirms it with \"\(act.key)\": \"\(act.answer)\"."
      if !isConfirmed { open.append(detail) }
      let step = UnattendedStep(
        id: walk.key.description, operation: nil, key: act.key,
        status: isConfirmed ? .confirmed : .needsPerson, detail: detail)
      if !result.steps.contains(step) { note(step, &result) }
    }
    guard mode == .apply, !open.isEmpty else { return nil }
    return .needsPerson(walk.view.title, open)
  }

  private static let onlyByHand =
    "With these answers, a person does everything by hand. aem-setup did not read or change"
    + " anything."

  func note(_ step: UnattendedStep, _ result: inout UnattendedResult) {
    result.steps.append(step)
    report(step)
  }

  func stepTask(
    _ task: TaskDefinition, _ walk: Walk, _ result: inout UnattendedResult
  ) -> UnattendedResult.Stop? {
    func note(
      _ status: UnattendedStep.Status, changes: [Change] = [], detail: String = ""
    ) {
      let record = walk.state.records[walk.key]
      self.note(
        UnattendedStep(
          id: walk.key.description, operation: task.operation, status: status,
          outcome: record?.result, changes: changes,
          evidence: record?.evidence ?? [], cautions: record?.cautions ?? [], detail: detail),
        &result)
    }
    switch walk.phase {
    case .needsSecrets(let names):
      return .secretsMissing(names)
    case .proposed(let plan):
      if mode == .apply, walk.wouldRepeat {
        let findings = Self.findings(in: walk.view)
        note(.needsPerson, changes: plan.changes, detail: findings.joined(separator: " "))
        return .needsPerson(walk.view.title, findings + [Self.decidesRepeat])
      }
      if mode == .apply, let agreed = result.confirmed[walk.key], agreed != plan.changes {
        note(.pending, changes: plan.changes, detail: ProblemText(.worldMoved).cause)
        return .failed(ProblemText(.worldMoved))
      }
      if mode == .apply {
        let stop = moved(plan, task.operation, at: walk.key, walk, &result) ?? doubled(task, walk)
        if let stop { return stop }
        result.confirmed[walk.key] = plan.changes
        walk.send(.confirm)
      } else {
        note(.pending, changes: plan.changes, detail: plan.cautions.joined(separator: " "))
        walk.send(.postpone)
      }
    case .waiting:
      note(.pending, detail: Self.findings(in: walk.view).joined(separator: " "))
      walk.send(.postpone)
    case .done where walk.isHeldUp:
      let made = result.confirmed.removeValue(forKey: walk.key)
      let reason = walk.state.records[walk.key]?.result?.reason ?? ""
      return stepUnpassed(
        task, because: ProblemText("notPassed", reason, advice: Self.notes(in: walk.view)),
        made: made ?? [], walk, &result)
    case .done:
      let made = result.confirmed.removeValue(forKey: walk.key)
      let record = walk.state.records[walk.key]
      if record?.status == .failed, mode == .plan, result.isAheadOfAEM {
        note(.pending, detail: "\(Self.looksAfterwards) \(record?.result?.reason ?? "")")
      } else if record?.status == .failed {
        note(.failed, changes: made ?? [], detail: record?.result?.reason ?? "")
      } else {
        note(
          made == nil ? .unchanged : .changed, changes: made ?? [],
          detail: record?.notVerified ?? "")
      }
      if made != nil, case .failed(let reason) = walk.saveState {
        return .failed(Self.notRecorded(reason))
      }
      if let stop = contradicted(task, walk) { return stop }
      walk.send(.next)
    case .failed(let problem) where mode == .plan && result.isAheadOfAEM:
      // What is only planned may be what it misses.
      note(.pending, detail: "\(Self.looksAfterwards) \(problem.cause)")
      walk.send(.postpone)
    case .failed(let problem) where problem.code == WriteRefusal.code:
      note(.needsPerson, changes: result.confirmed[walk.key] ?? [], detail: problem.cause)
      return .needsPerson(problem.cause, problem.advice)
    case .failed(let problem) where walk.wantsWord:
      return stepUnpassed(
        task, because: problem, made: result.confirmed[walk.key] ?? [], walk, &result)
    case .failed(let problem):
      note(.failed, changes: result.confirmed[walk.key] ?? [], detail: problem.cause)
      return .failed(problem)
    case .broken(_, let problem):
      let findings = Self.findings(in: walk.view)
      note(.failed, detail: findings.joined(separator: " "))
      return .failed(
        problem ?? ProblemText("broken", findings.first ?? "", advice: []))
    case .idle where walk.wantsWord:
      let problem = ProblemText("unreachable", Self.findings(in: walk.view).first ?? "", advice: [])
      return stepUnpassed(task, because: problem, made: [], walk, &result)
    case .idle, .verifying, .looking, .applying:
      walk.send(.next)
    }
    return nil
  }

  static func notRecorded(_ reason: String) -> ProblemText {
    ProblemText(
      "notSaved",
      "aem-setup applied this step, but could not save its record. \(reason)",
      advice: ["Then apply again: aem-setup first checks what exists, and creates nothing twice."])
  }

  /// Stops before a change that is not in the confirmed plan.
  func moved(
    _ plan: Plan, _ operation: String, at key: ScreenKey, _ walk: Walk,
    _ result: inout UnattendedResult
  ) -> UnattendedResult.Stop? {
    guard let agreed else { return nil }
    let id = key.description
    let isAgreed = agreed.contains { $0.id == id && $0.agrees(to: plan.changes) }
    guard !isAgreed else { return nil }
    note(
      UnattendedStep(
        id: id, operation: operation, status: .pending, changes: plan.changes,
        detail: "The plan that you confirmed does not have these changes."), &result)
    return .planMoved(walk.view.title)
  }

  /// Stops before an operation creates a value that the file has an answer for.
  ///
  /// One of the two would get lost.
  func doubled(_ task: TaskDefinition, _ walk: Walk) -> UnattendedResult.Stop? {
    let doubled = createdFields(task, walk).filter { answers[$0] != nil }.sorted()
    guard !doubled.isEmpty else { return nil }
    return .answersRefused(
      walk.view.title,
      [
        "This creates \(doubled.joined(separator: ", ")), and the file has it too. Remove it from"
          + " the file, or choose the method that uses what exists. Nothing was created."
      ])
  }

  /// The values that a task creates and that its procedure, or one that this calls, also asks for.
  private func createdFields(_ task: TaskDefinition, _ walk: Walk) -> Set<String> {
    let own = walk.catalog.procedure(walk.key.procedure)?.screens ?? []
    let called = own.flatMap { screen -> [Screen] in
      if case .call(let call) = screen.kind {
        walk.catalog.procedure(call.procedure)?.screens ?? []
      } else {
        []
      }
    }
    let fields = Set((own + called).compactMap(\.page).flatMap(\.fieldNames))
    return Set(task.outputValues).subtracting(task.inputs.values).intersection(fields)
  }

  /// Stops when the file gives other values than those that this session created with a task.
  private func contradicted(_ task: TaskDefinition, _ walk: Walk) -> UnattendedResult.Stop? {
    let refused = createdFields(task, walk).sorted().compactMap {
      Self.contradiction(answers, $0, walk)
    }
    return refused.isEmpty ? nil : .answersRefused(walk.view.title, refused)
  }

  private static func hasWrongField(_ view: ScreenView) -> Bool {
    view.elements.contains { element in
      if case .field(let field) = element, field.secret == nil {
        field.finding?.severity == .error
      } else {
        false
      }
    }
  }

  static func findings(in view: ScreenView) -> [String] {
    view.elements.compactMap { element in
      switch element {
      case .finding(_, let text): text
      case .field(let field): field.finding.map { "\(field.label): \($0.text)" }
      case .text, .heading, .row, .act, .more, .option, .item, .change, .evidence, .details, .busy:
        nil
      }
    }
  }
}

extension UnattendedStep {
  /// Whether these changes are the step's own; a value that was known after apply only can be
  /// anything.
  fileprivate func agrees(to changes: [Change]) -> Bool {
    guard self.changes.count == changes.count else { return false }
    return zip(self.changes, changes).allSatisfy { agreed, now in
      agreed.what == now.what && agreed.before == now.before
        && (agreed.after == now.after || agreed.after == WizardState.knownAfterApply)
    }
  }
}
