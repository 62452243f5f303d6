import Foundation
import HTTP
import Sandbox
import Testing
import Values

@testable import Engine

/// The operations on an author over real HTTP, against the sandbox.
@Suite("Author operations against the sandbox", .timeLimit(.minutes(10)))
struct AuthorSandboxTests {
  private func stage(
    _ faults: SandboxFault..., presets: [SandboxPreset] = [], zone: SandboxZone = .utc
  ) throws -> (Sandbox, OperationRunner) {
    let sandbox = try Sandbox(
      SandboxOptions(
        faults: faults, validationDelay: 0, installDelay: 0, presets: presets, zone: zone))
    let context = EngineContext(
      transport: HTTPClient(options: HTTPOptions()), fingerprintKey: Array("key".utf8))
    return (sandbox, OperationRunner(catalog: .standard, context: context))
  }

  private func inputs(
    _ sandbox: Sandbox, _ texts: [String: String] = [:], _ secrets: [String: String] = [:]
  ) -> OperationInputs {
    let facts = sandbox.facts
    var all = ["url": facts.aem, "user": facts.user]
    all.merge(texts) { _, new in new }
    return OperationInputs(
      texts: all,
      secrets: ["password": facts.password].merging(secrets) { $1 }
        .mapValues { Secret(copying: $0.utf8) })
  }

  private func done(
    _ runner: OperationRunner, _ name: String, _ inputs: OperationInputs
  ) async throws -> Conclusion {
    let look = try await runner.look(name, inputs)
    if let conclusion = look.conclusion { return conclusion }
    guard case .done(let conclusion, _) = try await look.apply() else {
      Issue.record("\(name) is outdated")
      return Conclusion(.passed)
    }
    return conclusion
  }

  @Test(arguments: SandboxZone.allCases)
  func renewsAKeyAndRemovesIt(zone: SandboxZone) async throws {
    let (sandbox, runner) = try stage(presets: [.jwtExpiring], zone: zone)
    let files = try KeyFiles()
    let pair = try files.pair("new")
    let base = ["userId": "dam-update-service", "alias": "similaritysearch"]
    let state = try await done(runner, "keystore.state", inputs(sandbox, base))
    #expect(state.lists["aliases"]?.map(\.value) == ["similaritysearch"])
    #expect(state.cautions.count == 1)
    let key = inputs(
      sandbox,
      base.merging(["path": pair.path, "confirmation": "similaritysearch"]) { $1 },
      ["filePassword": KeyFiles.password])
    let look = try await runner.look("keystore.key", key)
    #expect(look.plan.changes.count == 2)
    let added = try await done(runner, "keystore.key", key)
    #expect(added.texts["expires"] == pair.certificate.notAfter?.formatted(.iso8601))
    #expect(try await runner.look("keystore.key", key).plan.isEmpty)
    let removed = try await done(
      runner, "keystore.alias.remove",
      inputs(sandbox, base.merging(["confirmation": "similaritysearch"]) { $1 }))
    #expect(removed.evidence == [Evidence("Entries left", "none")])
  }

  @Test func makesAStoreForAUserThatIsLookedUp() async throws {
    let (sandbox, runner) = try stage()
    let files = try KeyFiles()
    let pair = try files.pair("new", alias: "brandportal")
    let key = inputs(
      sandbox,
      ["userId": "target-imsconfig-service", "alias": "Target", "path": pair.path],
      ["filePassword": KeyFiles.password, "keystorePassword": "storepass"])
    #expect(try await done(runner, "keystore.key", key).texts["alias"] == "target")
    let state = try await done(
      runner, "keystore.state", inputs(sandbox, ["userId": "target-imsconfig-service"]))
    #expect(state.lists["aliases"]?.map(\.value) == ["target"])
  }

