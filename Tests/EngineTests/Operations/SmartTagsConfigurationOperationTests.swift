import Engine
import HTTP
import Synchronization
import Testing
import Values

private let operation = "smart-tags.configuration"
private let page = FakeSling.smartTagsPage
private let content = page + "/jcr:content"
private let secret = "p8e-QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ"
private let wanted = FakeSling.smartTags

private func inputs(
  _ more: [String: String] = [:], secret text: String = secret, memory: [String: String] = [:]
) -> OperationInputs {
  var inputs = OperationInputs.author(
    wanted.merging(["name": "tags", "title": "Smart Tags"]) { $1 }.merging(more) { $1 },
    memory: memory)
  inputs.secrets["clientSecret"] = Secret(copying: text.utf8)
  return inputs
}

private func done(_ applied: Applied) throws -> (Conclusion, [String: String]) {
  guard case .done(let conclusion, let memory) = applied else {
    throw Problem.unknownOperation("outdated")
  }
  return (conclusion, memory)
}

@Suite("smart-tags.configuration")
struct SmartTagsConfigurationOperationTests {
  @Test func createsAndFillsIt() async throws {
    let sling = FakeSling()
    let server = sling.transport
    let look = try await server.look(operation, inputs())
    #expect(
      look.plan.changes.map(\.what) == [
        page, "Service URL (serviceUrl)", "Authorization Server (authServerUrl)",
        "Api Key (apiKey)", "Technical Account ID (techAcctId)", "Organization ID (orgId)",
        "Client Secret (clientSecret)",
      ])
    #expect(look.plan.changes.last?.before == "not set")
    #expect(look.plan.cautions.isEmpty)
    let (conclusion, memory) = try done(try await server.apply(operation, inputs()))
    #expect(server.posts.map(\.path) == ["/bin/wcmcommand", content])
    #expect(server.posts.allSatisfy { $0["_charset_"] == "utf-8" })
    #expect(server.posts[0]["template"] == "/libs/dam/templates/smarttagging")
    #expect(server.posts[1]["./clientSecret@Encrypted"] == "")
    #expect(conclusion.texts["path"] == page)
    #expect(conclusion.cautions.isEmpty)
    #expect(sling.properties(content)?["clientSecret"] == "{1abc}")

