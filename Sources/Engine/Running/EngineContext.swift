import FoundationEssentials
import HTTP

/// The connection to the servers, the time and the listener that operations need from outside.
package struct EngineContext: Sendable {
  /// Carries requests to AEM and Adobe.
  package var transport: any HTTPTransport
  /// Told what is being done right now, for the progress line.
  package var report: @Sendable (Progress) -> Void
  /// Waits; throws when the task is cancelled.
  package var sleep: @Sendable (Duration) async throws -> Void
  /// The time of day, for ages and expiry.
  package var now: @Sendable () -> Date
  /// The key under which fingerprints of secrets are computed, random for each session.
  package var fingerprintKey: [UInt8]

  /// Collects the dependencies of a run.
  package init(
    transport: any HTTPTransport,
    fingerprintKey: [UInt8] = [],
    report: @escaping @Sendable (Progress) -> Void = { _ in },
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.transport = transport
    self.fingerprintKey = fingerprintKey
    self.report = report
    self.sleep = sleep
    self.now = now
  }
}
