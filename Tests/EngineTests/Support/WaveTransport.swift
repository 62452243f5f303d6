import Dispatch
import HTTP
import Synchronization

/// Runs the jobs of a task one after the other and tells when none is left: then every part of the
/// task waits for something from outside.
final class QuietExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "QuietExecutor")
  private let jobs = Mutex(0)
  private let listener = Mutex<(@Sendable () -> Void)?>(nil)

  /// Calls `listen` whenever no job is left.
  func whenQuiet(_ listen: @escaping @Sendable () -> Void) {
    listener.withLock { $0 = listen }
  }

  /// Whether no job is left right now.
  var isQuiet: Bool { jobs.withLock { $0 == 0 } }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0 += 1 }
    queue.async {
      job.runSynchronously(on: self.asUnownedTaskExecutor())
      let isQuiet = self.jobs.withLock { jobs in
        jobs -= 1
        return jobs == 0
      }
      if isQuiet { self.listener.withLock { $0 }?() }
    }
  }
}

/// Holds requests back until the task that sends them can do nothing else, and then answers as many
/// as may be under way together: the waves are the round trips of a network with endless latency.
final class WaveTransport: HTTPTransport {
  private struct Held: Sendable {
    let request: HTTPRequest
    let continuation: CheckedContinuation<Result<HTTPResponse, HTTPFailure>, Never>
  }

  private struct State {
    var held: [Held] = []
    var waves: [[String]] = []
    var isUnderWay = false
  }

  private let transport: any HTTPTransport
  private let executor: QuietExecutor
  private let limit: Int
  private let state = Mutex(State())

  init(_ transport: any HTTPTransport, _ executor: QuietExecutor, limit: Int) {
    self.transport = transport
    self.executor = executor
    self.limit = limit
    executor.whenQuiet { [weak self] in self?.release() }
  }

  /// The paths of each wave.
  var waves: [[String]] { state.withLock { $0.waves } }

  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    try await withCheckedContinuation { continuation in
      state.withLock { $0.held.append(Held(request: request, continuation: continuation)) }
    }.get()
  }

  private func release() {
    let wave = state.withLock { state -> [Held] in
      guard !state.isUnderWay, !state.held.isEmpty else { return [] }
      let wave = Array(state.held.prefix(limit))
      state.held.removeFirst(wave.count)
      state.waves.append(wave.map(\.request.address.path))
      state.isUnderWay = true
      return wave
    }
    guard !wave.isEmpty else { return }
    let transport = transport
    Task.detached {
      for one in wave {
        let result: Result<HTTPResponse, HTTPFailure>
        do throws(HTTPFailure) {
          result = .success(try await transport.send(one.request))
        } catch {
          result = .failure(error)
        }
        one.continuation.resume(returning: result)
      }
      self.state.withLock { $0.isUnderWay = false }
      if self.executor.isQuiet { self.release() }
    }
  }
}
