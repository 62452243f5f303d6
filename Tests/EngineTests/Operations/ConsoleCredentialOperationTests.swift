import Engine
import HTTP
import Synchronization
import Testing
import Values

private let operation = "console.credential"

private func inputs(_ more: [String: String] = [:]) -> OperationInputs {
  OperationInputs(
    texts: [
      "organization": FakeConsole.organization, "sdkCode": FakeConsole.code,
      "profile": "Smart Content Services", "projectTitle": "AEM Smart Tags",
      "credentialName": "aem-smart-tags", "neededScope": FakeConsole.scope,
    ].merging(more) { $1 },
    secrets: ["token": Secret(copying: "eyJ.user.token".utf8)])
}

private func done(_ look: Look) async throws(Problem) -> Conclusion {
  if let conclusion = look.conclusion { return conclusion }
  guard case .done(let conclusion, _) = try await look.apply() else {
    throw .unknownOperation("outdated")
  }
  return conclusion
}

/// A console in which the credential exists already.
private func finished(_ change: (inout FakeConsole.State) -> Void = { _ in }) -> FakeConsole {
  FakeConsole { state in
    state.projects = [("5", "AEM Smart Tags")]
    state.credentials = [
      .init(
        id: "6", name: "aem-smart-tags", project: "5", services: [FakeConsole.code: ["77"]],
        secrets: [FakeConsole.secret(created: 1_780_000_000_000)])
    ]
    change(&state)
  }
}

