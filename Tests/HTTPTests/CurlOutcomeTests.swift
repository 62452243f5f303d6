import CCurl
import Testing

@testable import HTTP

/// What libcurl's codes mean, where no server of these tests can bring them about.
@Suite struct CurlOutcomeTests {
  private func failure(
    _ code: CURLcode, _ message: String = "", isSent: Bool = true, connectStatus: Int = 0
  ) throws -> HTTPFailure {
    CurlOutcome(
      code: code, message: message, address: try WebAddress("https://[::1]:8443/"), isSent: isSent,
      connectStatus: connectStatus, connectLimit: 10, totalLimit: 30, authorityFile: nil
    ).failure
  }

  @Test func everyCodeHasAMeaning() throws {
    for number in 1..<UInt32(CURL_LAST.rawValue) {
      _ = try failure(CURLcode(rawValue: number))
      #expect(try !"\(failure(CURLcode(rawValue: number)))".contains("cancelled"))
    }
  }

  @Test func lossesOnTheWayAreDropped() throws {
    for code in [
      CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_HTTP2,
      CURLE_HTTP2_STREAM,
    ] {
      #expect(try failure(code) == .dropped(sent: true))
      #expect(try failure(code, isSent: false) == .dropped(sent: false))
    }
  }

  @Test func theRefusingSideIsNamed() throws {
    let direct = "Failed to connect to ::1 port 8443 after 0 ms: Couldn't connect to server"
    let other = "Failed to connect to proxy port 3128 after 0 ms: Couldn't connect to server"
    #expect(
      try failure(CURLE_COULDNT_CONNECT, direct, isSent: false)
        == .unreachable(host: "[::1]", port: 8443))
    #expect(try failure(CURLE_COULDNT_CONNECT, other, isSent: false) == .proxy(detail: other))
    #expect(
      try failure(CURLE_RECV_ERROR, "x", isSent: false, connectStatus: 403) == .proxy(detail: "x"))
  }

  @Test func detailsAreCleanShortAndWithoutCredentials() throws {
    #expect(try failure(CURLE_WEIRD_SERVER_REPLY, "a\u{1B}[m") == .malformed(detail: "a^[[m"))
    #expect(try failure(CURLE_PROXY, "bad proxy joe:pw@host") == .proxy(detail: ""))
    guard
      case .malformed(let detail) = try failure(
        CURLE_WEIRD_SERVER_REPLY, String(repeating: "x", count: 300))
    else {
      Issue.record("not malformed")
      return
    }
    #expect(detail.count == 160)
  }
}
