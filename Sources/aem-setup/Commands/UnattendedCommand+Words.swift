import Engine
import Unattended
import Values
import Wizard

extension UnattendedCommand {
  /// Lists all answers that are missing.
  func report(_ gaps: [MissingAnswers.Gap], _ file: AnswersFile) -> ExitStatus {
    if wiring.arguments.has(.json) {
      Output.document([
        "procedure": .string(file.procedure), "result": "answers-missing",
        "missing": .array(gaps.map(\.document)),
      ])
      return .misuse
    }
    let needed = gaps.filter { $0.need == .always }
    Output.complain("\(file.path) lacks \(needed.count) answers:")
    for gap in needed { complain(of: gap) }
    let others = gaps.filter { $0.need == .ifAsked }
    if !others.isEmpty {
      Output.complain("Depending on AEM and Adobe, aem-setup also needs these:")
    }
    for gap in others { complain(of: gap) }
    let acts = gaps.filter { $0.need == .confirmation }
    if !acts.isEmpty {
      Output.complain(
        "A person must do these. apply stops at each one that the file does not confirm:")
    }
    for act in acts { complain(of: act) }
    return .misuse
  }

  /// Names a key with its meaning.
  func complain(of gap: MissingAnswers.Gap) {
    let suggestion = gap.suggestion.map { " Suggested: \"\($0)\"." } ?? ""
    Output.complain("  \(gap.name): \(StyledText(gap.meaning).plain)\(suggestion)")
  }

  /// Says that the plan is not the confirmed one, and prints the plan as it is now.
  func refuse(
    _ plan: UnattendedResult, _ run: Run, digest: String, wanted: String
  ) -> ExitStatus {
    let sentence =
      "The plan differs from the one that you confirmed, so aem-setup changed nothing. Its digest"
      + " is \(digest). You confirmed \(wanted). AEM, Adobe or the answers have changed since."
    if wiring.arguments.has(.json) {
      var members =
        plan.document(
          procedure: run.procedure.name, route: run.file.route, session: nil, digest: digest
        ).object ?? [:]
      members["result"] = "plan-differs"
      members["stop"] = [
        "code": "planDiffers", "cause": .string(sentence),
        "advice": ["Check the present plan, and apply it."],
      ]
      Output.document(.object(members))
    } else {
      Output.line("The present plan:")
      for step in plan.steps {
        Self.tell(step, titled: wiring.title(of: step))
      }
      Output.complain(sentence)
    }
    return .pending
  }

  /// Prints a step as soon as its outcome is known.
  static func tell(_ step: UnattendedStep, titled title: String) {
    Output.line("\(step.status.rawValue.padded(to: 12)) \(title)")
    for change in step.changes { Output.line("           \(change.line())") }
    for evidence in step.evidence {
      let lines = evidence.found.split(separator: "\n", omittingEmptySubsequences: false)
      Output.line("           \(evidence.what): \(lines.first ?? "")")
      for line in lines.dropFirst() { Output.line("             \(line)") }
    }
    for caution in step.cautions { Output.line("           Note: \(caution)") }
    if !step.detail.isEmpty { Output.line("           \(step.detail)") }
  }

  /// Prints how a run of a procedure, or an undo of it, ended.
  func tell(_ result: UnattendedResult, of procedure: String, _ closing: Closing) {
    guard !wiring.arguments.has(.json) else {
      Output.document(
        result.document(
          procedure: procedure, route: closing.route, session: closing.session,
          notices: closing.notices, digest: closing.digest))
      return
    }
    switch result.stop {
    case .failed(let problem):
      // A step that went well says nothing of what happened after it.
      if result.steps.last?.status != .failed { Output.complain(problem.cause) }
      for advice in problem.advice { Output.line("           - \(advice)") }
    case .secretsMissing(let names):
      Output.complain("aem-setup needs these secrets: \(names.joined(separator: ", ")).")
    case .needsPerson(let title, let texts), .routeEnds(let title, let texts),
      .answersRefused(let title, let texts):
      Output.complain(title)
      for text in texts { Output.complain("  \(text)") }
    case .deadline, .planMoved, .answersMissing:
      Output.complain(result.stop?.sentence ?? "")
    case nil: break
    }
    if !result.isUndo {
      Output.line(StyledText(result.verdict.sentence).plain)
      for reason in result.verdict.furtherReasons { Output.line("  \(reason)") }
      if let next = result.verdict.next { Output.line(StyledText(next).plain) }
    }
    let place = closing.session.map { " Session: \($0)" } ?? ""
    Output.line("Result: \(result.word).\(place)")
  }
}

extension MissingAnswers.Gap {
  /// The gap as it is printed with `--json`.
  var document: JSONValue {
    [
      "name": .string(name), "meaning": .string(meaning),
      "suggestion": suggestion.map { .string($0) } ?? .null, "need": .string(need.rawValue),
    ]
  }
}

extension UnattendedResult {
  /// The exit status for the result: done only when the verdict is that it works.
  ///
  /// With `isStrict`, a warning counts like something that is not verified.
  func exitStatus(isStrict: Bool) -> ExitStatus {
    switch stop {
    case .answersRefused, .answersMissing: return .misuse
    default: break
    }
    switch status {
    case .unchanged, .changed, .skipped, .confirmed:
      let isNoted = isStrict && steps.contains { !$0.cautions.isEmpty }
      return (isUndo || verdict.grade == .works) && !isNoted ? .done : .pending
    case .pending: return .pending
    case .failed: return .failed
    case .needsPerson: return .needsPerson
    }
  }
}

extension Walk {
  /// The title of a step's screen.
  func title(of step: UnattendedStep) -> String {
    ScreenKey(step.id).map { title(of: $0) } ?? step.id
  }
}

extension Wiring {
  /// The title of a step's screen without a walk; values in it are not filled in.
  func title(of step: UnattendedStep) -> String {
    ScreenKey(step.id).flatMap { catalog.screen($0)?.title } ?? step.id
  }
}

extension String {
  /// The text with spaces after it up to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