  @Test func readersMayNotChangeAKeystore() async throws {
    let (sandbox, runner) = try stage(presets: [.jwtExisting])
    let facts = sandbox.facts
    let texts = [
      "userId": "dam-update-service", "alias": "similaritysearch",
      "confirmation": "similaritysearch", "user": facts.readerUser,
    ]
    let reader = inputs(sandbox, texts, ["password": facts.readerPassword])
    do throws(Problem) {
      let look = try await runner.look("keystore.alias.remove", reader)
      _ = try await look.apply()
      Issue.record("a reader removed an alias")
    } catch {
      let code = ProblemText(error).code
      #expect(
        ["author.not-writable", "keystore.user", "author.forbidden"].contains(code), "\(code)")
    }
  }

  @Test func listsThePairOfAnOldSetup() async throws {
    let (sandbox, runner) = try stage(presets: [.jwtExisting])
    let found = try await done(runner, "ims.configurations", inputs(sandbox))
    let item = try #require(found.lists["configurations"]?.first)
    #expect(item.label == "Smart Tags")
    #expect(item.detail.contains("service account (JWT), ims-na1.adobelogin.com"))
  }

  @Test func makesAnIMSConfigurationByItsFiles() async throws {
    let (sandbox, runner) = try stage()
    let facts = sandbox.facts
    let wanted = inputs(
      sandbox,
      [
        "title": "Smart Tags", "cloudSolution": "Smart Tags", "clientId": facts.clientID,
        "orgId": facts.orgID, "imsUrl": facts.ims,
      ], ["clientSecret": facts.clientSecret])
    let made = try await done(runner, "ims.configuration", wanted)
    #expect(made.texts["pid"] == "\(TokenProvider.factory)~smart-tags")
    #expect(try await runner.look("ims.configuration", wanted).plan.isEmpty)
  }

  @Test func brandPortalFromTheFormToTheAgents() async throws {
    let (sandbox, runner) = try stage()
    let facts = sandbox.facts
    let ims = try await done(
      runner, "ims.configuration",
      inputs(
        sandbox,
        [
          "kind": "jwt", "title": "Brand Portal", "cloudSolution": "Adobe Brand Portal",
          "clientId": facts.clientID, "orgId": facts.orgID, "imsUrl": facts.ims,
          "technicalAccountId": facts.technicalAccountID, "metascope": "ent_brand_portal_sdk",
          "keyAlias": "brandportal",
        ], ["clientSecret": facts.clientSecret]))
    let pid = try #require(ims.texts["pid"])
    let tenant = "https://example.brand-portal.adobe.com"
    let configuration = inputs(
      sandbox, ["name": "bp", "tenantUrl": "\(tenant)/", "imsConfiguration": pid])
    let before = try await done(runner, "brand-portal.agents", inputs(sandbox))
    #expect(before.outcome.word == "failed")
    #expect(before.texts["symptom"] == "fewer")
    let saved = try await done(runner, "brand-portal.configuration", configuration)
    #expect(saved.texts["path"]?.hasSuffix("/mediaportal/bp") == true)
    #expect(try await runner.look("brand-portal.configuration", configuration).plan.isEmpty)
    let agents = try await done(
      runner, "brand-portal.agents", inputs(sandbox, ["tenantUrl": tenant]))
    #expect(agents.texts["count"] == "4")
    #expect(agents.evidence.allSatisfy { $0.found.hasPrefix("test succeeded, queue empty") })
  }

  @Test(arguments: [
    (SandboxFault.agentTestFails, "token"),
    (.agentsMissing, "fewer"),
  ])
  func saysWhatIsWrongWithAgents(fault: SandboxFault, symptom: String) async throws {
    let (sandbox, runner) = try stage(fault)
    let facts = sandbox.facts
    let ims = try await done(
      runner, "ims.configuration",
      inputs(
        sandbox,
        [
          "title": "Smart Tags", "cloudSolution": "Smart Tags", "clientId": facts.clientID,
          "orgId": facts.orgID, "imsUrl": facts.ims,
        ], ["clientSecret": facts.clientSecret]))
    _ = try await done(
      runner, "brand-portal.configuration",
      inputs(
        sandbox,
        [
          "name": "bp", "tenantUrl": "https://example.brand-portal.adobe.com",
          "imsConfiguration": try #require(ims.texts["pid"]),
        ]))
    let found = try await done(runner, "brand-portal.agents", inputs(sandbox))
    #expect(found.outcome.word == "failed")
    #expect(found.texts["symptom"] == symptom)
    if fault == .agentTestFails {
      #expect(found.outcome.reason?.contains("failed to get access token") == true)
    }
  }

  @Test func targetIsComparedAndConnected() async throws {
    let (sandbox, runner) = try stage(presets: [.targetConfigured])
    let facts = sandbox.facts
    let right = inputs(sandbox, ["clientCode": facts.targetClientCode, "tenantId": "sandbox"])
    let found = try await done(runner, "target.configuration", right)
    #expect(found.texts["path"] == "/etc/cloudservices/testandtarget/main")
    #expect(found.evidence.contains(Evidence("Tenant ID", "sandbox, in tenantId")))
    let wrong = inputs(sandbox, ["clientCode": "other"])
    #expect(
      await problem(runner, "target.configuration", wrong)
        == .target(
          .differs(what: "Client Code", wanted: "other", found: facts.targetClientCode)))
    let login = ["clientCode": facts.targetClientCode, "email": facts.targetEmail]
    let good = inputs(sandbox, login, ["targetPassword": facts.targetPassword])
    #expect(try await done(runner, "target.connect", good).evidence.count == 1)
    let bad = await problem(
      runner, "target.connect", inputs(sandbox, login, ["targetPassword": "not-this"]))
    guard case .target(.notConnected) = bad else {
      Issue.record("\(String(describing: bad))")
      return
    }
  }

  @Test func anAuthorOfAEM65TakesATokenInPlaceOfUserAndPassword() async throws {
    let (sandbox, runner) = try stage()
    var wanted = OperationInputs(
      texts: ["url": sandbox.facts.aem, "ignoreErrors": "yes", "ignoreFlag": "no"],
      secrets: ["token": Secret(copying: sandbox.authorToken.utf8)])
    let survey = try await done(runner, "aem.survey", wanted)
    #expect(survey.parts["health"]?.word == "read")
    #expect(survey.parts["cloud"]?.word == "closed")
    let step = try await done(runner, "smart-tags.workflow-step", wanted)
    #expect(step.texts["step"]?.isEmpty == false)
    wanted.secrets = ["token": Secret(copying: "not-a-token".utf8)]
    #expect(await problem(runner, "aem.survey", wanted) == .cloudService(.tokenRefused))
  }

  @Test func noTargetConfigurationIsSaid() async throws {
    let (sandbox, runner) = try stage()
    #expect(
      await problem(runner, "target.configuration", inputs(sandbox, ["clientCode": "x"]))
        == .target(.noConfiguration(name: nil)))
  }

  @Test(arguments: [
    [SandboxPreset.aem63], [.customisedModel], [.aem63, .customisedModel], [],
  ])
  func theStepComesIntoEveryKindOfModel(presets: [SandboxPreset]) async throws {
    let (sandbox, runner) = try stage(presets: presets)
    let wanted = inputs(sandbox, ["ignoreErrors": "yes", "ignoreFlag": "no"])
    let look = try await runner.look("smart-tags.workflow-step", wanted)
    guard case .done(let conclusion, _) = try await look.apply() else {
      Issue.record("outdated")
      return
    }
    let isOld = presets.contains(.aem63)
    let page = isOld ? UpdateAssetModel.old : UpdateAssetModel.site
    #expect(conclusion.texts["step"]?.hasPrefix("\(page)/jcr:content/flow/") == true)
    #expect(try await runner.look("smart-tags.workflow-step", wanted).plan.isEmpty)
    let entries = look.plan.restore.map { ("restore.\($0.key)", $0.value) }
    let undo = inputs(sandbox, Dictionary(uniqueKeysWithValues: entries))
    _ = try await done(runner, "smart-tags.workflow-step.undo", undo)
    let again = try await runner.look("smart-tags.workflow-step", wanted)
    #expect(
      again.plan.changes.map(\.what).filter { !$0.hasPrefix("/conf") }
        == look.plan.changes.map(\.what).filter { !$0.hasPrefix("/conf") })
  }

  @Test func aCloudServiceIsReadWithAToken() async throws {
    let (sandbox, runner) = try stage(presets: [.cloudService])
    let facts = sandbox.facts
    let refused = await problem(
      runner, "aem.cloud", inputs(sandbox, [:], ["token": "not-a-token"]))
    #expect(refused == .cloudService(.tokenRefused))
    let request = try TokenRequest(
      OperationInputs(
        texts: [
          "imsUrl": facts.ims, "clientId": facts.clientID,
          "scopes": facts.scopes.joined(separator: ","),
        ], secrets: ["clientSecret": Secret(copying: facts.clientSecret.utf8)]))
    let context = EngineContext(transport: HTTPClient(options: HTTPOptions()))
    let token = try await request.send(context).value
    var wanted = inputs(sandbox)
    wanted.secrets = ["token": token]
    let found = try await done(runner, "aem.cloud", wanted)
    #expect(found.evidence.first == Evidence("Access token", "accepted"))
    #expect(found.texts["any"] == "no")
  }

  private func problem(
    _ runner: OperationRunner, _ name: String, _ inputs: OperationInputs
  ) async -> Problem? {
    do throws(Problem) {
      _ = try await runner.look(name, inputs)
      return nil
    } catch {
      return error
    }
  }
}
