import HTTP
import Synchronization
import Testing

@testable import Engine

/// Repeated looks for changes that may still arrive.
@Suite struct SearchTests {
  private static let both = [
    Change("/page", before: nil, after: "a page"), Change("title", before: nil, after: "Tags"),
  ]

  /// An operation that shows more of the wanted changes with each look.
  private final class Thing: Operation {
    struct Wanted: DecodedInputs {
      init(_ inputs: OperationInputs, _ context: EngineContext) {}
    }

    let signature = OperationSignature(name: "thing", inputs: [], changes: true)
    let undo = Undo.impossible(handAct: "Do it.")
    /// The number of changes that each look finds missing; the last number repeats.
    private let missing: Mutex<[Int]>
    let looks = Mutex(0)

    init(missing: [Int]) { self.missing = Mutex(missing) }

    func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Int {
      looks.withLock { $0 += 1 }
      return missing.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
    }

    func plan(_ observed: Int, _ wanted: Wanted) throws(Problem) -> Plan {
      Plan(changes: SearchTests.both.suffix(observed))
    }

    func conclude(_ observed: Int, _ wanted: Wanted) throws(Problem) -> Conclusion {
      Conclusion(.passed)
    }
  }

  /// The result of the looks: their number, the waits between them, and the missing changes.
  private struct Course: Equatable {
    var looks: Int
    var waits: Int
    var left: [Change]
  }

  /// A transport that fails: these operations send no request.
  private struct NoTransport: HTTPTransport {
    func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
      throw .cancelled(sent: false)
    }
  }

  private func looks(missing: [Int], after interrupted: [Change]?) async throws -> Course {
    let thing = Thing(missing: missing)
    let waits = Mutex(0)
    let runner = OperationRunner(
      catalog: OperationCatalog([thing]),
      context: EngineContext(
        transport: NoTransport(), sleep: { _ in waits.withLock { $0 += 1 } }))
    let look = try await runner.look(
      "thing", OperationInputs(), after: interrupted.map { Plan(changes: $0) })
    return Course(
      looks: thing.looks.withLock(\.self), waits: waits.withLock(\.self), left: look.plan.changes)
  }

  @Test func withoutAnInterruptedRunOneLookIsEnough() async throws {
    let result = try await looks(missing: [2], after: nil)
    #expect(result == Course(looks: 1, waits: 0, left: Self.both))
  }

  @Test func whatHasArrivedIsNotWaitedFor() async throws {
    let result = try await looks(missing: [0], after: Self.both)
    #expect(result == Course(looks: 1, waits: 0, left: []))
  }

  @Test func otherChangesAreNotWaitedFor() async throws {
    let result = try await looks(missing: [1], after: [Self.both[0]])
    #expect(result == Course(looks: 1, waits: 0, left: [Self.both[1]]))
  }

  @Test func theFirstThatIsMissingIsWaitedFor() async throws {
    let result = try await looks(missing: [2, 2, 2, 1], after: Self.both)
    #expect(result == Course(looks: 4, waits: 3, left: [Self.both[1]]))
  }

  @Test func whatNeverArrivesIsLookedForAsOftenAsAfterATimeOut() async throws {
    let result = try await looks(missing: [2], after: Self.both)
    #expect(
      result
        == Course(
          looks: LostChange.pauses.count, waits: LostChange.pauses.count - 1, left: Self.both))
  }
}
