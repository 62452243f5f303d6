public import Engine
public import Wizard

/// How an unattended run went.
public struct UnattendedResult: Sendable {
  /// The operations in the order in which they were run.
  public internal(set) var steps: [UnattendedStep] = []
  /// What came of the whole way.
  public internal(set) var verdict = Verdict(.unverified)
  /// Why it stopped before its end; nil when it did not.
  public internal(set) var stop: Stop?
  /// The changes that were agreed to in this run, by screen.
  var confirmed: [ScreenKey: [Change]] = [:]

  /// Why a run stopped.
  public enum Stop: Equatable, Sendable {
    /// An operation failed.
    case failed(ProblemReport)
    /// Secrets are neither in the file nor at hand; the names of their values.
    case secretsMissing([String])
    /// A screen asks for something that no answer gives; its title and what it says.
    case needsPerson(String, [String])
    /// An answer cannot be used; the screen's title and what is wrong with which field.
    case answersRefused(String, [String])
    /// The route ends unfinished; the screen's title and texts.
    case routeEnds(String, [String])
  }

  /// The word for the whole run.
  public var status: UnattendedStep.Status {
    if let stop {
      switch stop {
      case .failed, .routeEnds, .answersRefused: return .failed
      case .secretsMissing, .needsPerson: return .needsPerson
      }
    }
    let all = steps.map(\.status)
    if all.contains(.pending) { return .pending }
    if verdict.grade == .fails { return .failed }
    return all.contains(.changed) ? .changed : .unchanged
  }
}

/// What came of one operation.
public struct UnattendedStep: Equatable, Sendable {
  /// The screen, as `procedure/screen`.
  public var id: String
  /// The operation's name.
  public var operation: String
  /// How it ended.
  public var status: Status
  /// Whether it passed; nil where nothing was claimed, and where it did not come to an end.
  public var outcome: Outcome?
  /// What was changed, or would be.
  public var changes: [Change]
  /// What was read back.
  public var evidence: [Evidence]
  /// What should be known about it.
  public var cautions: [String]
  /// A sentence about a failure, or about what is pending.
  public var detail: String

  /// Describes one.
  public init(
    id: String, operation: String, status: Status, changes: [Change] = [],
    evidence: [Evidence] = [], cautions: [String] = [], detail: String = ""
  ) {
    self.id = id
    self.operation = operation
    self.status = status
    self.changes = changes
    self.evidence = evidence
    self.cautions = cautions
    self.detail = detail
  }

  /// How an operation ended.
  public enum Status: String, Sendable {
    /// Everything was as wanted.
    case unchanged
    /// Something was changed, and read back.
    case changed
    /// Something would be changed.
    case pending
    /// It failed.
    case failed
    /// Only a person can go on.
    case needsPerson = "needs-person"
    /// It was passed over.
    case skipped
  }
}
