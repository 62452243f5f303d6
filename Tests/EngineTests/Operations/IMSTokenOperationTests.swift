import Engine
import Foundation
import HTTP
import Testing
import Values

private let route = "POST /ims/token/v3"
private let secret = "p8e-QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ"
private let smart = "read_pc.dma_smart_content"

private func inputs(
  scopes: String = "\(smart), openid,AdobeID", ims: String = "https://ims-na1.adobelogin.com",
  product: String = ""
) -> OperationInputs {
  OperationInputs(
    texts: ["imsUrl": ims, "clientId": "client", "scopes": scopes, "product": product],
    secrets: ["clientSecret": Secret(copying: secret.utf8)])
}

private func token(_ payload: String) -> String {
  let middle = Data(payload.utf8).base64EncodedString()
    .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  return "eyJhbGciOiJSUzI1NiJ9.\(middle).c2lnbmF0dXJl"
}

private func given(
  scope: String = "openid,AdobeID,\(smart)", client: String = "client",
  headers: [HTTPHeader] = []
) -> Reaction {
  let payload = """
    {"as":"ims-na1","client_id":"\(client)","scope":"\(scope)","created_at":"1795000000000",\
    "expires_in":"86400000"}
    """
  return .json(
    #"{"access_token":"\#(token(payload))","token_type":"bearer","expires_in":86399}"#,
    headers: headers)
}

@Suite("ims.token")
struct IMSTokenOperationTests {
  @Test func getsATokenAndKeepsNothingOfIt() async throws {
    let server = ScriptedTransport([route: [given()]])
    let conclusion = try #require(try await server.look("ims.token", inputs()).conclusion)
    #expect(conclusion.texts["expiresIn"] == "86399 s (23 h 59 min)")
    #expect(conclusion.texts["grantedScopes"] == "openid,AdobeID,\(smart)")
    #expect(conclusion.cautions.isEmpty)
    #expect(conclusion.secrets.isEmpty)
    #expect(!"\(conclusion)".contains("eyJ"))
    let request = try #require(server.seen.first)
    #expect(request["grant_type"] == "client_credentials")
    #expect(request["client_secret"] == secret)
    #expect(request["scope"] == "\(smart),openid,AdobeID")
    #expect(request.user == nil)
    #expect(!request.path.contains("?"))
  }

  @Test(
    "Whether the needed scope is asked for",
    arguments: [
      ("\(smart),openid", smart, "there"), ("openid,AdobeID", smart, "missing"),
      ("\(smart)x,openid", smart, "missing"), ("openid", "", "none"),
    ])
  func neededScope(scopes: String, needed: String, expected: String) async throws {
    let server = ScriptedTransport([route: [given(scope: scopes)]])
    var inputs = inputs(scopes: scopes)
    inputs.texts["neededScope"] = needed
    let conclusion = try #require(try await server.look("ims.token", inputs).conclusion)
    #expect(conclusion.texts["neededScope"] == expected)
  }

  @Test func missesTheScopeThatMatters() async {
    let server = ScriptedTransport([route: [given(scope: "openid,AdobeID")]])
    let problem = TokenProblem.scopeMissing(
      scope: smart, granted: ["openid", "AdobeID"], product: "Smart Content")
    #expect(await server.problem("ims.token", inputs()) == .token(problem))
  }

  @Test func anotherMissingScopeIsACaution() async throws {
    let server = ScriptedTransport([route: [given(scope: "\(smart) , openid")]])
    let conclusion = try await server.look("ims.token", inputs()).conclusion
    #expect(conclusion?.cautions == ["The token lacks AdobeID."])
  }

  @Test func noticesAnotherClientAndAWrongClock() async throws {
    // The context's time is 1,795,000,000 s after 1970: 2026-11-18 11:06:40 GMT.
    let early = HTTPHeader("Date", "Wed, 18 Nov 2026 11:06:00 GMT")
    let late = HTTPHeader("Date", "Wed, 18 Nov 2026 12:06:40 GMT")
    let server = ScriptedTransport([route: [given(headers: [early])]])
    var conclusion = try await server.look("ims.token", inputs()).conclusion
    #expect(conclusion?.cautions.isEmpty == true)
    server.on(route, given(client: "other", headers: [late]))
    conclusion = try await server.look("ims.token", inputs()).conclusion
    let cautions = [
      "The token names another client: other.",
      "This machine's clock is 3600 seconds behind Adobe's.",
    ]
    #expect(conclusion?.cautions == cautions)
  }

