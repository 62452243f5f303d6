import Dispatch
import Foundation

/// The end of a process, waited for without `Process.waitUntilExit()`, which on Linux takes up to
/// 50 ms longer than the process.
package final class ProcessEnd: Sendable {
  private let reached = DispatchSemaphore(value: 0)

  /// Watches a process that has not started yet.
  package init(of process: Process) {
    let reached = reached
    process.terminationHandler = { _ in reached.signal() }
  }

  /// Returns when the process has ended; may be asked once.
  package func wait() {
    reached.wait()
  }
}
