import CCurl
import Testing

@testable import HTTP

/// The meanings of libcurl's codes that no server of these tests can cause.
@Suite struct CurlOutcomeTests {
  private func failure(
    _ code: CURLcode, _ message: String = "", isSent: Bool = true, connectStatus: Int = 0,
    proxy: String? = nil, verification: ccurl_verification = CCURL_UNVERIFIED,
    totalLimit: Double = 30
  ) throws -> HTTPFailure {
    CurlOutcome(
      code: code, message: message, address: try WebAddress("https://[::1]:8443/"), isSent: isSent,
      connectStatus: connectStatus, verification: verification,
      proxy: proxy.map { Proxy($0, from: "--proxy") }, connectLimit: 10, totalLimit: totalLimit,
      authorityFile: nil
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

  @Test func theLimitThatRanOutIsNamed() throws {
    let code = CURLE_OPERATION_TIMEDOUT
    #expect(try failure(code) == .timedOut(.total, seconds: 30, sent: true))
    #expect(
      try failure(code, isSent: false) == .timedOut(.connecting, seconds: 10, sent: false))
    #expect(
      try failure(code, isSent: false, totalLimit: 5)
        == .timedOut(.total, seconds: 5, sent: false))
  }

  @Test func theRefusingSideIsNamed() throws {
    let direct = "Failed to connect to ::1 port 8443 after 0 ms: Couldn't connect to server"
    let other = "Failed to connect to proxy port 3128 after 0 ms: Couldn't connect to server"
    #expect(
      try failure(CURLE_COULDNT_CONNECT, direct, isSent: false)
        == .unreachable(host: "[::1]", port: 8443))
    #expect(
      try failure(CURLE_COULDNT_CONNECT, other, isSent: false, proxy: "http://joe:pw@proxy:3128")
        == .proxy(name: "proxy:3128", detail: other))
    #expect(
      try failure(CURLE_RECV_ERROR, "x", isSent: false, connectStatus: 403, proxy: "proxy")
        == .proxy(name: "proxy", detail: "status 403"))
    #expect(
      try failure(CURLE_PEER_FAILED_VERIFICATION, "x", isSent: false, proxy: "https://p:1")
        == .proxy(name: "p:1", detail: "x"))
  }

  @Test func whyACertificateIsNotTrustedIsTold() throws {
    func flaw(_ verification: ccurl_verification, _ message: String) throws -> HTTPFailure {
      try failure(CURLE_PEER_FAILED_VERIFICATION, message, verification: verification)
    }
    func certificate(_ flaw: CertificateDistrust) -> HTTPFailure {
      .certificate(host: "[::1]", flaw)
    }
    let name = "SSL: no alternative certificate subject name matches target host name 'h'"
    let other = "SSL: certificate subject name 'a' does not match target host name 'h'"
    #expect(try flaw(CCURL_UNVERIFIED, name) == certificate(.wrongHost))
    #expect(try flaw(CCURL_UNVERIFIED, other) == certificate(.wrongHost))
    #expect(try flaw(CCURL_VERIFIED, "odd") == certificate(.other(detail: "odd")))
    #expect(try flaw(CCURL_EXPIRED, "x") == certificate(.expired))
    #expect(try flaw(CCURL_NOT_YET_VALID, "x") == certificate(.notYetValid))
    #expect(try flaw(CCURL_UNKNOWN_AUTHORITY, "x") == certificate(.unknownAuthority(file: nil)))
    #expect(try flaw(CCURL_UNVERIFIED, "x") == certificate(.other(detail: "x")))
  }

  @Test func detailsAreCleanShortAndWithoutCredentials() throws {
    #expect(try failure(CURLE_WEIRD_SERVER_REPLY, "a\u{1B}[m") == .malformed(detail: "a^[[m"))
    #expect(
      try failure(CURLE_PROXY, "bad proxy joe:pw@host", proxy: "socks5://joe:p@w/x@host:1")
        == .proxy(name: "host:1", detail: ""))
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