    // The second time there is nothing to do, and that is known of the secret too.
    let again = try await server.look(operation, inputs(memory: memory))
    #expect(again.plan.isEmpty)
    #expect(again.conclusion?.cautions.isEmpty == true)
    let marks = memory.filter { !$0.key.hasPrefix("sent.") }.values
    #expect(!memory.values.contains { $0.contains(secret) } && !marks.contains { $0.count > 16 })
  }

  @Test func sendsOnlyWhatDiffers() async throws {
    let sling = FakeSling.holdingSmartTags(["serviceUrl": "https://smartcontent.adobe.io/na"])
    let server = sling.transport
    var wanted = inputs()
    wanted.texts["changeServiceUrl"] = "yes"
    let look = try await server.look(operation, wanted)
    #expect(
      look.plan.changes == [
        Change(
          "Service URL (serviceUrl)", before: "https://smartcontent.adobe.io/na",
          after: "https://smartcontent.adobe.io/emea")
      ])
    let (conclusion, memory) = try done(try await server.apply(operation, wanted))
    #expect(
      server.posts.map { $0.form.map(\.name) } == [
        ["_charset_", "./serviceUrl", "./sling:resourceType"]
      ])
    let sent = ["sent.serviceUrl": "https://smartcontent.adobe.io/emea"]
    #expect(memory == sent)
    #expect(conclusion.cautions.count == 1, "without a memory the secret cannot be compared")
  }

  @Test func aServiceURLThatIsThereStays() async throws {
    let server = FakeSling.holdingSmartTags(["serviceUrl": "https://smartcontent.adobe.io/na"])
      .transport
    let look = try await server.look(operation, inputs())
    #expect(look.plan.isEmpty)
    let conclusion = try #require(look.conclusion)
    #expect(
      conclusion.evidence.contains(
        Evidence("Service URL (serviceUrl)", "https://smartcontent.adobe.io/na")))
    #expect(
      conclusion.cautions.first
        == "The Service URL stays https://smartcontent.adobe.io/na, as this configuration has it.")
    #expect(server.posts.isEmpty)
  }

  @Test func rewritesTheSecretWhenAsked() async throws {
    let sling = FakeSling.holdingSmartTags()
    let server = sling.transport
    #expect(try await server.look(operation, inputs()).plan.isEmpty)
    let asked = inputs(["rewriteSecret": "yes"])
    let look = try await server.look(operation, asked)
    #expect(look.plan.changes.map(\.before) == ["stored, encrypted"])
    #expect(look.plan.cautions.count == 1)
    let (_, memory) = try done(try await server.apply(operation, asked))
    #expect(sling.properties(content)?["clientSecret"] == "{1abc}")
    let again = inputs(["rewriteSecret": "yes"], memory: memory)
    #expect(try await server.look(operation, again).plan.isEmpty)
  }

  @Test func noticesAnotherSecretOnEitherSide() async throws {
    let sling = FakeSling()
    let server = sling.transport
    let (_, memory) = try done(try await server.apply(operation, inputs()))
    let other = inputs(secret: secret.replacing("Q", with: "R"), memory: memory)
    #expect(try await server.look(operation, other).plan.changes.count == 1)
    var properties = try #require(sling.properties(content))
    properties["clientSecret"] = "{changed by somebody}"
    sling.put(content, properties)
    #expect(try await server.look(operation, inputs(memory: memory)).plan.changes.count == 1)
  }

  @Test func anotherClientNeedsItsSecret() async throws {
    let look = try await FakeSling.holdingSmartTags(["apiKey": "old"]).transport.look(
      operation, inputs())
    #expect(
      look.plan.changes.map(\.what) == ["Api Key (apiKey)", "Client Secret (clientSecret)"])
  }

  @Test(arguments: [nil, 4])
  func sendsNothingWithoutEncryption(crypto: Int?) async {
    let sling = FakeSling(.init(crypto: crypto))
    let server = sling.transport
    #expect(
      await server.applyProblem(operation, inputs())
        == .configuration(.cryptoNotActive(state: crypto.map { "State \($0)" })))
    #expect(server.posts.isEmpty)
  }

  @Test(arguments: [true, false])
  func takesOutASecretThatStandsInClear(canDelete: Bool) async {
    let sling = FakeSling(.init(encrypts: false, keepsSecrets: !canDelete))
    let server = sling.transport
    #expect(
      await server.applyProblem(operation, inputs())
        == .configuration(.secretInClear(path: page, removed: canDelete)))
    #expect(server.posts.last?.form.map(\.name) == ["_charset_", "./clientSecret@Delete"])
    #expect((sling.properties(content)?["clientSecret"] == nil) == canDelete)
  }

  @Test func saysWhichPropertyReadsBackDifferently() async {
    let sling = FakeSling(.init(ignored: ["orgId"]))
    guard
      case .readsBackDifferently(let left)? = await sling.transport.applyProblem(
        operation, inputs())
    else {
      Issue.record("the lie was believed")
      return
    }
    #expect(left.map(\.what) == ["Organization ID (orgId)"])
  }

  @Test(arguments: [[FakeSling.Loss.after], [.late], [.none, .after], [.none, .late]])
  func meetsALostAnswerByLooking(losses: [FakeSling.Loss]) async throws {
    let sling = FakeSling(.init(losses: losses))
    let server = sling.transport
    _ = try done(try await server.apply(operation, inputs()))
    #expect(server.posts.count == 2)
    #expect(sling.properties(page + "0") == nil)
    #expect(sling.properties(content)?["clientSecret"] != nil)
  }

  @Test(arguments: [
    ([FakeSling.Loss.before], page), ([.none, .before], "Service URL (serviceUrl)"),
  ])
  func neverSendsAgainWhatMayStillArrive(losses: [FakeSling.Loss], underWay: String) async {
    let server = FakeSling(.init(losses: losses)).transport
    guard
      case .changeAmbiguous(let lost)? = await server.applyProblem(operation, inputs())
    else {
      Issue.record("a lost change was taken for something else")
      return
    }
    #expect(lost.cause == .noAnswer(system: .author, .dropped(sent: true)))
    #expect(lost.underWay?.what == underWay)
    #expect(server.posts.count == losses.count)
  }

  @Test func stopsWhereSomebodyElseHasMadeThePage() async throws {
    let sling = FakeSling()
    let server = sling.transport
    let look = try await server.look(operation, inputs())
    sling.put(page, ["jcr:primaryType": "cq:Page"])
    guard case .outdated(let newer) = try await look.apply() else {
      Issue.record("the page was made once more")
      return
    }
    #expect(server.posts.isEmpty)
    #expect(newer.plan != look.plan && !newer.plan.isEmpty)
  }

  @Test func namesThePageThatWasMadeTooMuch() async {
    let server = FakeSling(.init(hasRival: true)).transport
    #expect(
      await server.applyProblem(operation, inputs())
        == .configuration(.createdElsewhere(path: page, made: page + "0")))
    #expect(server.posts.count == 1)
  }

  @Test func neverSendsAgainWhatDidNotGoOut() async {
    let server = ScriptedTransport { request in
      request.method == "POST" ? .failure(.dropped(sent: false)) : .status(404)
    }
    server.on("GET /etc/cloudservices/smarttagging.2.json", .json("{}"))
    server.on(
      "GET /system/console/bundles.json",
      .json(
        #"{"s":[1],"data":[{"symbolicName":"com.adobe.granite.crypto","stateRaw":32}]}"#))
    #expect(
      await server.applyProblem(operation, inputs())
        == .noAnswer(system: .author, .dropped(sent: false)))
    #expect(server.posts.count == 1)
  }

  @Test(arguments: [FakeSling.Command.missing, .takenForANode])
  func createsPlainlyWithoutTheCommand(command: FakeSling.Command) async throws {
    let sling = FakeSling(.init(command: command))
    let (conclusion, _) = try done(try await sling.transport.apply(operation, inputs()))
    #expect(sling.properties(page)?["jcr:primaryType"] == "cq:Page")
    #expect(sling.properties("/bin/wcmcommand") == nil)
    #expect(conclusion.evidence.contains { $0.found.contains("inferred") })
  }

  @Test func takesAnUnreadableFolderForNoAnswer() async {
    let server = ScriptedTransport()
    #expect(
      await server.problem(operation, inputs())
        == .author(.notFound(path: "/etc/cloudservices", user: "admin")))
  }

  @Test func fetchesACSRFTokenOnce() async throws {
    let sling = FakeSling.holdingSmartTags(["orgId": "old"])
    let server = sling.transport
    server.on("GET /libs/granite/csrf/token.json", .json(#"{"token":"abc"}"#))
    server.on("POST \(content)", .status(403))
    #expect(
      await server.applyProblem(operation, inputs())
        == .author(.notWritable(path: content, user: "admin", message: "403")))
    #expect(server.posts.count == 2)
    #expect(server.posts[1].headers.contains(HTTPHeader("CSRF-Token", "abc")))
  }

  @Test func explainsAMissingRight() async {
    let sling = FakeSling.holdingSmartTags(["orgId": "old"])
    sling.state.withLock {
      $0.behaviour.refusal = .json(
        #"{"error":{"message":"Property at x is not modifiable."}}"#, status: 500)
    }
    #expect(
      await sling.transport.applyProblem(operation, inputs())
        == .author(
          .notWritable(path: content, user: "admin", message: "Property at x is not modifiable.")))
  }

  @Test func neverShowsTheSecret() async throws {
    // A server that repeats the secret wherever it can.
    let sling = FakeSling.holdingSmartTags(["orgId": "echo \(secret)", "techAcctId": secret])
    let server = sling.transport
    let look = try await server.look(operation, inputs())
    sling.state.withLock {
      $0.behaviour.refusal = .json(#"{"error":{"message":"no \#(secret)"}}"#, status: 500)
    }
    let problem = try #require(await server.applyProblem(operation, inputs()))
    let shown = "\(look.plan) \(problem) \(ProblemText(problem))"
    #expect(!shown.contains(secret))
    #expect(shown.contains("•••"))
  }

  @Test func refusesAnImpossibleName() async {
    let problem = await FakeSling().transport.problem(operation, inputs(["name": "a/../b"]))
    #expect(
      problem
        == .unusableInput(
          name: "name",
          sentence: "The name can contain only letters, digits, hyphens and underscores."))
  }
}
