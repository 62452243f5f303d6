import Dispatch
import Synchronization

/// The lanes of one client: each has its own thread and carries one exchange at a time.
///
/// Requests that follow one another keep to one lane and its open connection; others are opened for
/// requests at the same time, up to a limit. Further requests wait, first come, first served.
final class CurlLanes: Sendable {
  /// An exchange on the connections of a lane; returns what to do once the lane is free again.
  typealias Work = @Sendable (CurlConnections) -> @Sendable () -> Void

  private final class Lane: Sendable {
    let connections = CurlConnections()
    let queue = DispatchQueue(label: "HTTPClient")
  }

  private struct State {
    var all: [Lane] = []
    /// The lane that was used last comes last, and is used first: its connection is the freshest.
    var idle: [Lane] = []
    var waiting: [Work] = []
  }

  private let limit: Int
  private let state = Mutex(State())

  /// No lane yet; at most `limit`, and at least one, later.
  init(limit: Int) {
    self.limit = max(1, limit)
  }

  /// Runs an exchange as soon as a lane is free.
  func run(_ work: @escaping Work) {
    let lane = state.withLock { state -> Lane? in
      if let lane = state.idle.popLast() { return lane }
      guard state.all.count < limit else {
        state.waiting.append(work)
        return nil
      }
      let lane = Lane()
      state.all.append(lane)
      return lane
    }
    if let lane { start(work, on: lane) }
  }

  /// Lets every running exchange look around; callable from any thread.
  func wake() {
    for lane in state.withLock({ $0.all }) { lane.connections.wake() }
  }

  private func start(_ work: @escaping Work, on lane: Lane) {
    lane.queue.async {
      let finish = work(lane.connections)
      // Whoever gets the answer may send the next request at once, and finds the lane free.
      self.release(lane)
      finish()
    }
  }

  private func release(_ lane: Lane) {
    let next = state.withLock { state -> Work? in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      state.idle.append(lane)
      return nil
    }
    if let next { start(next, on: lane) }
  }
}
