import Dispatch
import HTTP
import Testing

/// Requests of one client at the same time.
@Suite(.timeLimit(.minutes(1))) struct ParallelTests {
  private func send(_ count: Int, _ client: HTTPClient, _ server: EvilServer) async throws -> Int {
    let to = try address(server)
    return await withTaskGroup(of: Bool.self) { group in
      for _ in 1...count { group.addTask { await failure(client, HTTPRequest(.get, to)) == nil } }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
  }

  @Test func requestsAtTheSameTimeAreUnderWayTogether() async throws {
    let all = DispatchGroup()
    for _ in 1...4 { all.enter() }
    let server = EvilServer { peer in
      peer.readRequest()
      all.leave()
      // Nobody is answered before everybody has asked.
      all.wait()
      peer.write(ok())
    }
    #expect(try await send(4, client(), server) == 4)
    #expect(server.connections == 4)
  }

  @Test func aLimitHoldsAndTheRestWaits() async throws {
    let server = EvilServer(answering: ok())
    #expect(try await send(12, client { $0.connectionLimit = 2 }, server) == 12)
    #expect(server.requests.count == 12)
    #expect((1...2).contains(server.connections))
  }

  @Test func afterManyAtOneTimeNoFurtherConnectionIsOpened() async throws {
    let server = EvilServer(answering: ok())
    let client = client()
    #expect(try await send(6, client, server) == 6)
    let opened = server.connections
    for _ in 1...10 { #expect(try await send(1, client, server) == 1) }
    #expect(server.connections == opened)
  }
}
