import Engine
import HTTP
import Testing
import Values

private func inputs(_ more: [String: String] = [:]) -> OperationInputs {
  OperationInputs(
    texts: ["organization": FakeConsole.organization, "sdkCode": FakeConsole.code]
      .merging(more) { $1 },
    secrets: ["token": Secret(copying: "eyJ.user.token".utf8)])
}

@Suite("console.organizations, console.service and console.migration")
struct ConsoleServiceTests {
  @Test func listsTheOrganizations() async throws {
    let look = try await FakeConsole().transport.look("console.organizations", inputs())
    #expect(
      look.conclusion?.lists["organizations"] == [
        ListedItem(
          value: FakeConsole.organization, label: "Acme",
          detail: "\(FakeConsole.organization), your role: ADMIN")
      ])
    #expect(look.conclusion?.cautions == [])
    let developer = FakeConsole { $0.role = "DEVELOPER" }
    let warned = try await developer.transport.look("console.organizations", inputs())
    #expect(
      warned.conclusion?.cautions == [
        "In Acme your role is DEVELOPER, not ADMIN: some APIs cannot be added there."
      ])
  }

  @Test func readsOrganizationsLeniently() async throws {
    let path = "GET /console/organizations"
    let server = ScriptedTransport([path: [.json(#"[{"id":12,"name":"\u001b[1mRed"},{},7]"#)]])
    let look = try await server.look("console.organizations", inputs())
    #expect(
      look.conclusion?.lists["organizations"] == [
        ListedItem(value: "12", label: "^[[1mRed", detail: "12, your role: unknown")
      ])
    server.on(path, .json("[]"))
    #expect(
      await server.problem("console.organizations", inputs()) == .console(.noOrganization))
  }

  @Test func showsTheServiceWithItsProfiles() async throws {
    let console = FakeConsole { $0.profiles = [("1", "Same"), ("2", "Same"), ("3", "Other")] }
    let conclusion = try await console.transport.look("console.service", inputs()).conclusion
    #expect(conclusion?.lists["profiles"]?.map(\.value) == ["1", "2", "Other"])
    #expect(conclusion?.texts == ["name": "Smart Content", "anyProfile": "yes"])
    let none = FakeConsole { $0.profiles = [] }
    let bare = try await none.transport.look("console.service", inputs()).conclusion
    #expect(bare?.texts["anyProfile"] == "no")
  }

  @Test func saysWhyTheServiceCannotBeAdded() async throws {
    for reason in DisabledReason.known {
      let console = FakeConsole { $0.disabledReasons = [reason.code] }
      #expect(
        await console.transport.problem("console.service", inputs())
          == .console(
            .serviceDisabled(
              service: "Smart Content", organization: "Acme", reasons: [reason])))
    }
  }

  @Test(arguments: [
    (#"{"accepted":false,"current":false}"#, false), ("{}", false),
    (#"{"accepted":true,"current":false}"#, true),
  ])
  func wantsTheTermsAccepted(answer: String, isOutdated: Bool) async {
    let console = FakeConsole { $0.terms = answer }
    let server = console.transport
    #expect(
      await server.problem("console.service", inputs())
        == .console(.terms(isOutdated: isOutdated)))
    #expect(server.posts.isEmpty)
  }

  @Test(arguments: [
    ("NOT_STARTED", 1), ("STARTED", 1), ("COMPLETED", 0), ("NONE", 0), ("NEW", 0),
  ])
  func readsHowFarTheMoveIs(status: String, cautions: Int) async throws {
    let console = FakeConsole { state in
      state.migration = status
      state.credentials = [.init(id: "6", name: "name", project: "5")]
    }
    let given = inputs(["clientId": FakeConsole.client])
    let conclusion = try await console.transport.look("console.migration", given).conclusion
    #expect(conclusion?.texts == ["status": status])
    #expect(conclusion?.cautions.count == cautions)
    #expect(conclusion?.evidence.first?.found.hasSuffix("(\(status))") == true)
  }

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
        "console.organizations", inputs())
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
      await server.problem("console.organizations", inputs())
        == .console(
          .refused(
            ConsoleRefusal(
              kind: .other, act: "listing the organizations", status: 400,
              message: "echo ••• ^[[2J", reference: "abc^G"))))
  }
}
