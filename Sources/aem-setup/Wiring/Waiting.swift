import Dispatch
import Synchronization

/// Lets a command, which is not asynchronous, wait for work that is.
enum Waiting {
  /// Runs the work and waits for its end.
  static func value<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
    let box = Box<Value>()
    let done = DispatchSemaphore(value: 0)
    Task {
      let value = await work()
      box.value.withLock { $0 = value }
      done.signal()
    }
    done.wait()
    guard let value = box.value.withLock(\.self) else {
      fatalError("the work ended without a value")
    }
    return value
  }

  private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }
}
