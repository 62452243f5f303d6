import Foundation
import HTTP
import Testing
import Values

@testable import Engine

private let route = "POST /ims/exchange/jwt"
/// The time of the context: 2026-11-18 11:06:40 GMT.
private let now = Date(timeIntervalSince1970: 1_795_000_000)
private let host = "https://ims-na1.adobelogin.com"

private func account(
  ims: String = host, client: String = Fixture.client, organization: String = Fixture.organization,
  technical: String = Fixture.account, metascopes: [String] = ["ent_smartcontent_sdk"]
) throws -> ServiceAccountClaims {
  ServiceAccountClaims(
    ims: try WebAddress(ims), clientID: client, organizationID: organization,
    technicalAccountID: technical, metascopes: metascopes)
}

/// Valid claims with one member changed; nil removes it.
private func changed(_ name: String, _ value: JSONValue?) throws -> JSONValue {
  var members = try #require(try account().made(at: now).object)
  members[name] = value
  return .object(members)
}

private func send(
  _ server: ScriptedTransport, signer: any RS256Signer = FakeSigner(),
  _ claims: ServiceAccountClaims? = nil
) async throws -> AccessToken {
  try await JWTExchange(
    claims: claims ?? account(), clientSecret: Secret(copying: Fixture.secret.utf8),
    signer: signer, cleaner: Cleaner(hiding: [])
  ).send(server.context())
}

private func problem(of answer: Reaction) async -> Problem? {
  do {
    _ = try await send(ScriptedTransport([route: [answer]]))
    return nil
  } catch {
    return error as? Problem
  }
}

