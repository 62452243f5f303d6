import Engine

/// What can happen to a procedure: a person's act, or a result that comes back.
package enum WizardEvent: Equatable, Sendable {
  /// The text of a field changed; a draft, not judged yet.
  case edit(field: String, text: String)
  /// A secret was typed or came from elsewhere; its value never reaches the machine.
  case secretGiven(field: String, source: ValueSource, finding: Finding?)
  /// The person left a field: judge it and keep it.
  case leaveField(String)
  /// An answer was picked.
  case choose(String)
  /// A thing was ticked, or the tick taken away.
  case tick(item: Int, Bool)
  /// Go on.
  case next
  /// Go back one screen.
  case back
  /// Go to a screen of the step list.
  case jump(ScreenKey)
  /// Pass the screen over.
  case skip(reason: String)
  /// Leave the proposed changes for later and go on; only for a dry run.
  case postpone
  /// Make the proposed changes.
  case confirm
  /// Look, or try, again.
  case retry
  /// Go to the step that has to be mended.
  case mend
  /// Stop what is running.
  case cancel
  /// Save and leave.
  case leave
  /// End: everything is done.
  case finish
  /// What is running told how far it is.
  case progressed(run: Int, Progress)
  /// A look found nothing to change.
  case settled(run: Int, Settlement)
  /// A look found changes to make.
  case proposed(run: Int, Plan)
  /// The changes were made and read back.
  case applied(run: Int, Settlement, memory: [String: String])
  /// It failed.
  case failed(run: Int, ProblemReport)
  /// The intent could not be saved, so the changes were not sent.
  case notSent(run: Int, ProblemReport)
}

/// What an operation gave, without its secrets: those went to the secret store already.
package struct Settlement: Equatable, Sendable {
  /// Whether what the operation is there for holds, as the operation says.
  package var outcome: Outcome
  /// Values by the names of the signature's outputs.
  package var texts: [String: String]
  /// Names of the secrets that were put into the store.
  package var secrets: [String]
  /// Things to choose from.
  package var lists: [String: [ListedItem]]
  /// What proves it.
  package var evidence: [Evidence]
  /// What is right but should be known.
  package var cautions: [String]

  /// Collects what an operation gave.
  package init(
    _ outcome: Outcome, texts: [String: String] = [:], secrets: [String] = [],
    lists: [String: [ListedItem]] = [:], evidence: [Evidence] = [], cautions: [String] = []
  ) {
    self.outcome = outcome
    self.texts = texts
    self.secrets = secrets
    self.lists = lists
    self.evidence = evidence
    self.cautions = cautions
  }
}

/// A problem in words: what happened, and what to do next.
package struct ProblemReport: Equatable, Sendable, Codable {
  /// Stable name of the kind of problem, such as `wrongPassword`.
  package var code: String
  /// What happened, in one or two sentences.
  package var cause: String
  /// What to do, one act each, the likeliest first.
  package var advice: [String]
  /// The change that was sent, has no answer and may still arrive, where the engine knows which.
  package var underWay: Change?

  /// Puts a problem into words.
  package init(code: String, cause: String, advice: [String]) {
    self.code = code
    self.cause = cause
    self.advice = advice
  }

  /// The name of the report that another session changes the same author.
  package static let heldCode = "held"

  /// Whether what is under way is among the changes that a plan would make: it has not arrived.
  package func isUnderWay(in plan: Plan) -> Bool {
    guard let underWay else { return true }
    return plan.makes(underWay)
  }

  /// Whether something was sent that may still arrive.
  package var isAmbiguous: Bool { code == ProblemText.ambiguousCode }
}

/// Where a value came from.
package enum ValueSource: String, Equatable, Sendable, Codable {
  /// The person typed or chose it.
  case person
  /// An operation found it.
  case engine
  /// It stood in an answers file.
  case answers
  /// The built-in sandbox offers it.
  case sandbox
  /// The procedure sets it.
  case procedure
}

extension ProblemReport {
  /// Puts a problem of the engine into words.
  package init(_ problem: Problem) {
    let words = ProblemText(problem)
    self.init(code: words.code, cause: words.cause, advice: words.advice)
    if case .changeAmbiguous(let lost) = problem { underWay = lost.underWay }
  }
}
