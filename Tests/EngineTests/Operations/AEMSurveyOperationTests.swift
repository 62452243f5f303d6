import HTTP
import Sandbox
import Testing
import Values

@testable import Engine

/// The parts that an AEM 6.5 shows.
private let onPremise = SurveyPart.allCases.filter { $0 != .cloud }

@Suite("aem.survey", .timeLimit(.minutes(5)))
struct AEMSurveyOperationTests {
  /// What a fresh AEM 6.5 with Service Pack 20 shows; presets change some of it.
  private static let fresh = [
    "aem.version": "6.5.20.0", "aem.release": "6.5-sp11-to-sp20", "aem.servicePack": "20",
    "aem.edition": "6.5", "aem.bundles": "32 bundles, all active", "aem.bundlesActive": "yes",
    "aem.installer": "idle", "aem.crypto": "yes", "aem.oauthForm": "no",
    "smartTags.bundle": "active", "smartTags.hotfixNeeded": "no", "ims.count": "0",
    "ims.kind": "none", "ims.duplicates": "no", "osgi.pair": "none", "aem.hotfix": "none",
    "aem.oauthPackage": "no", "smartTags.anyConfiguration": "no", "smartTags.usedBefore": "no",
    "keystore.similaritysearch": "none", "upload.step": "none",
    "brandPortal.connection": "none", "brandPortal.agents": "0", "brandPortal.idle": "yes",
    "brandPortal.closeConnection": "no", "target.agent": "enabled",
    "target.anyConfiguration": "no", "target.anyFramework": "no",
    "aem.external": "http://localhost:4502", "aem.externalIsLocal": "yes",
    "aem.proxyState": "none",
  ]

  private static var states: [String: String] {
    var states = Dictionary(uniqueKeysWithValues: onPremise.map { ($0.output, "read") })
    states["survey.cloud"] = "closed"
    states["survey.cloud.why"] = "This is not AEM as a Cloud Service."
    return states
  }