@Suite("JWT exchange")
struct JWTExchangeTests {
  @Test func sendsWhatTheDocumentsSay() async throws {
    let server = ScriptedTransport([
      route: [.json(#"{"token_type":"bearer","access_token":"opaque","expires_in":86399999}"#)]
    ])
    let token = try await send(server)
    #expect(token.answeredLifetime == 86_399)
    #expect(token.end == now.addingTimeInterval(86_399))
    let request = try #require(server.seen.first)
    #expect(request.form.map(\.name) == ["client_id", "client_secret", "jwt_token"])
    #expect(request["client_id"] == Fixture.client)
    #expect(request["client_secret"] == Fixture.secret)
    let jwt = try #require(JSONWebToken(compact: request["jwt_token"] ?? ""))
    #expect(jwt.header == ["alg": "RS256", "typ": "JWT"])
    #expect(
      jwt.claims == [
        "exp": 1_795_000_300, "iss": .string(Fixture.organization),
        "sub": .string(Fixture.account), "aud": .string("\(host)/c/\(Fixture.client)"),
        "\(host)/s/ent_smartcontent_sdk": true,
      ])
  }

  @Test(arguments: [
    (TokenEndpoint.v1, 86_399_999, 86_399), (.jwt, 3_600_000, 3_600), (.v2, 86_399, 86_399),
    (.v3, 3_599, 3_599),
  ])
  func countsInTheUnitOfTheCall(endpoint: TokenEndpoint, answered: Int, seconds: Int) throws {
    let body = #"{"access_token":"opaque","expires_in":\#(answered)}"#
    let response = HTTPResponse(status: 200, body: Array(body.utf8))
    let token = try IMSAnswer(response, cleaner: Cleaner(hiding: [])).token(
      from: endpoint, at: now)
    #expect(token.lifetime == seconds)
  }

  @Test func takesMetascopesWithTheirAddress() throws {
    let qualified = try account(metascopes: ["\(host)/s/a", "b"]).made(at: now)
    #expect(qualified["\(host)/s/a"] == true)
    #expect(qualified["\(host)/s/b"] == true)
  }

  @Test(
    arguments: [
      ("exp", JSONValue?.none, JWTFlaw.expiryNoInteger), ("exp", "1795000300", .expiryNoInteger),
      ("exp", .number(1_795_000_300.5), .expiryNoInteger),
      ("exp", 1_795_000_000, .expiryPast(seconds: 0)),
      ("exp", 1_794_999_999, .expiryPast(seconds: 1)), ("exp", 1_795_086_401, .expiryTooFar),
      ("exp", 1_795_000_300_000, .expiryMilliseconds), ("exp", .integer(.min), .expiryTooFar),
      ("exp", .integer(.max), .expiryMilliseconds), ("iss", nil, .issuer(found: "")),
      ("iss", "0123", .issuer(found: "0123")), ("iss", 7, .issuer(found: "a number")),
      ("sub", nil, .subject(found: "")), ("sub", "x@AdobeOrg", .subject(found: "x@AdobeOrg")),
      ("aud", nil, .audience(found: "", wanted: "\(host)/c/\(Fixture.client)")),
      (
        "aud", "https://ims-na1-stg1.adobelogin.com/c/x",
        .audience(
          found: "https://ims-na1-stg1.adobelogin.com/c/x", wanted: "\(host)/c/\(Fixture.client)")
      ),
      (
        "aud", .string("\(host)/c/\(Fixture.client)/"),
        .audience(found: "\(host)/c/\(Fixture.client)/", wanted: "\(host)/c/\(Fixture.client)")
      ),
      ("jti", "one", .identifierFormat), ("\(host)/s/ent_smartcontent_sdk", nil, .metascopeMissing),
      ("\(host)/s/ent_smartcontent_sdk", false, .metascopeMissing),
      (
        "https://evil.example.com/s/a", true,
        .metascopeHost(found: "https://evil.example.com/s/a", host: "ims-na1.adobelogin.com")
      ),
    ] as [(String, JSONValue?, JWTFlaw)])
  func refusesBadClaims(name: String, value: JSONValue?, flaw: JWTFlaw) throws {
    let claims = try changed(name, value)
    #expect(throws: flaw) { try account().check(claims, at: now) }
  }

  @Test(
    arguments: [
      ("exp", 1_795_086_400), ("exp", 1_795_000_001), ("jti", 7), ("jti", "7"),
      ("iss", .string(Fixture.organization.lowercased())),
    ] as [(String, JSONValue)])
  func takesGoodClaims(name: String, value: JSONValue) throws {
    try account().check(try changed(name, value), at: now)
  }

  @Test(arguments: ["none", "None", "HS256", "RS512", "ES256", "rs256", "PS256"])
  func signsNothingButRS256(algorithm: String) throws {
    let token = JSONWebToken(
      header: ["alg": .string(algorithm), "typ": "JWT"], claims: try account().made(at: now))
    #expect(throws: JWTFlaw.algorithm(algorithm)) { try token.signed(by: FakeSigner()) }
    #expect(throws: JWTFlaw.algorithm("none")) {
      try JSONWebToken(header: ["typ": "JWT"], claims: [:]).signed(by: FakeSigner())
    }
  }

  @Test func sendsNothingThatIsWrong() async throws {
    for wrong in [
      try account(client: ""), try account(organization: ""),
      try account(technical: Fixture.email + "x"),
      try account(metascopes: []), try account(metascopes: ["https://other/s/x"]),
    ] {
      let server = ScriptedTransport()
      await #expect(throws: Problem.self) { try await send(server, wrong) }
      #expect(server.seen.isEmpty)
    }
    let server = ScriptedTransport()
    await #expect(throws: Problem.jwt(.notSent(.notSigned))) {
      try await send(server, signer: FakeSigner(signature: nil))
    }
    #expect(server.seen.isEmpty)
  }
}

