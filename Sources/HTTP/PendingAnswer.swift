import Synchronization

/// The answer that one caller waits for, from being asked until it is given or cancelled.
///
/// A caller that is still in the queue when it is cancelled is answered at once; one whose exchange
/// is running is answered when the exchange has been torn down.
final class PendingAnswer: Sendable {
  typealias Answer = Result<HTTPResponse, HTTPFailure>
  typealias Waiter = CheckedContinuation<Answer, Never>

  private enum State {
    case new
    case waiting(Waiter)
    case running(Waiter)
    case cancelling(Waiter)
    case over
  }

  private let state = Mutex(State.new)

  /// Whether a running exchange is to be given up.
  var isCancelled: Bool {
    state.withLock { if case .cancelling = $0 { true } else { false } }
  }

  /// Takes the waiter; false when it was cancelled before and has its answer already.
  func wait(with waiter: Waiter) -> Bool {
    let isOver = state.withLock { state in
      if case .over = state { return true }
      state = .waiting(waiter)
      return false
    }
    if isOver { waiter.resume(returning: .failure(.cancelled(sent: false))) }
    return !isOver
  }

  /// Marks the exchange as running; false when it was cancelled in the queue.
  func begin() -> Bool {
    state.withLock { state in
      guard case .waiting(let waiter) = state else { return false }
      state = .running(waiter)
      return true
    }
  }

  /// Gives the answer of a running exchange.
  func finish(_ answer: Answer) {
    let waiter: Waiter? = state.withLock { state in
      switch state {
      case .running(let waiter), .cancelling(let waiter):
        state = .over
        return waiter
      case .new, .waiting, .over: return nil
      }
    }
    waiter?.resume(returning: answer)
  }

  /// Gives up, at once or as soon as the running exchange notices.
  func cancel() {
    let waiter: Waiter? = state.withLock { state in
      switch state {
      case .new:
        state = .over
        return nil
      case .waiting(let waiter):
        state = .over
        return waiter
      case .running(let waiter):
        state = .cancelling(waiter)
        return nil
      case .cancelling, .over: return nil
      }
    }
    waiter?.resume(returning: .failure(.cancelled(sent: false)))
  }
}
