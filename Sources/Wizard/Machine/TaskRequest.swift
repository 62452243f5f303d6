import Engine

/// A run of an operation: which operation, and with which values.
package struct TaskRequest: Equatable, Sendable {
  /// Counts the runs of a process; results of an older run are dropped.
  package var run: Int
  /// The screen it is for.
  package var screen: ScreenKey
  /// The operation's name in the catalog, such as `smart-tags.osgi`.
  package var operation: String
  /// Input name to text.
  package var texts: [String: String]
  /// Input name to the name of a secret in the store.
  package var secrets: [String: String]
  /// Output name to the name of the secret to put into the store.
  package var secretOutputs: [String: String]
  /// The texts that an earlier run of this screen asked to be remembered.
  package var memory: [String: String]
  /// Names of inputs that are known after apply; until then they have a placeholder.
  package var later: Set<String> = []
  /// The changes that an earlier run had planned when it was cut off; nil when its outcome is
  /// known.
  package var interrupted: Plan?
  /// The change to look for as often as after a timeout; nil to look once.
  package var awaited: Awaited?

  /// A change that may still arrive.
  package enum Awaited: Equatable, Sendable {
    /// Whatever makes the plan another one.
    case any
    /// The change that got no answer.
    case unanswered(ProblemText)

    /// Whether a plan shows that it has arrived, other than the plan of the first look.
    func hasArrived(in plan: Plan, unlike first: Plan) -> Bool {
      switch self {
      case .any: plan != first
      case .unanswered(let report): !report.isUnderWay(in: plan)
      }
    }
  }

  package init(
    run: Int, screen: ScreenKey, operation: String, texts: [String: String],
    secrets: [String: String], secretOutputs: [String: String], memory: [String: String]
  ) {
    self.run = run
    self.screen = screen
    self.operation = operation
    self.texts = texts
    self.secrets = secrets
    self.secretOutputs = secretOutputs
    self.memory = memory
  }
}
