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
        "missing": .array(
          gaps.map { ["name": .string($0.name), "meaning": .string($0.meaning)] }),
      ])
    } else {
      Output.complain("\(file.path) lacks \(gaps.count) answers:")
      for gap in gaps { Output.complain("  \(gap.name): \(StyledText(gap.meaning).plain)") }
    }
    return .misuse
  }

  /// Prints a step as soon as its outcome is known.
  static func tell(_ step: UnattendedStep, titled catalog: ProcedureCatalog) {
    let parts = step.id.split(separator: "/").map(String.init)
    let title = parts.count == 2 ? catalog.screen(ScreenKey(parts[0], parts[1]))?.title : nil
    Output.line("\(step.status.rawValue.padded(to: 10)) \(title ?? step.id)")
    for change in step.changes {
      Output.line(
        "           \(change.what): \(change.before ?? "nothing") → \(change.after ?? "nothing")")
    }
    for evidence in step.evidence {
      let lines = evidence.found.split(separator: "\n", omittingEmptySubsequences: false)
      Output.line("           \(evidence.what): \(lines.first ?? "")")
      for line in lines.dropFirst() { Output.line("             \(line)") }
    }
    for caution in step.cautions { Output.line("           Note: \(caution)") }
    if !step.detail.isEmpty { Output.line("           \(step.detail)") }
  }

  /// Prints how the run ended.
  func tell(_ result: UnattendedResult, session: String?) {
    switch result.stop {
    case .failed(let problem):
      for advice in problem.advice { Output.line("           - \(advice)") }
    case .secretsMissing(let names):
      Output.complain("These secrets are needed: \(names.joined(separator: ", ")).")
    case .needsPerson(let title, let texts), .routeEnds(let title, let texts),
      .answersRefused(let title, let texts):
      Output.complain(title)
      for text in texts { Output.complain("  \(text)") }
    case nil: break
    }
    Output.line(result.verdict.sentence)
    for reason in result.verdict.reasons.dropFirst() { Output.line("  \(reason)") }
    let place = session.map { " Session: \($0)" } ?? ""
    Output.line("Result: \(result.status.rawValue).\(place)")
  }
}

extension UnattendedResult {
  /// The exit status that tells it: what is done and not verified is told from what is.
  ///
  /// - Parameter isStrict: whether a note counts like something that is not verified.
  func exitStatus(isStrict: Bool) -> ExitStatus {
    if case .answersRefused = stop { return .misuse }
    switch status {
    case .unchanged, .changed, .skipped:
      let isNoted = isStrict && steps.contains { !$0.cautions.isEmpty }
      return verdict.grade == .works && !isNoted ? .done : .pending
    case .pending: return .pending
    case .failed: return .failed
    case .needsPerson: return .needsPerson
    }
  }
}

extension String {
  /// The text with spaces after it up to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
