/// Where a run is killed, and what happens then.
struct KillPoint: CustomStringConvertible, Sendable {
  /// The request, counted from one over all that the run sends.
  var request: Int
  var moment: Moment
  var sequel: Sequel

  /// When the process is killed.
  enum Moment: CaseIterable, Sendable {
    /// As soon as the request has taken effect, mostly before its answer is read.
    case atEffect
    /// A moment later, mostly while its answer is worked on or the session is saved.
    case afterAnswer
  }

  /// What happens after the kill.
  enum Sequel: CaseIterable, Sendable {
    /// `apply` is killed, and the same answers are applied again.
    case apply
    /// `apply` is killed, and everything is taken back.
    case undo
    /// `undo` is killed, and run again.
    case undoAgain
  }

  var description: String { "request \(request), \(moment), \(sequel)" }
}
