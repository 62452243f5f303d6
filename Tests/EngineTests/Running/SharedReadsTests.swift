import HTTP
import Synchronization
import Testing

@testable import Engine

@Suite("Reads that are shared", .timeLimit(.minutes(1)))
struct SharedReadsTests {
  /// Answers nobody before it is told to, and counts who asks.
  private final class Gate: HTTPTransport {
    private typealias Waiter = CheckedContinuation<Result<HTTPResponse, HTTPFailure>, Never>
    private let waiting = Mutex<[Waiter]>([])
    private let count = Mutex(0)

    var asked: Int { count.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
      count.withLock { $0 += 1 }
      return try await withCheckedContinuation { one in waiting.withLock { $0.append(one) } }.get()
    }

    /// Answers whoever waits, as soon as somebody does.
    func open(_ result: Result<HTTPResponse, HTTPFailure>) async {
      while true {
        let all = waiting.withLock { list in
          defer { list = [] }
          return list
        }
        for one in all { one.resume(returning: result) }
        if !all.isEmpty { return }
        await Task.yield()
      }
    }
  }

  private static func request(
    _ path: String = "/x", _ method: HTTPMethod = .get, accept: String = "text/plain"
  ) throws -> HTTPRequest {
    HTTPRequest(
      method, try WebAddress("http://127.0.0.1:4502\(path)"),
      headers: [HTTPHeader("Accept", accept)])
  }

  private static func status(_ shared: SharedReads, _ request: HTTPRequest) async -> Int? {
    try? await shared.send(request).status
  }

  @Test func whoAsksMeanwhileGetsTheSameAnswer() async throws {
    let gate = Gate()
    let shared = SharedReads(gate)
    let request = try Self.request()
    async let first = Self.status(shared, request)
    while gate.asked == 0 { await Task.yield() }
    async let second = Self.status(shared, request)
    await gate.open(.success(HTTPResponse(status: 200)))
    #expect(await [first, second] == [200, 200])
    #expect(await Self.status(shared, request) == 200)
    #expect(gate.asked == 1)
  }

  @Test func aFailureIsSharedToo() async throws {
    let gate = Gate()
    let shared = SharedReads(gate)
    let request = try Self.request()
    async let first = Self.status(shared, request)
    await gate.open(.failure(.dropped(sent: true)))
    #expect(await first == nil)
    #expect(await Self.status(shared, request) == nil)
    #expect(gate.asked == 1)
  }

  @Test func oneThatGaveUpIsNoAnswerForOthers() async throws {
    let gate = Gate()
    let shared = SharedReads(gate)
    let request = try Self.request()
    async let first = Self.status(shared, request)
    while gate.asked == 0 { await Task.yield() }
    async let second = Self.status(shared, request)
    await gate.open(.failure(.cancelled(sent: true)))
    await gate.open(.success(HTTPResponse(status: 204)))
    #expect(await [first, second] == [nil, 204])
    #expect(gate.asked == 2)
  }

  @Test func onlyReadsOfTheSameThingAreShared() async throws {
    let server = ScriptedTransport { _ in .status(200) }
    let shared = SharedReads(server)
    for _ in 1...2 {
      for request in [
        try Self.request(), try Self.request("/y"), try Self.request("/x?a=b"),
        try Self.request(accept: "text/html"),
      ] { _ = await Self.status(shared, request) }
    }
    #expect(server.seen.count == 4)
    for _ in 1...2 { _ = await Self.status(shared, try Self.request("/x", .post)) }
    #expect(server.posts.count == 2)
  }
}
