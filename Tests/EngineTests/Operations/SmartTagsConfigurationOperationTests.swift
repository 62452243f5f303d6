import HTTP
import Sandbox
import Testing
import Values

@testable import Engine

private let operation = "smart-tags.configuration"
private let page = StagedSmartTags.page
private let content = StagedSmartTags.content
private let secret = "p8e-QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ"

private func texts(_ more: [String: String]) -> [String: String] {
  StagedSmartTags.values.merging(["name": "tags", "title": "Smart Tags"]) { $1 }.merging(more) {
    $1
  }
}

extension SandboxAuthor {
  fileprivate func inputs(
    _ more: [String: String] = [:], secret text: String = secret, memory: [String: String] = [:]
  ) -> OperationInputs {
    given(texts(more), secrets: ["clientSecret": text], memory: memory)
  }
}

private func done(_ applied: Applied) throws -> (Conclusion, [String: String]) {
  guard case .done(let conclusion, let memory) = applied else {
    throw Problem.unknownOperation("outdated")
  }
  return (conclusion, memory)
}

/// The inputs for an author that is not a sandbox.
private func scripted() -> OperationInputs {
  var inputs = OperationInputs.author(texts([:]))
  inputs.secrets["clientSecret"] = Secret(copying: secret.utf8)
  return inputs
}

@Suite("smart-tags.configuration")
struct SmartTagsConfigurationOperationTests {
  @Test func createsAndFillsIt() async throws {
    let server = try SandboxAuthor()
    let look = try await server.look(operation, server.inputs())
    #expect(
      look.plan.changes.map(\.what) == [
        page, "Service URL (serviceUrl)", "Authorization Server (authServerUrl)",
        "Api Key (apiKey)", "Technical Account ID (techAcctId)", "Organization ID (orgId)",
        "Client Secret (clientSecret)",
      ])
    #expect(look.plan.changes.last?.before == "not set")
    #expect(look.plan.cautions.isEmpty)
    let (conclusion, memory) = try done(try await server.apply(operation, server.inputs()))
    #expect(server.posts.map(\.path) == ["/bin/wcmcommand", content])
    #expect(server.posts.allSatisfy { $0["_charset_"] == "utf-8" })
    #expect(server.posts[0]["template"] == "/libs/dam/templates/smarttagging")
    #expect(server.posts[1]["./clientSecret@Encrypted"] == "")
    #expect(conclusion.texts["path"] == page)
    #expect(conclusion.cautions.isEmpty)
    #expect(try await server.smartTags("clientSecret")?.hasPrefix("{") == true)

