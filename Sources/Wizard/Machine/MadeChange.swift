public import Engine
public import FoundationEssentials

/// A change that was agreed to, as an undo needs it; written before anything is sent, so that an
/// interrupted one counts like one that arrived.
public struct MadeChange: Codable, Equatable, Sendable {
  /// Its place among everything that the session recorded.
  public var number: Int
  /// When it was agreed to.
  public var at: Date
  /// The operation's name.
  public var operation: String
  /// The texts that the operation worked with, by the names of its inputs.
  public var texts: [String: String]
  /// What was to change.
  public var changes: [Change]
  /// What there was before, as the operation's undo wants it; never a secret.
  public var restore: [String: String]
  /// What the operation asked to be remembered of it.
  public var memory: [String: String] = [:]

  /// Takes a plan that was agreed to.
  public init(_ request: TaskRequest, _ plan: Plan, number: Int, at date: Date) {
    self.number = number
    at = date
    operation = request.operation
    texts = request.texts
    changes = plan.changes
    restore = plan.restore
  }
}
