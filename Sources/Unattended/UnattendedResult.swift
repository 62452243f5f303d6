import Engine
import Values
import Wizard

/// The outcome of an unattended run.
package struct UnattendedResult: Sendable {
  /// The operations in the order in which they were run.
  package internal(set) var steps: [UnattendedStep] = []
  /// The verdict on the path so far.
  package internal(set) var verdict = Verdict(.unverified)
  /// Why it stopped before its end; nil when it reached the end.
  package internal(set) var stop: Stop?
  /// The changes that were confirmed in this run, by screen.
  var confirmed: [ScreenKey: [Change]] = [:]
  /// Whether it undid a session: then it has no verdict.
  package internal(set) var isUndo = false

  /// Why a run stopped.
  package enum Stop: Equatable, Sendable {
    /// An operation failed; what happened and what to do.
    case failed(ProblemText)
    /// Secrets are neither in the file nor in this process; the names of their values.
    case secretsMissing([String])
    /// A screen asks for something that no answer gives; its title and what it says.
    case needsPerson(String, [String])
    /// An answer cannot be used; the screen's title and what is wrong with which field.
    case answersRefused(String, [String])
    /// The route ends unfinished; the screen's title and texts.
    case routeEnds(String, [String])
    /// A screen asks for values that the file does not give; its title and the values' names.
    case answersMissing(String, [String])
    /// The run took too long; the screen's title, and whether something was being changed.
    case deadline(String, seconds: Double, wasChanging: Bool)
    /// A change is not in the confirmed plan; the screen's title.
    case planMoved(String)
  }

  /// The word for the whole run.
  package var status: UnattendedStep.Status {
    if let stop {
      switch stop {
      case .failed, .routeEnds, .answersRefused, .deadline: return .failed
      case .secretsMissing, .needsPerson, .answersMissing: return .needsPerson
      case .planMoved: return .pending
      }
    }
    let all = steps.map(\.status)
    if isUndo {
      // The first of these that is among them decides; what was left alone is still to be undone.
      let order: [UnattendedStep.Status] = [.failed, .pending, .needsPerson, .skipped, .changed]
      let worst = order.first(where: all.contains) ?? .unchanged
      return worst == .skipped ? .pending : worst
    }
    if all.contains(.needsPerson) { return .needsPerson }
    if all.contains(.pending) { return .pending }
    if verdict.grade == .fails { return .failed }
    return all.contains(.changed) ? .changed : .unchanged
  }
}

extension UnattendedResult {
  /// Whether a plan is at a place that its own changes, or a person's acts, have yet to lead to.
  var isAheadOfAEM: Bool {
    steps.contains { $0.status == .pending || $0.status == .needsPerson }
  }

  /// The content of a plan, to be digested: its operations with their changes, in order.
  ///
  /// `author` is the address of what is changed.
  package func digestDocument(procedure: String, author: String) -> JSONValue {
    let operations = steps.compactMap { step in
      step.operation.map { operation -> JSONValue in
        [
          "id": .string(step.id), "operation": .string(operation),
          "changes": .array(step.changes.map(\.document)),
        ]
      }
    }
    return [
      "procedure": .string(procedure), "author": .string(author), "steps": .array(operations),
    ]
  }
}

/// The outcome of one operation, or of an act of a person.
package struct UnattendedStep: Equatable, Sendable {
  /// The screen, as `procedure/screen`.
  package var id: String
  /// The operation's name; nil for an act of a person.
  package var operation: String?
  /// The key by which an answers file confirms an act of a person; nil for an operation.
  package var key: String?
  /// The status of the operation or the act.
  package var status: Status
  /// Whether it passed; nil where nothing was claimed, and where it did not come to an end.
  package var outcome: Outcome?
  /// The changes that were applied, or would be.
  package var changes: [Change]
  /// The results that were read back from AEM or Adobe.
  package var evidence: [Evidence]
  /// Warnings about the outcome, in sentences.
  package var cautions: [String]
  /// A sentence about a failure, or about what is pending.
  package var detail: String

  package init(
    id: String, operation: String?, key: String? = nil, status: Status, outcome: Outcome? = nil,
    changes: [Change] = [], evidence: [Evidence] = [], cautions: [String] = [],
    detail: String = ""
  ) {
    self.id = id
    self.operation = operation
    self.key = key
    self.status = status
    self.outcome = outcome
    self.changes = changes
    self.evidence = evidence
    self.cautions = cautions
    self.detail = detail
  }

  /// How an operation ended.
  package enum Status: String, Sendable {
    /// Everything was as wanted.
    case unchanged
    /// Something was changed, and verified.
    case changed
    /// Something would be changed.
    case pending
    /// The operation failed; the step's detail says why.
    case failed
    /// Only a person can continue.
    case needsPerson = "needs-person"
    /// The step was skipped.
    case skipped
    /// A person's act, which the answers file says is done.
    case confirmed
  }
}