    // The second time there is nothing to do, and that is known of the secret too.
    let again = try await server.look(operation, server.inputs(memory: memory))
    #expect(again.plan.isEmpty)
    #expect(again.conclusion?.cautions.isEmpty == true)
    let marks = memory.filter { !$0.key.hasPrefix("sent.") }.values
    #expect(!memory.values.contains { $0.contains(secret) } && !marks.contains { $0.count > 16 })
  }

  @Test func sendsOnlyWhatDiffers() async throws {
    let server = try SandboxAuthor()
    try await server.stageSmartTags(["serviceUrl": "https://smartcontent.adobe.io/na"])
    var wanted = server.inputs()
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
    let server = try SandboxAuthor()
    try await server.stageSmartTags(["serviceUrl": "https://smartcontent.adobe.io/na"])
    let look = try await server.look(operation, server.inputs())
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
    let server = try SandboxAuthor()
    try await server.stageSmartTags()
    let before = try await server.smartTags("clientSecret")
    #expect(try await server.look(operation, server.inputs()).plan.isEmpty)
    let asked = server.inputs(["rewriteSecret": "yes"])
    let look = try await server.look(operation, asked)
    #expect(look.plan.changes.map(\.before) == ["stored, encrypted"])
    #expect(look.plan.cautions.count == 1)
    let (_, memory) = try done(try await server.apply(operation, asked))
    let after = try await server.smartTags("clientSecret")
    #expect(after != before && after?.hasPrefix("{") == true)
    let again = server.inputs(["rewriteSecret": "yes"], memory: memory)
    #expect(try await server.look(operation, again).plan.isEmpty)
  }

  @Test func noticesAnotherSecretOnEitherSide() async throws {
    let server = try SandboxAuthor()
    let (_, memory) = try done(try await server.apply(operation, server.inputs()))
    let other = server.inputs(secret: secret.replacing("Q", with: "R"), memory: memory)
    #expect(try await server.look(operation, other).plan.changes.count == 1)
    try await server.change(content, [("./clientSecret", "{changed by somebody}")])
    #expect(try await server.look(operation, server.inputs(memory: memory)).plan.changes.count == 1)
  }

  @Test func anotherClientNeedsItsSecret() async throws {
    let server = try SandboxAuthor()
    try await server.stageSmartTags(["apiKey": "old"])
    let look = try await server.look(operation, server.inputs())
    #expect(
      look.plan.changes.map(\.what) == ["Api Key (apiKey)", "Client Secret (clientSecret)"])
  }

  @Test(arguments: [nil, 4])
  func sendsNothingWithoutEncryption(crypto: Int?) async throws {
    let server = try SandboxAuthor(faults: [.noCrypto])
    if let crypto { server.showCrypto(crypto) }
    #expect(
      await server.applyProblem(operation, server.inputs())
        == .configuration(.cryptoNotActive(state: crypto.map { "State \($0)" })))
    #expect(server.posts.isEmpty)
  }

  @Test(arguments: [true, false])
  func takesOutASecretThatStandsInClear(canDelete: Bool) async throws {
    let server = try SandboxAuthor(
      faults: [.noCrypto], losses: [.none, .none, canDelete ? .none : .ignored])
    server.showCrypto(32)
    #expect(
      await server.applyProblem(operation, server.inputs())
        == .configuration(.secretInClear(path: page, removed: canDelete)))
    #expect(server.posts.last?.form.map(\.name) == ["_charset_", "./clientSecret@Delete"])
    #expect(try await server.smartTags("clientSecret") == (canDelete ? nil : secret))
  }

  @Test func saysWhichPropertyReadsBackDifferently() async throws {
    let server = try SandboxAuthor(faults: [.readsBackDifferently])
    guard
      case .readsBackDifferently(let left)? = await server.applyProblem(operation, server.inputs())
    else {
      Issue.record("the lie was believed")
      return
    }
    #expect(left.map(\.what) == ["Service URL (serviceUrl)"])
  }

  @Test(arguments: [[SandboxAuthor.Loss.after], [.late], [.none, .after], [.none, .late]])
  func meetsALostAnswerByLooking(losses: [SandboxAuthor.Loss]) async throws {
    let server = try SandboxAuthor(losses: losses)
    _ = try done(try await server.apply(operation, server.inputs()))
    #expect(server.posts.count == 2)
    #expect(try await server.read("\(page)0.0.json") == nil)
    #expect(try await server.smartTags("clientSecret") != nil)
  }

  @Test(arguments: [
    ([SandboxAuthor.Loss.before], page), ([.none, .before], "Service URL (serviceUrl)"),
  ])
  func neverSendsAgainWhatMayStillArrive(losses: [SandboxAuthor.Loss], underWay: String)
    async throws
  {
    let server = try SandboxAuthor(losses: losses)
    guard
      case .changeAmbiguous(let lost)? = await server.applyProblem(operation, server.inputs())
    else {
      Issue.record("a lost change was taken for something else")
      return
    }
    #expect(lost.cause == .noAnswer(system: .author, .dropped(sent: true)))
    #expect(lost.underWay?.what == underWay)
    #expect(server.posts.count == losses.count)
  }

  @Test func stopsWhereSomebodyElseHasMadeThePage() async throws {
    let server = try SandboxAuthor()
    let look = try await server.look(operation, server.inputs())
    try await server.change(page, [("./jcr:primaryType", "cq:Page")])
    guard case .outdated(let newer) = try await look.apply() else {
      Issue.record("the page was made once more")
      return
    }
    #expect(server.posts.isEmpty)
    #expect(newer.plan != look.plan && !newer.plan.isEmpty)
  }

  @Test func namesThePageThatWasMadeTooMuch() async throws {
    // Somebody else takes the name at the same moment, so that AEM gives the page another one.
    let server = try SandboxAuthor()
    server.on(
      "POST /bin/wcmcommand",
      .html("<div id=\"Message\">Page created</div><div id=\"Path\">\(page)0</div>"))
    #expect(
      await server.applyProblem(operation, server.inputs())
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
      await server.applyProblem(operation, scripted())
        == .noAnswer(system: .author, .dropped(sent: false)))
    #expect(server.posts.count == 1)
  }

  @Test("Without the command of AEM a page is created plainly", arguments: [true, false])
  func createsPlainlyWithoutTheCommand(isTakenForANode: Bool) async throws {
    let server = try SandboxAuthor()
    // A bare Sling takes the POST for a node to create.
    server.on(
      "POST /bin/wcmcommand",
      isTakenForANode
        ? .json(#"{"path":"/bin/wcmcommand","isCreate":true}"#, status: 201) : .status(404))
    let (conclusion, _) = try done(try await server.apply(operation, server.inputs()))
    #expect(try await server.read("\(page).0.json")?["jcr:primaryType"] == "cq:Page")
    let deletions = server.posts.filter { $0[":operation"] == "delete" }.map(\.path)
    #expect(deletions == (isTakenForANode ? ["/bin/wcmcommand"] : []))
    #expect(conclusion.evidence.contains { $0.found.contains("inferred") })
  }

  @Test func takesAnUnreadableFolderForNoAnswer() async {
    let server = ScriptedTransport()
    #expect(
      await server.problem(operation, scripted())
        == .author(.notFound(path: "/etc/cloudservices", user: "admin")))
  }

  @Test func fetchesACSRFTokenOnce() async throws {
    let server = try SandboxAuthor()
    try await server.stageSmartTags(["orgId": "old"])
    server.on("GET /libs/granite/csrf/token.json", .json(#"{"token":"abc"}"#))
    server.on("POST \(content)", .status(403))
    #expect(
      await server.applyProblem(operation, server.inputs())
        == .author(.notWritable(path: content, user: "admin", message: "403")))
    #expect(server.posts.count == 2)
    #expect(server.posts[1].headers.contains(HTTPHeader("CSRF-Token", "abc")))
  }

  @Test func explainsAMissingRight() async throws {
    let server = try SandboxAuthor()
    try await server.stageSmartTags(["orgId": "old"])
    server.on(
      "POST \(content)",
      .json(#"{"error":{"message":"Property at x is not modifiable."}}"#, status: 500))
    #expect(
      await server.applyProblem(operation, server.inputs())
        == .author(
          .notWritable(path: content, user: "admin", message: "Property at x is not modifiable.")))
  }

  @Test func neverShowsTheSecret() async throws {
    // A server that repeats the secret wherever it can.
    let server = try SandboxAuthor()
    try await server.stageSmartTags(["orgId": "echo \(secret)", "techAcctId": secret])
    let look = try await server.look(operation, server.inputs())
    server.on(
      "POST \(content)", .json(#"{"error":{"message":"no \#(secret)"}}"#, status: 500))
    let problem = try #require(await server.applyProblem(operation, server.inputs()))
    let shown = "\(look.plan) \(problem) \(ProblemText(problem))"
    #expect(!shown.contains(secret))
    #expect(shown.contains("•••"))
  }

  @Test func refusesAnImpossibleName() async throws {
    let server = try SandboxAuthor()
    let problem = await server.problem(operation, server.inputs(["name": "a/../b"]))
    #expect(
      problem
        == .unusableInput(
          name: "name",
          sentence: "The name can contain only letters, digits, hyphens and underscores."))
  }
}
