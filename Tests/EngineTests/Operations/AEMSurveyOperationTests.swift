import HTTP
import Sandbox
import Testing
import Values

@testable import Engine

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
    var states = Dictionary(
      uniqueKeysWithValues: SurveyPart.onPremise.map { ("survey.\($0.rawValue)", "read") })
    states["survey.cloud"] = "closed"
    states["survey.cloud.why"] = "This is not AEM as a Cloud Service."
    return states
  }

  @Test func readsEveryPartOfAFreshAuthorWithoutChangingAnything() async throws {
    let stage = try SurveyStage()
    let found = try await stage.survey()
    #expect(found.survey == Self.fresh.merging(Self.states) { $1 })
    #expect(found.outcome == .passed)
    #expect(found.cautions.isEmpty)
    for part in SurveyPart.onPremise { #expect(found.parts[part.rawValue] == .read) }
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
      ([.brandPortalJWT], ["brandPortal.connection": "jwt", "ims.kind": "jwt"]),
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
    for part in SurveyPart.onPremise {
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
    #expect(other.texts["brandPortal.tenantUrl"] == "https://sandbox.brand-portal.adobe.com")
    // Agents and their user without a configuration are what is left of one.
    stage.replace("/conf/global/settings/cloudconfigs/mediaportal", .status(404))
    let left = try await stage.survey(stage.inputs(["parts": "brand-portal"]))
    #expect(left.texts["brandPortal.connection"] == "left-over")
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
    #expect(hidden.parts["workflow"]?.word == "unread")
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
    arguments: SurveyPart.onPremise,
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
    let why = try #require(found.parts[part.rawValue]?.reason)
    #expect(found.parts[part.rawValue] == .unread(why))
    #expect(found.parts[part.rawValue]?.word == "unread")
    #expect(found.evidence.contains(Evidence("Could not read \(part.words)", why)))
    #expect(found.outcome == .unknown("aem-setup could not read \(part.words)."))
    // Whatever rests on other parts alone is as ever.
    let own = Set(part.outputs.map(\.name)).union([
      "smartTags.usedBefore", "survey.\(part.rawValue)",
    ])
    let shared = part == .release ? own.union(["smartTags.hotfixNeeded"]) : own
    for (name, text) in Self.fresh.merging(Self.states, uniquingKeysWith: { $1 })
    where !shared.contains(name) {
      #expect(found.survey[name] == text, "\(name)")
    }
    let traces: [SurveyPart] = [.smartTags, .ims, .keystore]
    #expect(found.texts["smartTags.usedBefore"] == (traces.contains(part) ? nil : "no"))
  }

  @Test func whatHidesBehindA404IsNotNone() async throws {
    let stage = try SurveyStage([.jwtExisting, .targetConfigured, .brandPortalExisting])
    stage.replace("/etc/cloudservices", .status(404))
    let found = try await stage.survey()
    for part in [SurveyPart.smartTags, .target, .brandPortal] {
      #expect(found.parts[part.rawValue]?.word == "unread")
      #expect(found.parts[part.rawValue]?.reason?.contains("/etc/cloudservices") == true)
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
    #expect(found.survey == Self.fresh.merging(Self.states) { $1 })
  }

  @Test func hiddenSettingsHideTheFormOfToday() async throws {
    let stage = try SurveyStage([.servicePack23])
    stage.replace("/conf/global/settings", .status(404))
    let found = try await stage.survey(stage.inputs(["parts": "smart-tags"]))
    #expect(found.parts["smart-tags"]?.word == "unread")
    #expect(found.parts["smart-tags"]?.reason?.contains("/conf/global/settings") == true)
  }

  @Test func whoMayNotUseTheConsoleSeesTheContent() async throws {
    let stage = try SurveyStage([.targetConfigured])
    let found = try await stage.survey(stage.inputs(asReader: true))
    for part in [SurveyPart.release, .health, .ims, .packages, .keystore, .links] {
      #expect(found.parts[part.rawValue]?.word == "unread", "\(part)")
    }
    for part in [SurveyPart.smartTags, .workflow, .brandPortal, .agents, .target] {
      #expect(found.parts[part.rawValue]?.word == "read", "\(part)")
    }
    #expect(found.texts["target.anyConfiguration"] == "yes")
    #expect(found.texts["aem.version"] == nil)
  }

  @Test func halfOfTheLinksIsGiven() async throws {
    let stage = try SurveyStage([.proxyForBoth])
    stage.replace("/system/console/configMgr/com.day.cq.commons", .status(500))
    let found = try await stage.survey(stage.inputs(["parts": "links"]))
    #expect(found.parts["links"]?.word == "unread")
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
    for part in SurveyPart.onPremise { #expect(look.conclusion?.parts[part.rawValue] == .read) }
    let waves = transport.waves
    #expect(waves.first == ["/system/console/status-productinfo.txt"])
    #expect(waves.count <= 6, "\(waves)")
    // Otherwise they were not at the same time.
    #expect(waves.contains { $0.count == HTTPOptions().connectionLimit })
  }
}
