import Engine
import HTTP
import Testing

@Suite("What Developer Console refuses")
struct ConsoleClientTests {
  @Test(arguments: [
    (
      Reaction.json(#"{"error_code":"401013","message":"no"}"#, status: 401),
      ConsoleRefusal.Kind.token
    ),
    (.json(#"{"error_code":"403010"}"#, status: 403), .token),
    (.json(#"{"error_code":"403020"}"#, status: 403), .token),
    (.json(#"{"error_code":"403003"}"#, status: 403), .apiKey),
    (.json(#"{"error_code":403000}"#, status: 403), .apiKey),
    (.json(#"{"error_code":"403011"}"#, status: 403), .forbidden), (.status(403), .forbidden),
    (.json(#""ERR_MSG_QUOTA_EXCEEDED""#, status: 403), .quota),
    (.json(#"{"message":"ERR_MSG_DUPLICATE_NAME"}"#, status: 400), .duplicateName),
    (.json("{}", status: 409), .duplicateName), (.status(404), .notFound),
    (
      .json("{}", status: 429, headers: [HTTPHeader("Retry-After", "9")]),
      .throttled(retryAfter: "9 seconds")
    ),
    (.status(502), .unavailable(retryAfter: nil)), (.status(418), .other),
    (.redirect("https://login.example.com/"), .notConsole),
    (.html("<title>Proxy login</title>"), .notConsole), (.json("{}"), .notConsole),
  ])
  func namesEveryRefusal(reaction: Reaction, kind: ConsoleRefusal.Kind) async {
    let server = ScriptedTransport(["GET /console/organizations": [reaction]])
    guard
      case .console(.refused(let refusal)) = await server.problem(
        "console.organizations", .console())
    else {
      Issue.record("no refusal")
      return
    }
    #expect(refusal.kind == kind)
    #expect(refusal.act == "listing the organizations")
  }

  @Test func cleansWhatTheConsoleSays() async {
    let answer = Reaction.json(
      #"{"message":"echo eyJ.user.token \u001b[2J"}"#, status: 400,
      headers: [HTTPHeader("X-Request-Id", "abc\u{7}")])
    let server = ScriptedTransport(["GET /console/organizations": [answer]])
    #expect(
      await server.problem("console.organizations", .console())
        == .console(
          .refused(
            ConsoleRefusal(
              kind: .other, act: "listing the organizations", status: 400,
              message: "echo ••• ^[[2J", reference: "abc^G"))))
  }
}
