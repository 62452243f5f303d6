import Dispatch
import Engine
import Synchronization

/// Lets a thread wait for an operation, for commands that show no progress.
enum Blocking {
  /// Runs `work` elsewhere and waits for its end.
  static func run<Value: Sendable>(
    _ work: @escaping @Sendable () async throws(Problem) -> Value
  ) -> Result<Value, Problem> {
    let outcome = Outcome<Value>()
    Task.detached {
      do throws(Problem) {
        outcome.finish(.success(try await work()))
      } catch {
        outcome.finish(.failure(error))
      }
    }
    return outcome.wait()
  }
}

/// Carries a result from one thread to another that waits for it.
private final class Outcome<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, Problem>>(.failure(.cancelled))
  private let end = DispatchSemaphore(value: 0)

  func finish(_ outcome: Result<Value, Problem>) {
    result.withLock { $0 = outcome }
    end.signal()
  }

  func wait() -> Result<Value, Problem> {
    end.wait()
    return result.withLock { $0 }
  }
}
