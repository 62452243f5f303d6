import HTTP
import Testing
import Values

/// Requests that go through a proxy, or fail at it.
@Suite(.timeLimit(.minutes(5))) struct ProxyTests {
  private let authorization = HTTPAuthorization.basic(
    user: "admin", password: Secret(copying: "admin".utf8))

  @Test func plainRequestsGoThroughTheProxyAsAWhole() async throws {
    let proxy = EvilServer(answering: ok("by proxy"))
    let client = client { $0.proxy = "http://127.0.0.1:\(proxy.port)" }
    let response = try await client.send(HTTPRequest(.get, WebAddress("http://aem.invalid/x")))
    #expect(response.text == "by proxy")
    #expect(proxy.requests.first?.hasPrefix("GET http://aem.invalid/x HTTP/1.1\r\n") == true)
  }

  @Test func credentialsForTheServerStayOutOfConnect() async throws {
    let proxy = EvilServer(
      answering: "HTTP/1.1 407 Who\r\nContent-Length: 0\r\nX: \u{1B}[31m\r\n\r\n")
    let client = client { $0.proxy = "http://joe:pw@127.0.0.1:\(proxy.port)" }
    let request = HTTPRequest(
      .post, try WebAddress("https://aem.invalid/"), headers: [HTTPHeader("X-Api-Key", "key")],
      authorization: authorization)
    guard case .proxy(let name, let detail) = await failure(client, request) else {
      Issue.record("no failure of the proxy")
      return
    }
    #expect(name == "127.0.0.1:\(proxy.port)")
    #expect(detail == "status 407")
    let connect = try #require(proxy.requests.first)
    #expect(connect.hasPrefix("CONNECT aem.invalid:443 HTTP/1.1\r\n"))
    #expect(connect.contains("Proxy-Authorization: Basic am9lOnB3\r\n"))
    #expect(!connect.contains("\r\nAuthorization"))
    #expect(!connect.contains("X-Api-Key"))
  }

  @Test func aProxyThatAsksWhoIsNoAnswerOfTheServer() async throws {
    let proxy = EvilServer(answering: "HTTP/1.1 407 Who\r\nContent-Length: 0\r\n\r\n")
    let client = client { $0.proxy = "127.0.0.1:\(proxy.port)" }
    let end = await failure(client, HTTPRequest(.get, try WebAddress("http://aem.invalid/")))
    #expect(end == .proxyAnswer(name: "127.0.0.1:\(proxy.port)", status: 407))
  }

  @Test(arguments: [
    "http://joe:secretpw@127.0.0.1:1", "http://joe:secretpw@proxy.invalid:3128",
    "what://joe:secretpw@127.0.0.1", "http://joe:secret pw@127.0.0.1:x",
  ])
  func whatFailsAtTheProxyIsSaidWithoutItsPassword(_ proxy: String) async throws {
    let client = client { $0.proxy = proxy }
    let end = await failure(client, HTTPRequest(.get, try WebAddress("http://aem.invalid/")))
    guard case .proxy(let name, let detail) = end else {
      Issue.record("\(String(describing: end))")
      return
    }
    #expect(!"\(name) \(detail)".contains("secret"))
  }

  /// Addresses of this machine, where a tunnel to an author may end.
  ///
  /// A proxy would receive the password of the author's user.
  @Test(arguments: ["127.0.0.1", "localhost", "127.1", "2130706433", "[::ffff:127.0.0.1]"])
  func thisMachineIsNeverAskedThroughAProxy(_ host: String) async throws {
    let proxy = EvilServer(answering: ok("by proxy"))
    let server = EvilServer(answering: ok("direct"))
    let address = try WebAddress("http://\(host):\(server.port)/")
    let request = HTTPRequest(.get, address, authorization: authorization)
    let given = client { $0.proxy = "http://127.0.0.1:\(proxy.port)" }
    let fromVariable = client {
      $0.proxy = nil
      $0.proxyVariables = [
        "http_proxy": "http://127.0.0.1:\(proxy.port)", "all_proxy": "127.0.0.1:\(proxy.port)",
      ]
    }
    for client in [given, fromVariable] {
      #expect(try await client.send(request).text == "direct")
      #expect(client.proxy(for: address) == nil)
    }
    #expect(proxy.connections == 0)
  }

  @Test(arguments: [
    ("502 Bad Gateway", "", true), ("504 Timeout", "", true), ("503 Starting", "", false),
    ("503 No", "X-Squid-Error: ERR_CONNECT_FAIL 111\r\n", true),
    ("403 No", "Proxy-Status: p; error=http_request_denied\r\n", true), ("403 No", "", false),
    ("500 Oops", "", false),
  ])
  func theProxysOwnAnswersAreNotTheServers(
    _ status: String, _ headers: String, _ isOfProxy: Bool
  ) async throws {
    let answer = "HTTP/1.1 \(status)\r\n\(headers)Content-Length: 0\r\n\r\n"
    let server = EvilServer(answering: answer)
    let number = try #require(Int(status.prefix(3)))
    let through = client { $0.proxy = "http://127.0.0.1:\(server.port)" }
    let end = await failure(through, HTTPRequest(.get, try WebAddress("http://aem.invalid/")))
    let wanted = HTTPFailure.proxyAnswer(name: "127.0.0.1:\(server.port)", status: number)
    #expect(end == (isOfProxy ? wanted : nil))
    // Without a proxy on the way it is the server's, whatever it says.
    let direct = try await client().send(HTTPRequest(.get, try address(server)))
    #expect(direct.status == number)
  }

  @Test func aProxyThatDoesNotReachTheServerIsNamed() async throws {
    let proxy = EvilServer(answering: "HTTP/1.1 502 Bad\r\nContent-Length: 0\r\n\r\n")
    let client = client { $0.proxy = "http://127.0.0.1:\(proxy.port)" }
    let end = await failure(client, HTTPRequest(.get, try WebAddress("https://aem.invalid/")))
    #expect(end == .proxy(name: "127.0.0.1:\(proxy.port)", detail: "status 502"))
  }

  @Test func aProxyThatHangsUpInConnectHasNotSentAnything() async throws {
    let proxy = EvilServer { $0.readRequest() }
    let client = client { $0.proxy = "http://127.0.0.1:\(proxy.port)" }
    let end = await failure(client, HTTPRequest(.post, try WebAddress("https://aem.invalid/")))
    switch end {
    case .proxy, .dropped(sent: false): break
    default: Issue.record("\(String(describing: end))")
    }
  }
}
