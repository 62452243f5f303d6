import Engine

/// Several changes that are looked at in order, confirmed together, and made one after the other.
///
/// It is not saved: a new process looks at all of them again.
package struct Batch: Equatable, Sendable {
  /// The members, in the order in which they are made.
  package internal(set) var members: [BatchMember]
  /// Whether it undoes a session; otherwise the members are the tasks of the current screen.
  let isUndo: Bool
  /// How far it is.
  var stage = Stage.looking(0)
  /// Whether what somebody else has changed since is undone, too.
  var overwrites = false

  /// A batch that nobody has looked at.
  init(_ members: [BatchMember], isUndo: Bool) {
    self.members = members
    self.isUndo = isUndo
  }

  /// The stages of a batch, with the index of the member whose turn it is.
  enum Stage: Equatable, Sendable {
    /// Its plan is read.
    case looking(Int)
    /// A change of it that got no answer is looked for, before its plan is read.
    case searching(Int)
    /// Everything was looked at.
    case proposed
    /// It is looked at again, because its changes are confirmed.
    case checking(Int)
    /// Its changes were sent.
    case making(Int)
    /// All turns are over, or one of them has ended the batch.
    case ended
  }

  /// The index of the member whose turn it is; nil between the turns.
  var turn: Int? {
    switch stage {
    case .looking(let index), .searching(let index), .checking(let index), .making(let index): index
    case .proposed, .ended: nil
    }
  }

  /// Everything that is left to do, as one plan.
  var plan: Plan {
    let plans = members.filter { $0.isOpen(overwriting: overwrites) }.compactMap(\.plan)
    return Plan(changes: plans.flatMap(\.changes), cautions: plans.flatMap(\.cautions))
  }

  /// Whether something would be changed.
  package var isPending: Bool { members.contains { $0.isOpen(overwriting: true) } }

  /// Whether somebody else has changed since what would be undone.
  package var hasDrift: Bool {
    members.contains { if case .drifted = $0.outcome { true } else { false } }
  }

  /// The first failure; nil when nothing has failed.
  var failure: ProblemText? {
    members.compactMap { if case .failed(_, let report) = $0.outcome { report } else { nil } }.first
  }
}