@Suite("JWT refusals")
struct JWTRefusalTests {
  /// Status, `error` and `error_description`, with their meaning.
  ///
  /// The documented codes come first, then texts that were seen.
  static let table: [(Int, String, String, JWTRefusal)] = [
    (400, "invalid_client", "d", .clientUnknown(description: "d")),
    (401, "invalid_client", "d", .client(description: "d")),
    (400, "invalid_token", "d", .token(description: "d")),
    (400, "invalid_token", "The JWT has expired", .expired(description: "The JWT has expired")),
    (400, "invalid_signature", "d", .signatureInvalid(description: "d")),
    (400, "invalid_jti", "d", .identifier(description: "d")),
    (400, "invalid_scope", "d", .metascopes(description: "d")),
    (400, "bad_request", "d", .claimFormat(description: "d")),
    (
      400, "invalid_token", "Could not match JWT signature to any of the bindings",
      .signatureUnmatched
    ),
    (
      400, "invalid_scope",
      "The metascopes in the JWT are not a subset of the metascopes in the binding.",
      .metascopesNotBound
    ),
    (
      400, "invalid_token", "JWT token is incorrectly formatted, and can not be decoded.",
      .undecodable
    ),
    (500, "internal_error", "Please try again later", .migrated),
  ]

  @Test(arguments: table)
  func recognizes(status: Int, error: String, words: String, refusal: JWTRefusal) async {
    let body = #"{"error_description":"\#(words)","error":"\#(error)"}"#
    #expect(await problem(of: .json(body, status: status)) == .jwt(.refused(refusal)))
  }

  @Test(arguments: [
    (Reaction.status(502), TokenProblem.notIMS(status: 502, found: "502")),
    (.json("{}", status: 500), .unavailable(status: 500, retryAfter: nil)),
    (
      .json("{}", status: 429, headers: [HTTPHeader("Retry-After", "77")]),
      .throttled(retryAfter: "77 seconds")
    ),
    (.json("{}"), .noToken), (.html("<title>Login</title>"), .notIMS(status: 200, found: "Login")),
    (
      .json(
        #"{"error":"odd"}"#, status: 418, headers: [HTTPHeader("x-debug-id", "ABC-1")]),
      .refused(status: 418, error: "odd", description: "x-debug-id ABC-1")
    ),
    (.answer(HTTPResponse(status: 400)), .notIMS(status: 400, found: "")),
  ])
  func leavesTheRestToTheToken(answer: Reaction, expected: TokenProblem) async {
    #expect(await problem(of: answer) == .token(expected))
  }

  @Test func anEchoedJWTIsHidden() async throws {
    let server = ScriptedTransport(otherwise: { request in
      .json(#"{"error":"odd","error_description":"\#(request["jwt_token"] ?? "")"}"#, status: 400)
    })
    await #expect(throws: Problem.token(.refused(status: 400, error: "odd", description: "•••"))) {
      try await send(server)
    }
  }

  @Test func asksOnlyOnce() async throws {
    let server = ScriptedTransport([route: [.json("{}", status: 429)]])
    await #expect(throws: Problem.self) { try await send(server) }
    #expect(server.seen.count == 1)
  }

  @Test func whatIsNotSentSaysWhy() {
    let flaws: [JWTFlaw] = [
      .keyMissing, .key(path: "k", .empty), .key(path: nil, .wrongPassword), .algorithm("none"),
      .notSigned,
      .expiryNoInteger, .expiryPast(seconds: 9), .expiryTooFar, .expiryMilliseconds,
      .issuer(found: ""), .subject(found: "x"), .audience(found: "x", wanted: "y"),
      .identifierFormat, .metascopeMissing, .metascopeHost(found: "x", host: "y"),
    ]
    let texts = flaws.map { ProblemText(.jwt(.notSent($0))) }
    for text in texts {
      #expect(text.cause.hasSuffix(" aem-setup sent nothing."))
      #expect(text.advice.count == 2, "\(text.code)")
      #expect(text.advice.last?.contains("OAuth Server-to-Server") == true)
    }
    #expect(Set(texts.map(\.cause)).count == flaws.count)
    #expect(
      texts[1].cause
        == "aem-setup cannot use the private key k. The file is empty. aem-setup sent nothing.")
  }
}