  @Test func readsEveryPartOfAFreshAuthorWithoutChangingAnything() async throws {
    let stage = try SurveyStage()
    let found = try await stage.survey()
    #expect(found.texts == Self.fresh.merging(Self.states) { $1 })
    #expect(found.outcome == .passed)
    #expect(found.cautions.isEmpty)
    for part in onPremise { #expect(found.parts[part.rawValue] == .read) }
    #expect(found.parts["cloud"] == .closed("This is not AEM as a Cloud Service."))
    #expect(found.lists.values.allSatisfy { $0.isEmpty })
    #expect(stage.requests.allSatisfy { $0.method == .get && $0.body == nil })
    #expect(stage.sandbox.requests.allSatisfy { $0.method == "GET" && !$0.changing })
    let asked = stage.sandbox.requests.map { $0.path + "?" + $0.query }
    #expect(Set(asked).count == asked.count, "something was asked for twice")
  }

  @Test(
    arguments: [
      (
        [.aem63],
        ["aem.release": "6.3", "aem.edition": "older", "aem.servicePack": "3"]
      ),
      ([.aem64], ["aem.release": "6.4", "aem.edition": "older", "smartTags.hotfixNeeded": "no"]),
      ([.servicePack3], ["aem.release": "6.5-before-sp4", "aem.servicePack": "3"]),
      ([.servicePack10], ["aem.release": "6.5-sp4-to-sp10", "aem.oauthForm": "no"]),
      (
        [.servicePack21],
        [
          "aem.release": "6.5-sp21", "aem.hotfix": "40772", "aem.oauthForm": "yes",
          "smartTags.hotfixNeeded": "no",
        ]
      ),
      ([.servicePack22], ["aem.hotfix": "42384", "smartTags.hotfixNeeded": "no"]),
      (
        [.servicePack22, .hotfixMissing],
        ["aem.hotfix": "none", "smartTags.hotfixNeeded": "yes", "aem.oauthForm": "yes"]
      ),
      (
        [.servicePack21, .hotfixUploaded], ["aem.hotfix": "none", "smartTags.hotfixNeeded": "yes"]
      ),
      (
        [.servicePack23],
        [
          "aem.release": "6.5-sp23-or-newer", "aem.hotfix": "none", "smartTags.hotfixNeeded": "no",
        ]
      ),
      (
        [.lts],
        [
          "aem.version": "6.6.2", "aem.release": "6.5-lts", "aem.edition": "6.5-lts",
          "aem.servicePack": "2", "aem.oauthForm": "yes", "smartTags.hotfixNeeded": "no",
        ]
      ),
      ([.aem70], ["aem.release": "unknown", "aem.edition": "unknown", "aem.servicePack": ""]),
      ([.imsPackage], ["aem.oauthPackage": "yes", "aem.oauthForm": "yes"]),
      (
        [.jwtExisting],
        [
          "ims.count": "1", "ims.kind": "jwt", "osgi.pair": "jwt", "smartTags.usedBefore": "yes",
          "smartTags.name": "existing", "smartTags.title": "Smart Tags",
          "smartTags.serviceUrl": "https://mc.adobe.io/marketingcloud/smartcontent",
          "keystore.similaritysearch": "ended",
        ]
      ),
      (
        [.jwtExpiring], ["keystore.similaritysearch": "valid", "smartTags.anyConfiguration": "yes"]
      ),
      (
        [.imsDuplicates],
        [
          "ims.count": "2", "ims.kind": "both", "ims.duplicates": "yes", "osgi.pair": "none",
          "brandPortal.connection": "none",
        ]
      ),
      (
        [.brandPortalExisting],
        [
          "brandPortal.connection": "legacy", "brandPortal.agents": "4", "brandPortal.idle": "yes",
          "brandPortal.tenantUrl": "https://sandbox.brand-portal.adobe.com", "ims.kind": "jwt",
        ]
      ),
      (
        [.brandPortalConnected],
        ["brandPortal.connection": "oauth", "brandPortal.agents": "4", "ims.kind": "oauth"]
      ),
      ([.brandPortalConnected, .agentSurplus], ["brandPortal.agents": "5"]),
      ([.noSampleContent], ["target.agent": "disabled"]),
      ([.targetAgentMissing], ["target.agent": "missing"]),
      ([.targetAgentElsewhere], ["target.agent": "wrong-uri"]),
      (
        [.targetConfigured],
        [
          "target.anyConfiguration": "yes", "target.anyFramework": "yes",
          "target.tenantId": "sandbox",
        ]
      ),
      ([.targetConfigured, .frameworkMissing], ["target.anyFramework": "no"]),
      ([.customisedModel], ["upload.step": "misplaced"]),
      (
        [.externalizerSet],
        ["aem.external": "https://author.example.com", "aem.externalIsLocal": "no"]
      ),
      ([.proxyForOne], ["aem.proxyState": "one"]),
      ([.proxyForBoth], ["aem.proxyState": "both"]),
    ] as [([SandboxPreset], [String: String])])
  func presetsShow(presets: [SandboxPreset], wanted: [String: String]) async throws {
    let stage = try SurveyStage(presets)
    let found = try await stage.survey()
    for (name, text) in wanted { #expect(found.texts[name] == text, "\(name)") }
    for part in onPremise {
      #expect(found.parts[part.rawValue] == .read, "\(found.parts[part.rawValue] as Any)")
    }
    #expect(stage.sandbox.requests.allSatisfy { $0.method == "GET" && !$0.changing })
  }

  @Test func listsWhatCanBeChosen() async throws {
    let stage = try SurveyStage([.jwtExisting, .brandPortalConnected, .targetConfigured])
    let found = try await stage.survey()
    #expect(
      found.lists.mapValues { $0.map(\.label) } == [
        "ims.configurations": ["Smart Tags", "Brand Portal"].sorted {
          // By PID, which is random.
          let pids = found.lists["ims.configurations"]?.map(\.label) ?? []
          return (pids.firstIndex(of: $0) ?? 0) < (pids.firstIndex(of: $1) ?? 0)
        },
        "smartTags.configurations": ["Smart Tags"],
        "keystore.entries": ["dam-update-service: similaritysearch"],
        "target.configurations": ["Main"], "target.frameworks": ["Framework"],
      ])
    let details = found.lists["ims.configurations"]?.map(\.detail) ?? []
    #expect(details.contains { $0.contains("for Brand Portal, by /conf/global") })
    #expect(details.contains { $0.contains("for Smart Tags, by its metascope") })
    #expect(found.lists["target.configurations"]?.first?.detail.contains("Classic") == true)
  }

  @Test(
    arguments: [
      ("smart-tags", "dam-update-service", "similaritysearch", "valid"),
      ("brand-portal", "brandportal-imsconfig-service", "brand-portal", "ended"),
      ("target", "target-imsconfig-service", nil, "none"),
    ])
  func aProductHasTheEntriesOfItsUser(
    product: String, user: String, alias: String?, state: String
  ) async throws {
    let stage = try SurveyStage([.jwtExpiring, .brandPortalExisting])
    let found = try await stage.survey(
      stage.inputs(["product": product, "parts": "keystore"]))
    #expect(found.texts["keystore.userId"] == user)
    #expect(found.texts["keystore.certificate"] == state)
    #expect(found.lists["keystore.aliases"]?.map(\.value) == [alias].compactMap(\.self))
    #expect(found.lists["keystore.entries"]?.count == 2)
    let all = try await stage.survey(stage.inputs(["parts": "keystore"]))
    #expect(all.texts["keystore.userId"] == nil && all.texts["keystore.certificate"] == nil)
    #expect(all.lists["keystore.aliases"] == nil)
  }

  @Test func aProductAndATenantNarrowWhatCounts() async throws {
    let stage = try SurveyStage([.jwtExisting, .brandPortalConnected])
    let tags = try await stage.survey(stage.inputs(["product": "smart-tags", "parts": "ims"]))
    #expect(tags.texts["ims.count"] == "1")
    #expect(tags.texts["ims.kind"] == "jwt")
    let target = try await stage.survey(stage.inputs(["product": "target", "parts": "ims"]))
    #expect(target.texts["ims.kind"] == "none")
    let other = try await stage.survey(
      stage.inputs(["parts": "brand-portal", "tenantUrl": "https://other.brand-portal.adobe.com"]))
    #expect(other.texts["brandPortal.connection"] == "other-tenant")
    #expect(await stage.problem(stage.inputs(["product": "stock"])) == "input.unusable")
  }

  @Test func readsOnlyTheNamedParts() async throws {
    let stage = try SurveyStage()
    let found = try await stage.survey(stage.inputs(["parts": "packages, links"]))
    #expect(Set(found.parts.keys) == ["packages", "links"])
    #expect(found.texts["aem.version"] == nil)
    let allowed = ["/system/console/", "/crx/packmgr/"]
    #expect(
      stage.sandbox.requests.allSatisfy { one in allowed.contains { one.path.hasPrefix($0) } })
    #expect(await stage.problem(stage.inputs(["parts": "packages,weather"])) == "input.unusable")
  }

