import Glibc
import HTTP
import Testing
import Values

/// Servers that break the rules of HTTP, or stop in the middle.
@Suite(.timeLimit(.minutes(5))) struct FaultTests {
  private func ending(
    _ method: HTTPMethod = .get, _ adjust: (inout HTTPOptions) -> Void = { _ in },
    _ script: @escaping EvilServer.Script
  ) async throws -> HTTPFailure? {
    let server = EvilServer(script)
    return await failure(client(adjust), HTTPRequest(method, try address(server)))
  }

  @Test func hangingUpIsADroppedRequestThatMayHaveArrived() async throws {
    let scripts: [EvilServer.Script] = [
      { _ in },
      { $0.reset() },
      { $0.readRequest() },
      { peer in
        peer.readRequest()
        peer.reset()
      },
      { peer in
        peer.readRequest()
        peer.write("HTTP/1.1 200 OK\r\nContent-Le")
        peer.reset()
      },
      { peer in
        peer.readRequest()
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
      },
      { peer in
        peer.readRequest()
        peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nhalf")
      },
    ]
    for (number, script) in scripts.enumerated() {
      let end = try await ending(.post, { _ in }, script)
      // A reset that comes before libcurl has seen the connection stand is a failed connection.
      if number == 1, case .unreachable = end { continue }
      #expect(end == .dropped(sent: true), "script \(number)")
    }
  }

  @Test func aCutHeadIsNoAnswer() async throws {
    let end = try await ending { peer in
      peer.readRequest()
      peer.write("HTTP/1.1 200 OK\r\nX: 1")
    }
    #expect(end == .dropped(sent: true))
  }

  @Test func bytesBeyondTheLengthAreNotTaken() async throws {
    let server = EvilServer { peer in
      peer.readRequest()
      peer.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfineHTTP/1.1 500 No\r\n\r\n")
    }
    let client = client()
    #expect(try await client.send(HTTPRequest(.get, address(server))).text == "fine")
    #expect(try await client.send(HTTPRequest(.get, address(server))).text == "fine")
  }

  @Test func whatIsNoHTTPIsMalformed() async throws {
    for answer in ["220 mail ready\r\n", "SSH-2.0-x\r\n\r\n", "HTTP/1.1 999 Odd\r\n\r\n"] {
      let end = try await ending { peer in
        peer.readRequest()
        peer.write(answer)
      }
      guard case .malformed(let detail) = end else {
        Issue.record("\(answer): \(String(describing: end))")
        continue
      }
      #expect(!detail.isEmpty)
    }
  }

  @Test func nothingListensThere() async throws {
    let port = EvilServer { _ in }.port
    // The server is gone again; its port is closed as soon as its thread has noticed.
    let to = try WebAddress("http://127.0.0.1:\(port)")
    var end: HTTPFailure?
    for _ in 0..<100 where end != .unreachable(host: "127.0.0.1", port: port) {
      end = await failure(client(), HTTPRequest(.get, to))
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(end == .unreachable(host: "127.0.0.1", port: port))
  }

  @Test func aNameWithoutAnAddressIsUnresolved() async throws {
    let request = HTTPRequest(.get, try WebAddress("http://nowhere.invalid/"))
    #expect(await failure(client(), request) == .unresolved(host: "nowhere.invalid"))
  }

  @Test func anEndlessBodyIsCutAtTheLimit() async throws {
    let end = try await ending(.get, { $0.bodyLimit = 100_000 }) { peer in
      peer.readRequest()
      peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      let chunk = "1000\r\n" + String(repeating: "x", count: 4096) + "\r\n"
      while peer.write(chunk) {}
    }
    #expect(end == .tooLarge(limit: 100_000))
  }

  @Test func aBodyOfExactlyTheLimitIsTaken() async throws {
    let server = EvilServer(answering: ok(String(repeating: "x", count: 1000)))
    let request = HTTPRequest(.get, try address(server))
    #expect(try await client { $0.bodyLimit = 1000 }.send(request).body.count == 1000)
    #expect(await failure(client { $0.bodyLimit = 999 }, request) == .tooLarge(limit: 999))
  }

  @Test func tooManyHeadersAreRefused() async throws {
    func answer(_ count: Int) -> EvilServer {
      EvilServer(
        answering: ok(headers: (1..<count).map { "X-\($0): y\r\n" }.joined()))
    }
    let few = answer(500)
    #expect(try await client().send(HTTPRequest(.get, address(few))).headers.count == 500)
    for count in [501, 10_000] {
      let many = answer(count)
      let end = await failure(client(), HTTPRequest(.get, try address(many)))
      #expect(end == .malformed(detail: "more than 500 header fields"))
    }
  }

  @Test(arguments: [400, 30_000, 300_000])
  func tooLongHeadersAreRefused(_ length: Int) async throws {
    let line = "X: " + String(repeating: "y", count: length) + "\r\n"
    let server = EvilServer(
      answering: ok(headers: String(repeating: line, count: 90_000 / length + 1)))
    let end = await failure(client(), HTTPRequest(.get, try address(server)))
    #expect(end == .tooLarge(limit: 65536))
  }

  @Test func endlessInterimAnswersAreRefused() async throws {
    let end = try await ending { peer in
      peer.readRequest()
      while peer.write("HTTP/1.1 103 Hints\r\nX: y\r\n\r\n") {}
    }
    #expect(end == .malformed(detail: "more than 500 header fields"))
  }

  @Test func silenceIsStalling() async throws {
    let end = try await ending(.post, { $0.stallTimeout = 0.3 }) { peer in
      peer.readRequest()
      peer.awaitEnd()
    }
    #expect(end == .timedOut(.stalled, seconds: 0.3, sent: true))
  }

  @Test func slowBytesRunIntoTheTotalLimit() async throws {
    let end = try await ending(.get, { $0.totalTimeout = 1 }) { peer in
      peer.readRequest()
      peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
      repeat { usleep(50_000) } while peer.write("x")
    }
    #expect(end == .timedOut(.total, seconds: 1, sent: true))
  }

  @Test func aRequestCanHaveItsOwnLimit() async throws {
    let server = EvilServer { $0.awaitEnd() }
    let request = HTTPRequest(.get, try address(server), timeout: 0.2)
    #expect(
      await failure(client(), request) == .timedOut(.total, seconds: 0.2, sent: true))
  }

  @Test func aRequestWithItsOwnLimitMayThinkInSilence() async throws {
    let server = EvilServer { peer in
      peer.readRequest()
      usleep(600_000)
      peer.write(ok())
    }
    let request = HTTPRequest(.get, try address(server), timeout: 60)
    #expect(try await client { $0.stallTimeout = 0.2 }.send(request).text == "fine")
  }

  @Test func aHandshakeThatNeverEndsIsConnecting() async throws {
    let server = EvilServer { $0.awaitEnd() }
    let request = HTTPRequest(.get, try WebAddress("https://127.0.0.1:\(server.port)"))
    let end = await failure(client { $0.connectTimeout = 0.3 }, request)
    #expect(end == .timedOut(.connecting, seconds: 0.3, sent: false))
  }

  @Test func aChangeIsNotRepeatedOverAFreshConnection() async throws {
    // The first connection serves one request and dies, without an answer, on the second.
    func server() -> EvilServer {
      EvilServer { peer in
        peer.readRequest()
        peer.write(ok())
        if peer.number == 1 { peer.readRequest() }
      }
    }
    for method in [HTTPMethod.post, .put, .patch, .delete] {
      let (client, server) = (client(), server())
      _ = try await client.send(HTTPRequest(.get, address(server)))
      let end = await failure(client, HTTPRequest(method, try address(server)))
      #expect(end == .dropped(sent: true))
      #expect(server.requests.count == 2)
    }
    let (client, reading) = (client(), server())
    for _ in 0..<2 { _ = try await client.send(HTTPRequest(.get, address(reading))) }
    #expect(reading.requests.count == 3)
  }
}
