/// The memory of the faults that develop while a sandbox runs: requests, held changes and first
/// meetings.
struct FaultProgress: Sendable {
  /// The state of the author after its start.
  enum Readiness: Equatable, Sendable {
    /// The author answers 503 to every request.
    case down
    /// The author answers, and bundles are still starting.
    case starting
    case ready
  }

  private static let requestsWhileDown = 3
  private static let requestsWhileStarting = 5

  /// The number of author requests after which a held change takes effect.
  private static let requestsWhileHeld = 40

  private var authorRequests = 0
  private var held: [(request: IncomingRequest, until: Int)] = []
  private var met: Set<String> = []

  /// Counts a request to the author and returns the state in which it finds the author.
  mutating func meet(_ faults: Set<SandboxFault>) -> Readiness {
    authorRequests += 1
    let never = faults.contains(.authorNotReady)
    guard never || faults.contains(.authorSlowStart) else { return .ready }
    if authorRequests <= Self.requestsWhileDown { return .down }
    if never || authorRequests <= Self.requestsWhileDown + Self.requestsWhileStarting {
      return .starting
    }
    return .ready
  }

  /// Holds a change back until 40 more requests have come to the author.
  mutating func hold(_ request: IncomingRequest) {
    held.append((request, authorRequests + Self.requestsWhileHeld))
  }

  /// Whether any change is still kept back.
  var holdsAny: Bool { !held.isEmpty }

  /// The changes that take effect before the request that was counted last.
  mutating func takeDue() -> [IncomingRequest] {
    let due = held.filter { $0.until <= authorRequests }
    held.removeAll { $0.until <= authorRequests }
    return due.map(\.request)
  }

  /// Notes that a fault met this path; true the first time.
  mutating func meetsFirst(_ path: String) -> Bool {
    met.insert(path).inserted
  }
}
