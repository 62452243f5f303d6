/// What the faults with a course of their own have to remember while a sandbox runs.
struct FaultProgress: Sendable {
  /// How the author is doing after its start.
  enum Readiness: Equatable, Sendable {
    /// It answers 503.
    case down
    /// It answers, and bundles are still starting.
    case starting
    case ready
  }

  private static let requestsWhileDown = 3
  private static let requestsWhileStarting = 5

  /// How many requests later a held change takes effect.
  private static let requestsWhileHeld = 40

  private var authorRequests = 0
  private var held: [(request: IncomingRequest, until: Int)] = []
  private var met: Set<String> = []
  private var looks: [String: Int] = [:]

  /// Counts a request to the author, and says how it finds the author.
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

  /// Keeps a change back.
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

  /// Counts a look at a path, and says how many there were.
  mutating func look(at path: String) -> Int {
    looks[path, default: 0] += 1
    return looks(at: path)
  }

  /// How many looks at a path there were.
  func looks(at path: String) -> Int { looks[path] ?? 0 }

  /// Whether the fault has not met this before, which it then has.
  mutating func meetsFirst(_ path: String) -> Bool {
    met.insert(path).inserted
  }
}