@Suite("console.credential")
struct ConsoleCredentialOperationTests {
  @Test func createsAllThatIsMissing() async throws {
    let console = FakeConsole()
    let server = console.transport
    let look = try await server.look(operation, inputs())
    #expect(
      look.plan.changes == [
        Change("Project “AEM Smart Tags”", before: nil, after: "a new project"),
        Change(
          "Credential “aem-smart-tags”", before: nil, after: "OAuth Server-to-Server, new"),
        Change(
          "API “Smart Content” of the credential", before: nil,
          after: "with the product profile “Smart Content Services”"),
      ])
    #expect(server.posts.isEmpty)
    let conclusion = try await done(look)
    let (project, credential, names) = console.state.withLock {
      ($0.projects[0].id, $0.credentials[0], $0.projectNames)
    }
    #expect(names == ["AEMSmartTags"])
    #expect(credential.services == [FakeConsole.code: ["77"]])
    #expect(
      conclusion.texts == [
        "clientId": FakeConsole.client, "orgId": FakeConsole.organization,
        "technicalAccountId": "0123456789ABCDEF01234567@techacct.adobe.com",
        "scopes": "\(FakeConsole.scope),AdobeID,openid",
        "projectUrl":
          "https://developer.adobe.com/console/projects/9/\(project)/credentials/\(credential.id)/details/oauthservertoserver",
      ])
    let secret = try #require(conclusion.secrets["clientSecret"])
    #expect(secret.equals(Secret(copying: credential.secrets[0].value.utf8)))
    #expect(!"\(conclusion.texts) \(conclusion.evidence)".contains(credential.secrets[0].value))
    #expect(conclusion.cautions.isEmpty)
    let again = try await server.look(operation, inputs())
    #expect(again.plan.isEmpty)
  }

  @Test func everyCallCarriesTheKeyAndTheToken() async throws {
    let seen = Mutex<[String]>([])
    struct Listening: HTTPTransport {
      let inner: ScriptedTransport
      let heard: @Sendable (HTTPRequest) -> Void
      func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        heard(request)
        return try await inner.send(request)
      }
    }
    let calls = Mutex<[(String?, Bool, String)]>([])
    let transport = Listening(inner: FakeConsole().transport) { request in
      let key = request.headers.first { $0.name == "x-api-key" }?.value
      var hasToken = false
      if case .bearer(let token) = request.authorization {
        hasToken = token.equals(Secret(copying: "eyJ.user.token".utf8))
      }
      calls.withLock { $0.append((key, hasToken, request.address.origin)) }
      seen.withLock { $0.append(request.address.text) }
    }
    let runner = OperationRunner(catalog: .standard, context: EngineContext(transport: transport))
    _ = try await done(try await runner.look(operation, inputs()))
    calls.withLock { calls in
      #expect(calls.count > 15)
      #expect(calls.allSatisfy { $0.0 == "aio-cli-console-auth" && $0.1 })
      #expect(calls.allSatisfy { $0.2 == "https://developers.adobe.io" })
    }
    #expect(seen.withLock { $0 }.allSatisfy { !$0.contains("eyJ") })
  }

  /// Any fault at any call, then a second run: one project, one credential, one subscription.
  @Test(arguments: FakeConsole.Fault.allCases)
  func aSecondRunCompletesTheFirst(fault: FakeConsole.Fault) async throws {
    let clean = FakeConsole()
    _ = try await done(try await clean.transport.look(operation, inputs()))
    let count = clean.state.withLock { $0.calls }
    #expect(count > 15)
    for call in 0..<count {
      let console = FakeConsole { $0.fault = (call, fault) }
      let server = console.transport
      var first: Problem?
      do throws(Problem) {
        _ = try await done(try await server.look(operation, inputs()))
      } catch { first = error }
      console.state.withLock { $0.fault = nil }
      _ = try await done(try await server.look(operation, inputs()))
      #expect(try await server.look(operation, inputs()).plan.isEmpty)
      console.state.withLock { state in
        #expect(state.projects.count == 1, "\(fault) at call \(call)")
        #expect(state.credentials.count == 1, "\(fault) at call \(call)")
        #expect(state.credentials[0].services == [FakeConsole.code: ["77"]])
        // A subscription replaces: sending it again after a look that did not find it is harmless,
        // and happens only when the first one did not arrive.
        let changes = server.lines.filter { $0.hasPrefix("PUT") }.count
        #expect(state.subscriptions == 1, "\(fault) at call \(call), \(changes) sent")
      }
      if let first { #expect(!ProblemText(first).advice.isEmpty) }
    }
  }

  /// A change that may have arrived is not sent again before the next look.
  @Test func neverSendsTwiceInOneRun() async throws {
    for call in 0..<20 {
      let console = FakeConsole { $0.fault = (call, .lostBefore) }
      let server = console.transport
      if let look = try? await server.look(operation, inputs()) { _ = try? await look.apply() }
      let changes = server.lines.filter { !$0.hasPrefix("GET") }
      #expect(Set(changes).count == changes.count, "call \(call)")
    }
  }

  @Test func aLostAnswerIsNoProblemWhenTheChangeArrived() async throws {
    let server = FakeConsole().transport
    _ = try await done(try await server.look(operation, inputs()))
    for (call, line) in server.lines.enumerated() where !line.hasPrefix("GET") {
      let console = FakeConsole { $0.fault = (call, .lostAfter) }
      _ = try await done(try await console.transport.look(operation, inputs()))
    }
  }

  @Test func usesWhatIsThere() async throws {
    let console = finished { $0.credentials[0].services = [:] }
    let server = console.transport
    let look = try await server.look(operation, inputs())
    #expect(look.plan.changes.map(\.what) == ["API “Smart Content” of the credential"])
    _ = try await done(look)
    #expect(server.lines.filter { !$0.hasPrefix("GET") }.count == 1)
  }

  @Test func ticksAProfileThatIsMissing() async throws {
    let console = finished { $0.credentials[0].services = [FakeConsole.code: ["99"]] }
    let look = try await console.transport.look(operation, inputs())
    #expect(look.plan.changes.map(\.before) == ["without the product profile"])
    _ = try await done(look)
    #expect(console.state.withLock { $0.credentials[0].services } == [FakeConsole.code: ["77"]])
    // A list that the console left out proves nothing.
    console.state.withLock { $0.credentials[0].services = [FakeConsole.code: []] }
    #expect(try await console.transport.look(operation, inputs()).plan.isEmpty)
  }

  @Test func keepsOtherServicesAlone() async throws {
    let console = finished { $0.credentials[0].services = ["AdobeTargetSDK": []] }
    #expect(
      await console.transport.problem(operation, inputs())
        == .console(
          .otherServices(credential: "aem-smart-tags", services: ["AdobeTargetSDK"])))
    console.state.withLock { $0.credentials[0].services[FakeConsole.code] = ["77"] }
    #expect(try await console.transport.look(operation, inputs()).plan.isEmpty)
  }

  @Test func stopsWithoutTheScope() async throws {
    let console = FakeConsole { $0.attachesScopes = false }
    let problem = await console.transport.applyProblem(operation, inputs())
    guard case .console(.scopeMissing(FakeConsole.scope, ["AdobeID", "openid"], let url)) = problem
    else {
      Issue.record("\(String(describing: problem))")
      return
    }
    #expect(url.hasPrefix("https://developer.adobe.com/console/projects/9/"))
    #expect(
      try await console.transport.look(operation, inputs(["neededScope": ""])).conclusion != nil)
  }

  @Test func takesTheSecretFromWhereverItIs() async throws {
    let console = finished { $0.downloadsSecrets = false }
    #expect(
      try await console.transport.look(operation, inputs()).conclusion?.secrets.count == 1)
    console.state.withLock { $0.listsSecretValues = false }
    guard
      case .console(.secret(.notGiven)) = await console.transport.problem(operation, inputs())
    else {
      Issue.record("there is no secret to give")
      return
    }
  }

  @Test func refusesWhatCannotBe() async {
    func problem(
      _ more: [String: String], _ change: (inout FakeConsole.State) -> Void = { _ in }
    ) async -> Problem? {
      await FakeConsole(change).transport.problem(operation, inputs(more))
    }
    #expect(
      await problem(["organization": "other"])
        == .console(.organization(wanted: "other", known: ["Acme"])))
    #expect(await problem(["organization": "9"]) == nil)
    #expect(
      await problem(["sdkCode": "None"])
        == .console(.serviceUnknown(code: "None", organization: "Acme")))
    #expect(
      await problem(["profile": "Other"])
        == .console(
          .profile(
            wanted: "Other", service: "Smart Content", known: ["Smart Content Services"])))
    #expect(await problem(["profile": "77"]) == nil)
    #expect(await problem(["profile": "Other"]) { $0.profiles = [] } == nil)
    #expect(
      await problem([:]) { $0.disabledReasons = ["USER_MISSING_ADMIN_ROLE", "NEW_ONE"] }
        == .console(
          .serviceDisabled(
            service: "Smart Content", organization: "Acme",
            reasons: [.userMissingAdminRole, .unknown("NEW_ONE")])))
    #expect(
      await problem([:]) { $0.projects = [("1", "AEM Smart Tags"), ("2", "AEM Smart Tags")] }
        == .console(.severalProjects(title: "AEM Smart Tags")))
    #expect(
      await FakeConsole { $0.subscriptionErrors = #"["no licence"]"# }.transport
        .applyProblem(operation, inputs())
        == .console(.subscription(service: "Smart Content", errors: ["no licence"])))
    for name in ["short", String(repeating: "n", count: 26), " spaced"] {
      #expect(
        await problem(["credentialName": name])
          == .unusableInput(
            name: "credentialName", sentence: "A credential's name has 6 to 25 characters."))
    }
    for title in ["AEM-Tags", " ", String(repeating: "t", count: 46), "a\nb"] {
      #expect(
        await problem(["projectTitle": title])
          == .unusableInput(
            name: "projectTitle",
            sentence: "A project's title has 1 to 45 letters, digits and spaces."))
    }
    #expect(
      await problem(["consoleUrl": "http://console.example.com"])
        == .plainHTTP(host: "console.example.com"))
    #expect(
      await problem(["consoleUrl": "console"])
        == .address(what: "Adobe Developer Console", .scheme(nil)))
  }
}
