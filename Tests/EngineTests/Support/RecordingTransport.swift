import Foundation
import HTTP
import Synchronization

@testable import Engine

/// The progress that a run reported.
final class Watch: Sendable {
  let progress = Mutex<[Engine.Progress]>([])
  let slept = Mutex<[Duration]>([])
}

/// A transport that keeps the requests it was handed.
protocol RecordingTransport: HTTPTransport {
  /// All requests, in order.
  var seen: [SeenRequest] { get }
}

extension RecordingTransport {
  /// The lines `METHOD path` of all requests.
  var lines: [String] { seen.map { "\($0.method) \($0.path)" } }

  /// Only the requests that could change something.
  var posts: [SeenRequest] { seen.filter { $0.method == "POST" } }

  /// A context on this transport that never waits.
  func context(_ watch: Watch = Watch(), now: Date = Date(timeIntervalSince1970: 1_795_000_000))
    -> EngineContext
  {
    EngineContext(
      transport: self, fingerprintKey: Array("a key".utf8),
      report: { progress in watch.progress.withLock { $0.append(progress) } },
      sleep: { duration in watch.slept.withLock { $0.append(duration) } }, now: { now })
  }

  /// Looks; returns the problem instead when there is one.
  func look(
    _ name: String, _ inputs: OperationInputs, _ watch: Watch = Watch()
  ) async throws(Problem) -> Look {
    try await OperationRunner(catalog: .standard, context: context(watch)).look(name, inputs)
  }

  /// Looks and applies; throws the problem of either.
  func apply(_ name: String, _ inputs: OperationInputs) async throws(Problem) -> Applied {
    try await look(name, inputs).apply()
  }

  /// The problem of a look; nil when there is none.
  func problem(_ name: String, _ inputs: OperationInputs) async -> Problem? {
    do throws(Problem) {
      _ = try await look(name, inputs)
      return nil
    } catch {
      return error
    }
  }

  /// The problem of an apply; nil when there is none.
  func applyProblem(_ name: String, _ inputs: OperationInputs) async -> Problem? {
    do throws(Problem) {
      _ = try await apply(name, inputs)
      return nil
    } catch {
      return error
    }
  }
}
