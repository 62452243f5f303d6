public import FoundationEssentials
public import HTTP

/// What operations need from outside: a way to the servers, time, and somebody to tell.
public struct EngineContext: Sendable {
  /// Carries requests.
  public var transport: any HTTPTransport
  /// Told what is being done right now, for the progress line.
  public var report: @Sendable (Progress) -> Void
  /// Waits; throws when the task is cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void
  /// The time of day, for ages and expiry.
  public var now: @Sendable () -> Date
  /// The key under which fingerprints of secrets are made, random for each session.
  public var fingerprintKey: [UInt8]

  /// Collects the dependencies of a run.
  public init(
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

/// What an operation is doing right now.
public struct Progress: Equatable, Sendable {
  /// The act, such as `Reading the product version`.
  public var act: String
  /// How many acts are done, when they can be counted.
  public var done: Int?
  /// How many there are in all.
  public var total: Int?

  /// Describes the act.
  public init(_ act: String, done: Int? = nil, of total: Int? = nil) {
    self.act = act
    self.done = done
    self.total = total
  }
}