  @Test(arguments: [[], [SandboxPreset.aem63], [.customisedModel]])
  func theStepIsRightOnceItRuns(presets: [SandboxPreset]) async throws {
    let stage = try SurveyStage(presets)
    try await stage.apply(
      "smart-tags.workflow-step", stage.inputs(["ignoreErrors": "yes", "ignoreFlag": "no"]))
    let workflow = stage.inputs(["parts": "workflow"])
    #expect(try await stage.survey(workflow).texts["upload.step"] == "right")
    guard !presets.contains(.aem63) else { return }
    stage.replace("/var/workflow/models/dam", .status(404))
    let unsynced = try await stage.survey(workflow)
    #expect(unsynced.texts["upload.step"] == "unsynced")
    #expect(unsynced.cautions.first?.contains("**Sync**") == true)
    stage.replace("/var/workflow", .status(404))
    let hidden = try await stage.survey(workflow)
    #expect(hidden.texts["survey.workflow"] == "unread")
    #expect(hidden.texts["upload.step"] == nil)
  }

  @Test func blockedQueuesAreNotIdle() async throws {
    let stage = try SurveyStage([.brandPortalConnected], [.queueBlocked])
    let found = try await stage.survey(stage.inputs(["parts": "agents"]))
    #expect(found.texts["brandPortal.idle"] == "no")
    #expect(found.evidence.first?.found.contains("blocked") == true)
    // A queue that cannot be read does not count as idle.
    stage.replace("/etc/replication/agents.author/mp", .status(403))
    stage.replace("/system/sling/monitoring", .status(404))
    let hidden = try await stage.survey(stage.inputs(["parts": "agents"]))
    #expect(hidden.texts["brandPortal.idle"] == "no")
  }

  // MARK: What one part alone cannot read

  /// A path that one part alone asks for.
  private static let paths: [SurveyPart: String] = [
    .release: "/system/console/status-productinfo", .health: "/system/console/bundles.json",
    .ims: "/apps/system/config", .packages: "/crx/packmgr/list.jsp",
    .smartTags: "/etc/cloudservices/smarttagging", .keystore: "/home/users/system/dam",
    .workflow: "/libs/settings/workflow", .brandPortal: "/etc/cloudservices/mediaportal",
    .agents: "/etc/replication/agents.author", .target: "/etc/cloudservices/testandtarget",
    .links: "/system/console/configMgr/com.day.cq.commons.impl.ExternalizerImpl",
  ]

