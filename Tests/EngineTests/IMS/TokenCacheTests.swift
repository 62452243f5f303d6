import Foundation
import HTTP
import Testing
import Values

@testable import Engine

private let route = "POST /ims/token/v3"
private let start = Date(timeIntervalSince1970: 1_795_000_000)

private func request(
  _ secrets: [String] = ["one"], scopes: [String] = ["a", "b"], client: String = "client"
) throws -> TokenRequest {
  TokenRequest(
    ims: try WebAddress("https://ims-na1.adobelogin.com"), clientID: client,
    clientSecrets: secrets.map { Secret(copying: $0.utf8) }, scopes: scopes,
    cleaner: Cleaner(hiding: []))
}

private let hour = Reaction.json(#"{"access_token":"opaque","expires_in":3600}"#)
private let refusedSecret = Reaction.json(
  #"{"error":"invalid_client","error_description":"invalid client_secret parameter"}"#, status: 400)

@Suite("Tokens kept in memory")
struct TokenCacheTests {
  @Test(arguments: [
    (0, 1), (2_999, 1), (3_000, 2), (3_599, 2), (4_000, 2), (-1, 2),
  ])
  func isKeptUntilTenMinutesBeforeItsEnd(seconds: Int, asked: Int) async throws {
    let server = ScriptedTransport([route: [hour]])
    let cache = TokenCache()
    _ = try await cache.token(for: request(), server.context(now: start))
    _ = try await cache.token(
      for: request(), server.context(now: start.addingTimeInterval(Double(seconds))))
    #expect(server.seen.count == asked)
  }

  @Test func believesTheTokenWhenItEndsEarlier() async throws {
    // Made 50 minutes ago for an hour, by its own claims.
    let claims = #"{"created_at":"1794997000000","expires_in":"3600000"}"#
    let token = "e30.\(Base64URL.encoded(claims.utf8)).x"
    let server = ScriptedTransport([
      route: [.json(#"{"access_token":"\#(token)","expires_in":3600}"#)]
    ])
    let cache = TokenCache()
    for _ in 0..<2 { _ = try await cache.token(for: request(), server.context(now: start)) }
    #expect(server.seen.count == 2)
  }

  @Test func isNotKeptWithoutAnEnd() async throws {
    let server = ScriptedTransport([route: [.json(#"{"access_token":"opaque"}"#)]])
    let cache = TokenCache()
    for _ in 0..<2 { _ = try await cache.token(for: request(), server.context(now: start)) }
    #expect(server.seen.count == 2)
  }

  @Test func belongsToOneRequest() async throws {
    let server = ScriptedTransport([route: [hour]])
    let cache = TokenCache()
    let context = server.context(now: start)
    for other in [
      try request(), try request(scopes: ["b", "a"]), try request(scopes: ["a"]),
      try request(client: "other"), try request(["two"]), try request(["two"]),
    ] {
      _ = try await cache.token(for: other, context)
    }
    #expect(server.seen.count == 4)
  }

  @Test func isForgotten() async throws {
    let server = ScriptedTransport([route: [hour]])
    let cache = TokenCache()
    let context = server.context(now: start)
    _ = try await cache.token(for: request(), context)
    cache.forget(try request())
    _ = try await cache.token(for: request(), context)
    #expect(server.seen.count == 2)
  }

  @Test func aRefusalIsNotKept() async throws {
    let server = ScriptedTransport([route: [refusedSecret, hour]])
    let cache = TokenCache()
    let context = server.context(now: start)
    await #expect(throws: Problem.token(.clientSecret)) {
      try await cache.token(for: request(), context)
    }
    _ = try await cache.token(for: request(), context)
  }
}

@Suite("Two client secrets")
struct TokenSecretTests {
  @Test func theSecondIsTriedWhenTheFirstIsRefused() async throws {
    let server = ScriptedTransport([route: [refusedSecret, hour]])
    let token = try await request(["one", "two"]).send(server.context())
    #expect(token.secretIndex == 1)
    #expect(server.seen.map { $0["client_secret"] } == ["one", "two"])
  }

  @Test func bothRefusedAreCounted() async throws {
    let server = ScriptedTransport([route: [refusedSecret]])
    await #expect(throws: Problem.token(.clientSecrets(count: 2))) {
      try await request(["one", "two"]).send(server.context())
    }
    #expect(server.seen.count == 2)
  }

  @Test(arguments: [
    #"{"error":"invalid_client","error_description":"invalid client_id parameter"}"#,
    #"{"error":"invalid_client","error_description":"client_secret has ended"}"#,
    #"{"error":"invalid_client"}"#, #"{"error":"invalid_scope"}"#, "{}", "",
  ])
  func anyOtherRefusalEndsIt(body: String) async throws {
    for status in [400, 401, 429, 500] {
      let server = ScriptedTransport([route: [.json(body, status: status)]])
      await #expect(throws: Problem.self) {
        try await request(["one", "two"]).send(server.context())
      }
      #expect(server.seen.count == 1)
    }
  }
}
