import Dispatch
import Synchronization
import Values

/// Lets a command, which is not asynchronous, wait for work that is.
enum Waiting {
  /// Runs the work and waits for its end.
  ///
  /// When the deadline passes, the work is canceled, and its end is still waited for.
  static func value<Value: Sendable>(
    until deadline: Deadline? = nil, _ work: @escaping @Sendable () async -> Value
  ) -> Value {
    let box = Box<Value>()
    let done = DispatchSemaphore(value: 0)
    let task = Task {
      let value = await work()
      box.value.withLock { $0 = value }
      done.signal()
    }
    if let deadline {
      if done.wait(timeout: .now() + min(deadline.left, 1e8)) == .timedOut {
        task.cancel()
        done.wait()
      }
    } else {
      done.wait()
    }
    guard let value = box.value.withLock(\.self) else {
      fatalError("the work ended without a value")
    }
    return value
  }

  private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }
}
