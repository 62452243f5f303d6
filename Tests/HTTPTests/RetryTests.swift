import Foundation
import HTTP
import Testing

@Suite struct RetryTests {
  private let policy = RetryPolicy()
  private let now = Date(timeIntervalSince1970: 784_111_777)  // Sun, 06 Nov 1994 08:49:37 GMT

  private func delay(
    _ method: HTTPMethod = .get, _ outcome: Result<HTTPResponse, HTTPFailure>, attempt: Int = 1,
    elapsed: Double = 0
  ) throws -> Double? {
    var generator = SystemRandomNumberGenerator()
    let request = HTTPRequest(method, try WebAddress("http://aem"))
    return policy.delay(
      request, after: outcome, attempt: attempt, elapsed: elapsed, now: now, using: &generator)
  }

  private func response(_ status: Int, _ headers: [HTTPHeader] = [])
    -> Result<HTTPResponse, HTTPFailure>
  {
    .success(HTTPResponse(status: status, headers: headers))
  }

  @Test func busyServersAreAskedAgainButNotToldAgain() throws {
    for status in [429, 502, 503, 504] {
      for method in [HTTPMethod.get, .head] {
        #expect(try delay(method, response(status)) != nil)
      }
      for method in [HTTPMethod.post, .put, .patch, .delete] {
        #expect(try delay(method, response(status)) == nil)
      }
    }
    for status in [200, 301, 400, 401, 403, 404, 409, 500, 501] {
      #expect(try delay(.get, response(status)) == nil)
    }
  }

  @Test func aChangeThatMayHaveArrivedIsNotRepeated() throws {
    let lost: [HTTPFailure] = [
      .dropped(sent: true), .timedOut(.stalled, seconds: 15, sent: true),
    ]
    let unsent: [HTTPFailure] = [
      .unreachable(host: "aem", port: 80), .dropped(sent: false),
      .timedOut(.connecting, seconds: 10, sent: false),
    ]
    for failure in lost {
      #expect(try delay(.get, .failure(failure)) != nil)
      #expect(try delay(.post, .failure(failure)) == nil)
    }
    for failure in unsent {
      #expect(try delay(.get, .failure(failure)) != nil)
      #expect(try delay(.post, .failure(failure)) != nil)
    }
  }

  @Test func whatWaitingCannotMendIsNotRepeated() throws {
    let final: [HTTPFailure] = [
      .unresolved(host: "x"), .proxy(detail: ""), .handshake(host: "x", detail: ""),
      .certificate(host: "x", detail: ""), .authorityFile(path: "x"), .tooLarge(limit: 1),
      .malformed(detail: ""), .unsafeHeader(name: "x"), .cancelled(sent: false),
    ]
    for failure in final { #expect(try delay(.get, .failure(failure)) == nil) }
  }

  @Test func fourAttemptsWithinAMinute() throws {
    #expect(try delay(.get, response(503), attempt: 3) != nil)
    #expect(try delay(.get, response(503), attempt: 4) == nil)
    #expect(try delay(.get, response(503), elapsed: 61) == nil)
  }

  @Test func waitsAreSpreadEvenlyUpToALimitThatDoubles() throws {
    var policy = policy
    policy.attempts = 100
    var generator = SystemRandomNumberGenerator()
    let request = HTTPRequest(.get, try WebAddress("http://aem"))
    for (attempt, limit) in [(1, 0.5), (2, 1.0), (3, 2.0), (6, 16.0), (7, 20.0), (90, 20.0)] {
      let delays = (0..<2000).compactMap { _ in
        policy.delay(
          request, after: response(503), attempt: attempt, elapsed: 0, now: now, using: &generator)
      }
      #expect(delays.allSatisfy { (0...limit).contains($0) })
      // Of 2000 even draws each tenth gets 200; 100 would be more than seven deviations away.
      for tenth in 0..<10 {
        let share = delays.count { Int($0 / limit * 10) == tenth }
        #expect((100...300).contains(share))
      }
    }
  }

  @Test(arguments: [
    ("0", 0.0), ("7", 7.0), ("120", 120.0), ("121", nil), ("99999999999999999999", nil),
    ("Sun, 06 Nov 1994 08:50:37 GMT", 60.0), ("Sun, 06 Nov 1994 08:49:00 GMT", 0.0),
    ("Sun, 06 Nov 1994 08:59:37 GMT", nil),
  ])
  func theServersWishIsObeyedUpToTwoMinutes(_ value: String, _ wait: Double?) throws {
    let asking = response(503, [HTTPHeader("retry-after", value)])
    #expect(try delay(.get, asking) == wait)
    #expect(try delay(.get, asking, elapsed: 100) == wait)
  }

  @Test(arguments: [
    "", "-1", "+5", "1.5", "soon", "Sun, 06 Nov 1994", "Sun, 06 Foo 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 Nov 1994 25:49:37 GMT",
    "Sun, 06 Nov 99999999999 08:49:37 GMT",
  ])
  func anUnreadableWishIsNone(_ value: String) {
    let asking = HTTPResponse(status: 503, headers: [HTTPHeader("Retry-After", value)])
    #expect(RetryAfter.seconds(asking, now: now) == nil)
  }

  @Test func aDateIsMeasuredWithTheServersOwnClock() {
    let asking = HTTPResponse(
      status: 503,
      headers: [
        HTTPHeader("Date", "Wed, 01 Jan 2070 00:00:00 GMT"),
        HTTPHeader("Retry-After", "Wed, 01 Jan 2070 00:00:30 GMT"),
      ])
    #expect(RetryAfter.seconds(asking, now: now) == 30)
  }
}