  @Test(
    arguments: onPremise,
    [
      ("403", Reaction.html("<title>Forbidden</title>", status: 403)),
      ("500", .html("<title>Broken</title>", status: 500)),
      ("HTML", .html("<title>Welcome to nginx!</title>")),
      ("cut", .failure(.dropped(sent: true))),
    ] as [(String, Reaction)])
  func aRefusedPartLeavesTheOthers(
    part: SurveyPart, refusal: (name: String, reaction: Reaction)
  ) async throws {
    let stage = try SurveyStage()
    stage.replace(try #require(Self.paths[part]), refusal.reaction)
    if part == .release { stage.replace("/system/console/productinfo", refusal.reaction) }
    let found = try await stage.survey()
    let why = try #require(found.texts[part.reason])
    #expect(found.parts[part.rawValue] == .unread(why))
    #expect(found.texts[part.output] == "unread")
    #expect(found.evidence.contains(Evidence("Could not read \(part.words)", why)))
    #expect(found.outcome == .unknown("aem-setup could not read \(part.words)."))
    // Whatever rests on other parts alone is as ever.
    let own = Set(part.outputs.map(\.name)).union(["smartTags.usedBefore", part.output])
    let shared = part == .release ? own.union(["smartTags.hotfixNeeded"]) : own
    for (name, text) in Self.fresh.merging(Self.states, uniquingKeysWith: { $1 })
    where !shared.contains(name) {
      #expect(found.texts[name] == text, "\(name)")
    }
    let traces: [SurveyPart] = [.smartTags, .ims, .keystore]
    #expect(found.texts["smartTags.usedBefore"] == (traces.contains(part) ? nil : "no"))
  }

  @Test func whatHidesBehindA404IsNotNone() async throws {
    let stage = try SurveyStage([.jwtExisting, .targetConfigured, .brandPortalExisting])
    stage.replace("/etc/cloudservices", .status(404))
    let found = try await stage.survey()
    for part in [SurveyPart.smartTags, .target, .brandPortal] {
      #expect(found.texts[part.output] == "unread")
      #expect(found.texts[part.reason]?.contains("/etc/cloudservices") == true)
    }
    #expect(found.texts["target.anyConfiguration"] == nil)
    #expect(found.texts["brandPortal.connection"] == nil)
    // The pair is a trace all the same.
    #expect(found.texts["smartTags.usedBefore"] == "yes")
  }

  @Test func aFolderThatIsNotThereIsNone() async throws {
    let stage = try SurveyStage()
    for folder in ["smarttagging", "mediaportal", "testandtarget"] {
      stage.replace("/etc/cloudservices/\(folder)", .status(404))
    }
    stage.replace("/conf/global/settings/cloudconfigs", .status(404))
    let found = try await stage.survey()
    #expect(found.texts == Self.fresh.merging(Self.states) { $1 })
  }

  @Test func hiddenSettingsHideTheFormOfToday() async throws {
    let stage = try SurveyStage([.servicePack23])
    stage.replace("/conf/global/settings", .status(404))
    let found = try await stage.survey(stage.inputs(["parts": "smart-tags"]))
    #expect(found.texts["survey.smart-tags"] == "unread")
    #expect(found.texts["survey.smart-tags.why"]?.contains("/conf/global/settings") == true)
  }

  @Test func whoMayNotUseTheConsoleSeesTheContent() async throws {
    let stage = try SurveyStage([.targetConfigured])
    let found = try await stage.survey(stage.inputs(asReader: true))
    for part in [SurveyPart.release, .health, .ims, .packages, .keystore, .links] {
      #expect(found.texts[part.output] == "unread", "\(part)")
    }
    for part in [SurveyPart.smartTags, .workflow, .brandPortal, .agents, .target] {
      #expect(found.texts[part.output] == "read", "\(part)")
    }
    #expect(found.texts["target.anyConfiguration"] == "yes")
    #expect(found.texts["aem.version"] == nil)
  }

  @Test func halfOfTheLinksIsGiven() async throws {
    let stage = try SurveyStage([.proxyForBoth])
    stage.replace("/system/console/configMgr/com.day.cq.commons", .status(500))
    let found = try await stage.survey(stage.inputs(["parts": "links"]))
    #expect(found.texts["survey.links"] == "unread")
    #expect(found.texts["aem.proxyState"] == "both")
    #expect(found.texts["aem.external"] == nil)
  }

  @Test(arguments: ["json", "html"])
  func theVersionHasOtherForms(form: String) async throws {
    let stage = try SurveyStage()
    stage.replace("/system/console/status-productinfo.txt", .status(404))
    if form == "html" { stage.replace("/system/console/status-productinfo.json", .status(404)) }
    let found = try await stage.survey(stage.inputs(["parts": "release"]))
    #expect(found.texts["aem.version"] == "6.5.20.0")
  }

  @Test func bundlesThatAreNotActiveAreNamed() async throws {
    let stage = try SurveyStage([], [.inactiveBundle, .noCrypto])
    let found = try await stage.survey(stage.inputs(["parts": "health"]))
    #expect(found.texts["aem.bundlesActive"] == "no")
    #expect(found.texts["smartTags.bundle"] == "inactive")
    #expect(found.texts["aem.crypto"] == "no")
    #expect(found.evidence.contains { $0.what == "Not active" && $0.found.contains("similarity") })
  }

  // MARK: When nothing can be read

  @Test(arguments: [
    (SandboxFault.wrongPassword, "author.password"), (.loginRedirect, "author.login-page"),
    (.authorNotReady, "author.not-ready"), (.htmlInstead, "author.login-page"),
  ])
  func failsAsAWholeAfterOneRequest(fault: SandboxFault, code: String) async throws {
    let stage = try SurveyStage([], [fault])
    #expect(await stage.problem() == code)
    #expect(stage.requests.count == 1)
  }

  @Test func nothingElseThanAnAuthorIsAskedOnlyWhoItIs() async throws {
    let server = ScriptedTransport { _ in .html("<title>Welcome to nginx!</title>") }
    #expect(
      await server.problem("aem.survey", .author())
        == .author(.notAuthor(found: "Welcome to nginx!")))
    #expect(server.seen.count <= 4)
  }

