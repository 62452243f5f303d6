import HTTP
import Testing
import Values

/// Requests as a server receives them.
@Suite(.timeLimit(.minutes(5))) struct RequestTests {
  @Test func aPlainRequestCarriesNothingOfItsOwn() async throws {
    let server = EvilServer(answering: ok())
    let response = try await client().send(HTTPRequest(.get, address(server, "/a/../b?c=%20")))
    #expect(response.status == 200)
    #expect(response.text == "fine")
    let host = "Host: 127.0.0.1:\(server.port)"
    #expect(
      server.requests == ["GET /a/../b?c=%20 HTTP/1.1\r\n\(host)\r\nUser-Agent: aem-setup\r\n\r\n"])
  }

  @Test func callersHeadersGoOutInOrderEmptyOnesToo() async throws {
    let server = EvilServer(answering: ok())
    let headers = [HTTPHeader("X-B", "2"), HTTPHeader("X-A", ""), HTTPHeader("Accept", "a/b")]
    _ = try await client().send(HTTPRequest(.get, address(server), headers: headers))
    #expect(server.requests.first?.contains("X-B: 2\r\nX-A:\r\nAccept: a/b\r\n") == true)
  }

  @Test(arguments: [HTTPMethod.get, .head, .post, .put, .patch, .delete])
  func everyMethodIsSent(_ method: HTTPMethod) async throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"
    let server = EvilServer(answering: head + (method == .head ? "" : "fine"))
    let response = try await client().send(HTTPRequest(method, address(server)))
    #expect(response.status == 200)
    let request = try #require(server.requests.first)
    #expect(request.hasPrefix("\(method.rawValue) / HTTP/1.1\r\n"))
    let hasLength = request.contains("Content-Length: 0\r\n")
    #expect(hasLength == [.post, .put, .patch].contains(method))
    #expect(!request.contains("Content-Type"))
  }

  @Test(arguments: [HTTPMethod.post, .put, .patch, .delete])
  func aBodyGoesWithItsTypeAndNoExpectation(_ method: HTTPMethod) async throws {
    let server = EvilServer(answering: ok())
    let text = String(repeating: "x", count: 1_100_000)
    let body = HTTPBody(contentType: "text/plain", bytes: Secret(copying: text.utf8))
    _ = try await client().send(HTTPRequest(method, address(server), body: body))
    let request = try #require(server.requests.first)
    #expect(request.contains("Content-Type: text/plain\r\n"))
    #expect(request.contains("Content-Length: 1100000\r\n"))
    #expect(!request.contains("Expect"))
    #expect(request.hasSuffix("\r\n\r\n" + text))
  }

  @Test func basicGoesWithTheFirstRequest() async throws {
    let server = EvilServer(answering: ok())
    let password = Secret(copying: "pass:wörd".utf8)
    _ = try await client().send(
      HTTPRequest(
        .get, address(server), authorization: .basic(user: "admin", password: password)))
    #expect(
      server.requests.first?.contains("Authorization: Basic YWRtaW46cGFzczp3w7ZyZA==\r\n") == true)
  }

  @Test func aTokenGoesWithTheFirstRequest() async throws {
    let server = EvilServer(answering: ok())
    _ = try await client().send(
      HTTPRequest(.get, address(server), authorization: .bearer(Secret(copying: "a.b-c".utf8))))
    #expect(server.requests.first?.contains("Authorization: Bearer a.b-c\r\n") == true)
  }

  @Test func aRefusedPasswordIsSentOnce() async throws {
    let server = EvilServer(
      answering: "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n")
    let authorization = HTTPAuthorization.basic(user: "u", password: Secret(copying: "p".utf8))
    let response = try await client().send(
      HTTPRequest(.get, address(server), authorization: authorization))
    #expect(response.status == 401)
    #expect(server.requests.count == 1)
  }

  @Test func credentialsOfOneRequestDoNotStickToTheNext() async throws {
    let server = EvilServer(answering: ok())
    let client = client()
    let authorization = HTTPAuthorization.bearer(Secret(copying: "t".utf8))
    _ = try await client.send(HTTPRequest(.get, address(server), authorization: authorization))
    _ = try await client.send(HTTPRequest(.get, address(server)))
    #expect(server.connections == 1)
    #expect(server.requests.map { $0.contains("Authorization") } == [true, false])
  }

  @Test(arguments: ["a\rb", "a\nb", "a\r\nX: y", "a\0b", "a\u{7F}b", "a\u{2028}b", "a\u{1B}b"])
  func nothingIsSentWithAControlInIt(_ hostile: String) async throws {
    let server = EvilServer(answering: ok())
    let (client, to) = (client(), try address(server))
    let secret = Secret(copying: "p".utf8)
    let requests = [
      HTTPRequest(.get, to, headers: [HTTPHeader("X", hostile)]),
      HTTPRequest(.get, to, headers: [HTTPHeader(hostile, "x")]),
      HTTPRequest(.get, to, authorization: .basic(user: hostile, password: secret)),
      HTTPRequest(.get, to, authorization: .bearer(Secret(copying: hostile.utf8))),
      HTTPRequest(.post, to, body: HTTPBody(contentType: hostile, bytes: secret)),
      HTTPRequest(.get, to.appending("/\(hostile)")),
      HTTPRequest(.get, to.appending("/", query: hostile)),
    ]
    for request in requests {
      guard case .unsafeHeader = await failure(client, request) else {
        Issue.record("sent: \(request.headers) \(request.address.text)")
        continue
      }
    }
    #expect(server.connections == 0)
  }

  @Test(arguments: ["a b", "a:b", "", "ä", "(x)"])
  func aNameThatIsNoTokenIsRefused(_ name: String) async throws {
    let request = HTTPRequest(.get, try WebAddress("http://127.0.0.1:9"))
    var named = request
    named.headers = [HTTPHeader(name, "x")]
    #expect(await failure(client(), named) == .unsafeHeader(name: name))
  }

  @Test(arguments: ["Content-Length", "transfer-encoding", "HOST", "Connection", "Expect"])
  func framingIsNotTheCallers(_ name: String) async throws {
    let request = HTTPRequest(
      .get, try WebAddress("http://127.0.0.1:9"), headers: [HTTPHeader(name, "x")])
    #expect(await failure(client(), request) == .unsafeHeader(name: name))
  }

  @Test func colonInTheUserAndNulInThePasswordAreRefused() async throws {
    let to = try WebAddress("http://127.0.0.1:9")
    let credentials = [("a:b", "p"), ("a", "p\0q"), ("a", "p\nq")]
    for (user, password) in credentials {
      let request = HTTPRequest(
        .get, to,
        authorization: .basic(user: user, password: Secret(copying: password.utf8)))
      #expect(await failure(client(), request) == .unsafeHeader(name: "Authorization"))
    }
  }

  @Test func anEmptyTokenAndHugeCredentialsAreRefused() async throws {
    let huge = String(repeating: "x", count: (16 << 10) + 1)
    let (secret, hugeSecret) = (Secret(copying: "p".utf8), Secret(copying: huge.utf8))
    let authorizations: [HTTPAuthorization] = [
      .bearer(Secret(copying: [])), .bearer(hugeSecret), .basic(user: huge, password: secret),
      .basic(user: "a", password: hugeSecret),
    ]
    let to = try WebAddress("http://127.0.0.1:9")
    for authorization in authorizations {
      let request = HTTPRequest(.get, to, authorization: authorization)
      #expect(await failure(client(), request) == .unsafeHeader(name: "Authorization"))
    }
  }

  @Test func aHugeHeaderIsRefused() async throws {
    let header = HTTPHeader("X", String(repeating: "x", count: 65536))
    let request = HTTPRequest(.get, try WebAddress("http://127.0.0.1:9"), headers: [header])
    #expect(await failure(client(), request) == .unsafeHeader(name: "X"))
  }
}
