import HTTP
import Testing

/// Answers of servers that follow the rules.
@Suite(.timeLimit(.minutes(5))) struct ResponseTests {
  @Test func headersKeepTheirOrderAndInterimOnesAreSkipped() async throws {
    let server = EvilServer(
      answering: "HTTP/1.1 103 Hints\r\nX-Hint: 1\r\n\r\n" + ok(headers: "X-B: 2 \r\nX-A:\r\n"))
    let response = try await client().send(HTTPRequest(.get, address(server)))
    #expect(
      response.headers == [
        HTTPHeader("X-B", "2"), HTTPHeader("X-A", ""), HTTPHeader("Content-Length", "4"),
      ])
  }

  @Test func trailersAreNoHeaders() async throws {
    let server = EvilServer(
      answering: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "4\r\nfine\r\n0\r\nX-Late: 1\r\n\r\n")
    let response = try await client().send(HTTPRequest(.get, address(server)))
    #expect(response.status == 200)
    #expect(response.text == "fine")
    #expect(response.header("X-Late") == nil)
  }

  @Test func sequentialRequestsShareOneConnection() async throws {
    let server = EvilServer(answering: ok())
    let client = client()
    for _ in 0..<5 { _ = try await client.send(HTTPRequest(.get, address(server))) }
    #expect(server.connections == 1)
    #expect(server.requests.count == 5)
  }

  @Test func overOneConnectionRequestsWaitForEachOther() async throws {
    let server = EvilServer(answering: ok())
    let client = client { $0.connectionLimit = 1 }
    let to = try address(server)
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 { group.addTask { try await client.send(HTTPRequest(.get, to)).status } }
      for try await status in group { #expect(status == 200) }
    }
    #expect(server.connections == 1)
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func aRedirectIsAnAnswerAndNobodyFollows(_ status: Int) async throws {
    let other = EvilServer(answering: ok())
    let place = "http://127.0.0.1:\(other.port)/stolen"
    let server = EvilServer(
      answering: "HTTP/1.1 \(status) Go\r\nLocation: \(place)\r\nContent-Length: 0\r\n\r\n")
    for method in [HTTPMethod.get, .post] {
      let response = try await client().send(HTTPRequest(method, address(server)))
      #expect(response.status == status)
      #expect(response.header("location") == place)
    }
    #expect(other.connections == 0)
  }

  @Test func cookiesAreNotKept() async throws {
    let server = EvilServer(answering: ok(headers: "Set-Cookie: a=b\r\n"))
    let client = client()
    for _ in 0..<2 { _ = try await client.send(HTTPRequest(.get, address(server))) }
    #expect(server.requests.allSatisfy { !$0.contains("Cookie") })
  }

  @Test func compressedBytesStayCompressed() async throws {
    let server = EvilServer { peer in
      peer.readRequest()
      peer.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n")
      peer.write([0x1F, 0x8B, 8, 0])
    }
    let response = try await client().send(HTTPRequest(.get, address(server)))
    #expect(response.body == [0x1F, 0x8B, 8, 0])
    #expect(server.requests.first?.contains("Accept-Encoding") == false)
  }

  @Test func anAnswerWithoutLengthEndsWithTheConnection() async throws {
    let server = EvilServer { peer in
      peer.readRequest()
      peer.write("HTTP/1.1 200 OK\r\n\r\nuntil the end")
    }
    let response = try await client().send(HTTPRequest(.get, address(server)))
    #expect(response.text == "until the end")
  }

  @Test func namesOfHeadersAndMediaTypesHaveNoCase() {
    let headers = [
      HTTPHeader("X-A", "first"), HTTPHeader("x-a", "second"),
      HTTPHeader("content-TYPE", "Text/HTML ; charset=utf-8"),
    ]
    let response = HTTPResponse(status: 200, headers: headers)
    #expect(response.header("x-A") == "first")
    #expect(response.mediaType == "text/html")
    #expect(HTTPResponse(status: 200).mediaType == "")
  }
}