  @Test func refusesATokenThatHasEnded() async throws {
    // The token ends a day after the context's time.
    let soon = HTTPHeader("Date", "Thu, 19 Nov 2026 11:06:39 GMT")
    let late = HTTPHeader("Date", "Thu, 19 Nov 2026 11:07:40 GMT")
    let server = ScriptedTransport([route: [given(headers: [soon])]])
    #expect(await server.problem("ims.token", inputs()) == nil)
    server.on(route, given(headers: [late]))
    #expect(await server.problem("ims.token", inputs()) == .token(.expired(seconds: 60)))
  }

  @Test func aTokenThatCannotBeReadIsNotVerified() async throws {
    let server = ScriptedTransport([route: [.json(#"{"access_token":"opaque"}"#)]])
    let conclusion = try await server.look("ims.token", inputs()).conclusion
    #expect(
      conclusion?.texts
        == ["expiresIn": "unknown", "grantedScopes": "", "neededScope": "none"])
    #expect(conclusion?.outcome.word == "unknown")
  }

  @Test(arguments: [
    (
      Reaction.json(
        #"{"error":"invalid_client","error_description":"invalid client_secret parameter"}"#,
        status: 400), TokenProblem.clientSecret
    ),
    (
      .json(
        #"{"error":"invalid_client","error_description":"invalid client_id parameter"}"#,
        status: 400), .clientID
    ),
    (
      .json(#"{"error":"invalid_client","error_description":"no"}"#, status: 401),
      .client(description: "no")
    ),
    (
      .json(#"{"error":"invalid_scope","error_description":"x"}"#, status: 400),
      .scopeRefused(description: "x")
    ),
    (
      .json("{}", status: 429, headers: [HTTPHeader("Retry-After", "30")]),
      .throttled(retryAfter: "30 seconds")
    ),
    (.html("slow down", status: 429), .throttled(retryAfter: nil)),
    (.json("{}", status: 502), .unavailable(status: 502, retryAfter: nil)),
    (.html("<title>Proxy login</title>"), .notIMS(status: 200, found: "Proxy login")),
    (.html("<title>Bad Gateway</title>", status: 502), .notIMS(status: 502, found: "Bad Gateway")),
    (.text("hello"), .notIMS(status: 200, found: "hello")),
    (.redirect("https://elsewhere/"), .notIMS(status: 302, found: "")),
    (.json("{}"), .noToken),
    (.json(#"{"access_token":""}"#), .noToken),
    (
      .json(#"{"error":"unsupported_grant_type"}"#, status: 400),
      .refused(status: 400, error: "unsupported_grant_type", description: "")
    ),
    (
      .json(
        #"{"error":"e","error_description":"echo p8e-QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ"}"#,
        status: 400), .refused(status: 400, error: "e", description: "echo •••")
    ),
  ])
  func explainsEveryRefusal(reaction: Reaction, problem: TokenProblem) async {
    let server = ScriptedTransport([route: [reaction]])
    #expect(await server.problem("ims.token", inputs()) == .token(problem))
  }

  @Test func sendsNoSecretOverPlainHTTP() async {
    let server = ScriptedTransport([route: [given()]])
    #expect(
      await server.problem("ims.token", inputs(ims: "http://ims.example.com"))
        == .plainHTTP(host: "ims.example.com"))
    #expect(server.seen.isEmpty)
    #expect(await server.problem("ims.token", inputs(ims: "http://127.0.0.1:8080/")) == nil)
    #expect(
      await server.problem("ims.token", inputs(ims: "ims"))
        == .address(what: "Adobe's identity service", .scheme(nil)))
  }
}
