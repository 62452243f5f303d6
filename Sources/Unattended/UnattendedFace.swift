import Engine
import Values
public import Wizard

/// Drives a walk with the answers of a file; nobody is asked anything.
public struct UnattendedFace {
  /// What is to be done with proposed changes.
  public enum Mode: Equatable, Sendable {
    /// List them.
    case plan
    /// Make them.
    case apply
  }

  private let mode: Mode
  private let answers: [String: String]
  private let report: (UnattendedStep) -> Void

  /// A face for one run.
  ///
  /// - Parameter report: told of each step as soon as its outcome is known.
  public init(
    _ mode: Mode, answers: [String: String], report: @escaping (UnattendedStep) -> Void = { _ in }
  ) {
    self.mode = mode
    self.answers = answers
    self.report = report
  }

  /// Goes to the end, or as far as it gets.
  public func run(_ walk: Walk) -> UnattendedResult {
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
      walk.settleRunning()
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

  /// What rests on something that has changed since is not done.
  private func lookAgain(at walk: Walk, _ result: inout UnattendedResult) {
    let stale = Set(walk.state.records.filter(\.value.isStale).map(\.key.description))
    for index in result.steps.indices where stale.contains(result.steps[index].id) {
      switch result.steps[index].status {
      case .unchanged, .changed:
        result.steps[index].status = .pending
        result.steps[index].detail = Self.restsOnOlder
      case .pending, .failed, .needsPerson, .skipped: continue
      }
    }
  }

  /// A screen, and what was known when it was reached.
  private struct Visit: Hashable {
    var position: [ScreenKey]
    var values: [String: String]
  }

  private static let circle = "The answers lead back here; here a person has to do something."
  private static let decidesRepeat =
    "Look in AEM whether it has arrived. When it has, apply again. When not, aem-setup resume at a"
    + " terminal asks whether to send it again."
  private static let restsOnOlder = "Check again: something it rests on has changed since."
  private static let looksAfterwards = "This shows only after the changes above. As it is now:"

  /// Does what the screen at hand wants; a stop means that it cannot.
  private func step(_ walk: Walk, _ result: inout UnattendedResult) -> UnattendedResult.Stop? {
    guard let screen = walk.catalog.screen(walk.key) else {
      return .needsPerson(walk.key.description, [])
    }
    switch screen.kind {
    case .notice(isEnd: true):
      return .routeEnds(walk.view.title, walk.view.texts)
    case .notice(isEnd: false), .walkthrough, .call, .summary:
      walk.send(.next)
    case .checklist(let items):
      for (index, item) in items.enumerated() {
        walk.send(.tick(item: index, item.value.map { answers[$0] == "yes" } ?? true))
      }
      walk.send(.next)
    case .choice(let choice):
      if let answer = answers[choice.value] { walk.send(.choose(answer)) }
      walk.send(.next)
    case .form(let fields):
      for field in fields {
        if let answer = answers[field] { walk.send(.edit(field: field, text: answer)) }
      }
      walk.send(.next)
    case .task(let task):
      return stepTask(task, walk, &result)
    }
    return nil
  }

  private func stepTask(
    _ task: TaskDefinition, _ walk: Walk, _ result: inout UnattendedResult
  ) -> UnattendedResult.Stop? {
    func note(
      _ status: UnattendedStep.Status, changes: [Change] = [], detail: String = ""
    ) {
      let record = walk.state.records[walk.key]
      let step = UnattendedStep(
        id: walk.key.description, operation: task.operation, status: status,
        outcome: record?.result, changes: changes,
        evidence: record?.evidence ?? [], cautions: record?.cautions ?? [], detail: detail)
      result.steps.append(step)
      report(step)
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
        return .failed(ProblemReport(.worldMoved))
      }
      if mode == .apply {
        result.confirmed[walk.key] = plan.changes
        walk.send(.confirm)
      } else {
        note(.pending, changes: plan.changes, detail: plan.cautions.joined(separator: " "))
        walk.send(.postpone)
      }
    case .waiting:
      note(.pending, detail: Self.findings(in: walk.view).joined(separator: " "))
      walk.send(.postpone)
    case .done:
      let made = result.confirmed.removeValue(forKey: walk.key)
      let record = walk.state.records[walk.key]
      if record?.status == .failed, mode == .plan, result.status == .pending {
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
      walk.send(.next)
    case .failed(let problem) where mode == .plan && result.status == .pending:
      // What is only planned may be what it misses.
      note(.pending, detail: "\(Self.looksAfterwards) \(problem.cause)")
      walk.send(.postpone)
    case .failed(let problem) where problem.code == ProblemReport.heldCode:
      note(.needsPerson, changes: result.confirmed[walk.key] ?? [], detail: problem.cause)
      return .needsPerson(problem.cause, problem.advice)
    case .failed(let problem):
      note(.failed, changes: result.confirmed[walk.key] ?? [], detail: problem.cause)
      return .failed(problem)
    case .broken(_, let problem):
      let findings = Self.findings(in: walk.view)
      note(.failed, detail: findings.joined(separator: " "))
      return .failed(
        problem ?? ProblemReport(code: "broken", cause: findings.first ?? "", advice: []))
    case .idle, .verifying, .looking, .applying:
      walk.send(.retry)
    }
    return nil
  }

  private static func notRecorded(_ reason: String) -> ProblemReport {
    ProblemReport(
      code: "notSaved",
      cause: "The changes of this step are made, but its record is not safe. \(reason)",
      advice: ["Then apply again: it looks first, and what is made is not made twice."])
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

  private static func findings(in view: ScreenView) -> [String] {
    view.elements.compactMap { element in
      switch element {
      case .finding(_, let text): text
      case .field(let field): field.finding.map { "\(field.label): \($0.text)" }
      case .text, .heading, .act, .option, .item, .change, .evidence, .busy: nil
      }
    }
  }
}

extension ScreenView {
  /// The paragraphs of the body, without marks.
  fileprivate var texts: [String] {
    elements.compactMap { element in
      if case .text(let text) = element { StyledText(text).plain } else { nil }
    }
  }
}
