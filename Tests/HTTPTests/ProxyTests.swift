import HTTP
import Testing
import Values

/// Requests that go through a proxy, or fail at it.
@Suite struct ProxyTests {
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
    guard case .proxy(let detail) = await failure(client, request) else {
      Issue.record("no failure of the proxy")
      return
    }
    #expect(detail.contains("407"))
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
    #expect(end == .proxy(detail: "status 407"))
  }

  @Test(arguments: [
    "http://joe:secretpw@127.0.0.1:1", "http://joe:secretpw@proxy.invalid:3128",
    "what://joe:secretpw@127.0.0.1", "http://joe:secret pw@127.0.0.1:x",
  ])
  func whatFailsAtTheProxyIsSaidWithoutItsPassword(_ proxy: String) async throws {
    let client = client { $0.proxy = proxy }
    let end = await failure(client, HTTPRequest(.get, try WebAddress("http://aem.invalid/")))
    guard case .proxy(let detail) = end else {
      Issue.record("\(String(describing: end))")
      return
    }
    #expect(!detail.contains("secret"))
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
