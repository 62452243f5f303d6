import Dispatch
import Foundation

/// A wait for the end of a process without `Process.waitUntilExit()`.
///
/// On Linux that takes up to 50 ms longer than the process.
package final class ProcessEnd: Sendable {
  private let reached = DispatchSemaphore(value: 0)

  /// Watches a process that has not started yet.
  package init(of process: Process) {
    let reached = reached
    process.terminationHandler = { _ in reached.signal() }
  }

  /// Returns when the process has ended; call it once.
  package func wait() {
    reached.wait()
  }
}
