import Engine
import FoundationEssentials

/// A confirmed change, as an undo needs it.
///
/// It is written before anything is sent, so that an interrupted change counts like one that
/// arrived.
package struct MadeChange: Codable, Equatable, Sendable {
  /// Its place among everything that the session recorded.
  package var number: Int
  /// When it was confirmed.
  package var at: Date
  /// The operation's name in the catalog, such as `smart-tags.osgi`.
  package var operation: String
  /// The texts that the operation worked with, by the names of its inputs.
  package var texts: [String: String]
  /// The changes that were planned.
  package var changes: [Change]
  /// The state before the change, as the operation's undo needs it; never a secret.
  package var restore: [String: String]
  /// The texts that the operation asked to be remembered.
  package var memory: [String: String] = [:]

  /// Takes over a confirmed plan.
  package init(_ request: TaskRequest, _ plan: Plan, number: Int, at date: Date) {
    self.number = number
    at = date
    operation = request.operation
    texts = request.texts
    changes = plan.changes
    restore = plan.restore
  }
}
