import Engine

/// An event of a procedure: a person's act, or a result that arrives.
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
  /// Continue to the next screen, when this one lets the person.
  case next
  /// Go back one screen.
  case back
  /// Go to a screen of the step list.
  case jump(ScreenKey)
  /// Skip the screen; the report shows the reason.
  case skip(reason: String)
  /// Leave the proposed changes for later and continue; only in a dry run.
  case postpone
  /// Apply the proposed changes.
  case confirm
  /// Check or try again.
  case retry
  /// Go to the earlier step that has to be fixed.
  case mend
  /// Stop the operation that is running.
  case cancel
  /// Save and exit; the procedure stays unfinished.
  case leave
  /// End: everything is done.
  case finish
  /// A running operation reported how far it is.
  case progressed(run: Int, Progress)
  /// A read found nothing to change.
  case settled(run: Int, Settlement)
  /// A read found changes to apply.
  case proposed(run: Int, Plan)
  /// The changes were applied and verified.
  case applied(run: Int, Settlement, memory: [String: String])
  /// The run failed; what happened and what to do.
  case failed(run: Int, ProblemReport)
  /// The intent could not be saved, so the changes were not sent.
  case notSent(run: Int, ProblemReport)
}

/// The results of an operation without its secrets, which are in the secret store already.
package struct Settlement: Equatable, Sendable {
  /// Whether the operation found or reached what it exists for, as it says itself.
  package var outcome: Outcome
  /// Values by the names of the signature's outputs.
  package var texts: [String: String]
  /// Names of the secrets that were put into the store.
  package var secrets: [String]
  /// Things to choose from.
  package var lists: [String: [ListedItem]]
  /// The results that were read from AEM or Adobe to verify the outcome.
  package var evidence: [Evidence]
  /// Warnings: the result is right, and the person should know this about it.
  package var cautions: [String]

  /// Collects the results of an operation.
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
  /// The cause in one or two sentences.
  package var cause: String
  /// The advice, one act in each sentence, the likeliest first.
  package var advice: [String]
  /// The change that was sent, got no answer and may still arrive, when the engine knows it.
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

/// The origin of a value.
package enum ValueSource: String, Equatable, Sendable, Codable {
  /// The person typed or chose it.
  case person
  /// An operation found it.
  case engine
  /// An answers file contains it.
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