  @Test(arguments: [
    HTTPFailure.unresolved(host: "h"), .unreachable(host: "h", port: 1),
    .certificate(host: "h", .expired), .timedOut(.connecting, seconds: 10, sent: false),
  ])
  func withoutAConnectionNothingElseIsTried(failure: HTTPFailure) async {
    let server = ScriptedTransport { _ in .failure(failure) }
    #expect(
      await server.problem("aem.survey", .author()) == .noAnswer(system: .author, failure))
    #expect(server.seen.count == 1)
  }

  @Test func plainHTTPToAnotherMachineIsRefused() async {
    let server = ScriptedTransport()
    let far = OperationInputs.author(url: "http://aem.example.com:4502")
    #expect(await server.problem("aem.survey", far) == .plainHTTP(host: "aem.example.com"))
    #expect(server.seen.isEmpty)
  }

  @Test func aSlingIsReadAndNamedAsOne() async throws {
    let stage = try SurveyStage([], [.notAEM])
    let found = try await stage.survey()
    #expect(found.outcome.word == "failed")
    #expect(found.outcome.reason?.hasSuffix("It is not AEM.") == true)
    #expect(found.texts["aem.edition"] == "sling")
    #expect(found.texts["survey.release"] == "unread")
    #expect(found.texts["survey.health"] == "read")
    #expect(found.texts["smartTags.bundle"] == "missing")
    #expect(found.texts["survey.packages"] == "unread")
  }

  @Test func aStoppedRunIsStoppedAsAWhole() async throws {
    let stage = try SurveyStage()
    stage.replace("/crx/packmgr", .failure(.cancelled(sent: true)))
    #expect(await stage.problem() == "run.cancelled")
  }

  // MARK: With an access token

  @Test func aCloudServiceShowsItsCloudConfigurations() async throws {
    let stage = try SurveyStage([.cloudService])
    let found = try await stage.survey(try await stage.tokenInputs())
    #expect(found.outcome == .passed)
    #expect(found.texts["aem.edition"] == "cloud")
    #expect(found.texts["aem.release"] == "cloud")
    #expect(found.texts["survey.cloud"] == "read")
    #expect(found.texts["cloud.anyConfiguration"] == "no")
    #expect(found.texts["target.anyFolder"] == "no")
    for part in onPremise where part != .release {
      #expect(found.parts[part.rawValue] == .closed("AEM as a Cloud Service does not show it."))
    }
    #expect(await stage.problem() == "author.password")
  }

  @Test func aRefusedTokenFailsAsAWhole() async throws {
    let stage = try SurveyStage([.cloudService])
    var inputs = stage.inputs()
    inputs.secrets = ["token": Secret(copying: "not-a-token".utf8)]
    #expect(await stage.problem(inputs) == "cloud.token")
    #expect(stage.requests.count == 1)
  }

  @Test func theCloudServiceIsToldByItsAddress() async throws {
    let url = "https://author-p12345-e6789.adobeaemcloud.com"
    let server = ScriptedTransport([
      "GET /conf/global.0.json": [.json("{}")],
      "GET /conf/global/settings/cloudconfigs.2.json": [
        .json(#"{"mediaportal":{"bp":{"jcr:content":{"jcr:title":"BP"}}}}"#)
      ],
      "GET /conf.1.json": [.json(#"{"global":{},"wknd":{},"other":{}}"#)],
      "GET /conf/wknd/settings/cloudconfigs/target.0.json": [.json("{}")],
    ])
    let password = try await server.look("aem.survey", .author(url: url)).conclusion
    #expect(server.seen.isEmpty)
    #expect(password?.texts["aem.edition"] == "cloud")
    #expect(password?.texts["survey.cloud"] == "unread")
    #expect(password?.texts["survey.health"] == "closed")
    let inputs = OperationInputs(
      texts: ["url": url], secrets: ["token": Secret(copying: "tok-1234567".utf8)])
    let found = try #require(try await server.look("aem.survey", inputs).conclusion)
    #expect(found.lists["cloud.configurations"]?.map(\.value) == ["mediaportal/bp"])
    #expect(found.lists["target.folders"]?.map(\.value) == ["wknd"])
    #expect(server.seen.allSatisfy { $0.user == nil })
  }

  @Test func operationsOnTheAuthorTakeATokenInsteadOfAPassword() async throws {
    let server = ScriptedTransport { _ in .status(401) }
    let inputs = OperationInputs(
      texts: ["url": "https://author.example.com"],
      secrets: ["token": Secret(copying: "tok-1234567".utf8)])
    for name in ["aem.author", "ims.configurations", "brand-portal.queues"] {
      #expect(await server.problem(name, inputs) == .cloudService(.tokenRefused))
    }
    #expect(server.seen.allSatisfy { $0.user == nil })
    let bare = OperationInputs(texts: ["url": "https://author.example.com"])
    #expect(await server.problem("aem.author", bare) == .missingInput("user"))
  }

  @Test func theSignatureSaysWhichCredentialsARunNeeds() throws {
    let signature = try #require(OperationCatalog.standard.signature(of: "aem.survey"))
    func needed(_ given: Set<String>) -> Set<String> {
      Set(signature.inputs.filter { signature.needs($0, given: given) }.map(\.name))
    }
    #expect(needed(["url", "user", "password"]) == ["url", "user", "password"])
    #expect(needed(["url", "token"]) == ["url", "token"])
    #expect(needed(["url", "user", "password", "token"]) == ["url", "user", "password"])
    #expect(signature.parts == SurveyPart.allCases.map(\.rawValue))
  }

  // MARK: Round trips

  @Test(
    arguments: [
      [], [.aem63], [.servicePack22],
      [
        .jwtExisting, .brandPortalConnected, .targetConfigured, .proxyForOne, .externalizerSet,
        .agentSurplus,
      ],
      [.imsDuplicates, .brandPortalExisting, .customisedModel],
    ] as [[SandboxPreset]])
  func sixRoundTripsAreEnough(presets: [SandboxPreset]) async throws {
    let stage = try SurveyStage(presets)
    let executor = QuietExecutor()
    let transport = WaveTransport(stage, executor, limit: HTTPOptions().connectionLimit)
    let runner = OperationRunner(
      catalog: .standard, context: EngineContext(transport: transport))
    let inputs = stage.inputs()
    let look = try await withTaskExecutorPreference(executor) {
      try await runner.look("aem.survey", inputs)
    }
    for part in onPremise { #expect(look.conclusion?.parts[part.rawValue] == .read) }
    let waves = transport.waves
    #expect(waves.first == ["/system/console/status-productinfo.txt"])
    #expect(waves.count <= 6, "\(waves)")
    // Otherwise they were not at the same time.
    #expect(waves.contains { $0.count == HTTPOptions().connectionLimit })
  }
}
