/// The point at which a run is killed, and the command that follows.
struct KillPoint: CustomStringConvertible, Sendable {
  /// The request, counted from one over all that the run sends.
  var request: Int
  var moment: Moment
  var sequel: Sequel

  /// The moment at which the process is killed.
  enum Moment: CaseIterable, Sendable {
    /// The moment at which the request has taken effect, mostly before its answer is read.
    case atEffect
    /// A moment later, mostly while the answer is processed or the session is saved.
    case afterAnswer
  }

  /// The command that follows the kill.
  enum Sequel: CaseIterable, Sendable {
    /// `apply` is killed, and the same answers are applied again.
    case apply
    /// `apply` is killed, and everything is undone.
    case undo
    /// `undo` is killed, and run again.
    case undoAgain
  }

  var description: String { "request \(request), \(moment), \(sequel)" }
}
