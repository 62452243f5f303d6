import HTTP
import Testing

/// The cancellation of requests.
///
/// The limits of time are so long that only a cancellation ends these in good time.
@Suite(.timeLimit(.minutes(1))) struct CancelTests {
  private func patient(connections: Int = 12) -> HTTPClient {
    client {
      $0.connectionLimit = connections
      $0.totalTimeout = 600
      $0.stallTimeout = 600
      $0.connectTimeout = 600
    }
  }

  @Test func aRunningExchangeIsTornDown() async throws {
    let server = EvilServer { peer in
      peer.readRequest()
      peer.awaitEnd()
    }
    let (client, to) = (patient(), try address(server))
    let task = Task { await failure(client, HTTPRequest(.post, to)) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    // Long enough for libcurl's own timers of the first moments to be over.
    try await Task.sleep(for: .milliseconds(500))
    task.cancel()
    #expect(await task.value == .cancelled(sent: true))
  }

  @Test func aHandshakeIsTornDownBeforeAnythingWasSent() async throws {
    let server = EvilServer { $0.awaitEnd() }
    let (client, to) = (patient(), try WebAddress("https://127.0.0.1:\(server.port)"))
    let task = Task { await failure(client, HTTPRequest(.post, to)) }
    while server.connections == 0 { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    #expect(await task.value == .cancelled(sent: false))
  }

  @Test func oneThatWaitsItsTurnNeedNotWaitForTheOther() async throws {
    let server = EvilServer { peer in
      peer.readRequest()
      peer.awaitEnd()
    }
    let (client, to) = (patient(connections: 1), try address(server))
    let first = Task { await failure(client, HTTPRequest(.get, to)) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    let second = Task { await failure(client, HTTPRequest(.get, to)) }
    second.cancel()
    #expect(await second.value == .cancelled(sent: false))
    first.cancel()
    #expect(await first.value == .cancelled(sent: true))
    #expect(server.connections == 1)
  }

  @Test func aTaskThatIsCancelledAlreadySendsNothing() async throws {
    let server = EvilServer(answering: ok())
    let (client, to) = (patient(), try address(server))
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return await failure(client, HTTPRequest(.get, to))
    }
    task.cancel()
    #expect(await task.value == .cancelled(sent: false))
    #expect(server.connections == 0)
  }

  @Test func theClientGoesOnAfterwards() async throws {
    let server = EvilServer { peer in
      peer.readRequest()
      if peer.number == 1 { peer.awaitEnd() } else { peer.write(ok()) }
    }
    let (client, to) = (patient(), try address(server))
    let task = Task { await failure(client, HTTPRequest(.get, to)) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    _ = await task.value
    #expect(try await client.send(HTTPRequest(.get, to)).text == "fine")
  }
}
