import Engine
import FoundationEssentials

/// A change that was agreed to, as an undo needs it; written before anything is sent, so that an
/// interrupted one counts like one that arrived.
package struct MadeChange: Codable, Equatable, Sendable {
  /// Its place among everything that the session recorded.
  package var number: Int
  /// When it was agreed to.
  package var at: Date
  /// The operation's name.
  package var operation: String
  /// The texts that the operation worked with, by the names of its inputs.
  package var texts: [String: String]
  /// What was to change.
  package var changes: [Change]
  /// What there was before, as the operation's undo wants it; never a secret.
  package var restore: [String: String]
  /// What the operation asked to be remembered of it.
  package var memory: [String: String] = [:]

  /// Takes a plan that was agreed to.
  package init(_ request: TaskRequest, _ plan: Plan, number: Int, at date: Date) {
    self.number = number
    at = date
    operation = request.operation
    texts = request.texts
    changes = plan.changes
    restore = plan.restore
  }
}
