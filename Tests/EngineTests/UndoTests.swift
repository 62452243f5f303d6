import FoundationEssentials
import HTTP
import Sandbox
import Testing
import Values

@testable import Engine

/// Takes back over real HTTP what was changed in the sandbox.
@Suite("Undo against the sandbox")
struct UndoTests {
  let sandbox: Sandbox
  let runner: OperationRunner

  init() throws {
    sandbox = try Sandbox(SandboxOptions(validationDelay: 0))
    runner = OperationRunner(
      catalog: .standard, context: EngineContext(transport: HTTPClient(options: HTTPOptions())))
  }

  private func inputs(_ more: [String: String] = [:]) -> OperationInputs {
    let facts = sandbox.facts
    var texts = [
      "url": facts.aem, "user": facts.user, "name": "tags", "title": "Tags",
      "serviceUrl": "https://smartcontent.adobe.io/na", "authServerUrl": facts.ims,
      "apiKey": facts.clientID, "techAcctId": facts.technicalAccountID, "orgId": facts.orgID,
      "ignoreErrors": "yes", "ignoreFlag": "no", "clientId": facts.clientID,
    ]
    texts.merge(more) { _, new in new }
    return OperationInputs(
      texts: texts,
      secrets: [
        "password": Secret(copying: facts.password.utf8),
        "clientSecret": Secret(copying: facts.clientSecret.utf8),
      ])
  }

  /// Applies an operation and gives what its plan recorded.
  private func change(_ name: String, _ inputs: OperationInputs) async throws -> [String: String] {
    let look = try await runner.look(name, inputs)
    guard case .done = try await look.apply() else {
      Issue.record("outdated")
      return [:]
    }
    return look.plan.restore
  }

  private func restoring(_ restore: [String: String]) -> OperationInputs {
    inputs(
      Dictionary(uniqueKeysWithValues: restore.map { ("restore.\($0.key)", $0.value) }))
  }

  @Test("A page that was not there is gone again, and a second undo finds nothing to do")
  func createdPage() async throws {
    let restore = try await change("smart-tags.configuration", inputs())
    #expect(restore == ["page": "absent"])
    let undo = restoring(restore)
    #expect(try await change("smart-tags.configuration.undo", undo) == [:])
    let again = try await runner.look("smart-tags.configuration.undo", undo)
    #expect(again.plan.isEmpty)
    let look = try await runner.look("smart-tags.configuration", inputs())
    #expect(look.plan.restore == ["page": "absent"])
  }

  @Test("Changed properties get their earlier values; of the secret it is said that it cannot")
  func changedProperties() async throws {
    _ = try await change("smart-tags.configuration", inputs())
    let other = inputs(["serviceUrl": "https://smartcontent.adobe.io/emea", "title": "Other"])
    let restore = try await change("smart-tags.configuration", other)
    #expect(restore["serviceUrl"] == "https://smartcontent.adobe.io/na")
    let look = try await runner.look("smart-tags.configuration.undo", restoring(restore))
    #expect(
      look.plan.changes.map(\.what).sorted() == [
        "Service URL (serviceUrl)", "Title (jcr:title)",
      ])
    #expect(look.plan.cautions.count == 1)
    _ = try await look.apply()
    let back = try await runner.look("smart-tags.configuration", inputs())
    #expect(back.plan.isEmpty)
  }

  @Test("A step that was added is removed, from what runs too")
  func addedStep() async throws {
    let restore = try await change("smart-tags.workflow-step", inputs())
    _ = try await change("smart-tags.workflow-step.undo", restoring(restore))
    let after = try await runner.look("smart-tags.workflow-step", inputs())
    #expect(after.plan.changes.contains { $0.what == "Step Smart Tag Asset" })
    #expect(after.plan.changes.allSatisfy { $0.before != "generated from the old design" })
  }

  @Test("A step that was corrected gets its boxes back")
  func correctedStep() async throws {
    _ = try await change("smart-tags.workflow-step", inputs())
    let restore = try await change("smart-tags.workflow-step", inputs(["ignoreErrors": "no"]))
    #expect(restore["IGNORE_ERRORS"] == "true")
    _ = try await change("smart-tags.workflow-step.undo", restoring(restore))
    let back = try await runner.look("smart-tags.workflow-step", inputs())
    #expect(back.plan.isEmpty)
  }

  @Test("A pair of IMS configurations that was written is deleted, and only that")
  func writtenPair() async throws {
    let pair = inputs(["cloudSolution": "Smart Tags", "imsUrl": sandbox.facts.ims])
    let restore = try await change("ims.configuration", pair)
    #expect(restore["title"] == "Tags" && restore.count == 4)
    let other = inputs([
      "cloudSolution": "Smart Tags", "imsUrl": sandbox.facts.ims, "scopes": "openid",
      "clientId": sandbox.facts.clientID,
    ])
    // A change of what is there leaves nothing that could be put back.
    #expect(try await change("ims.configuration", other) == [:])
    let look = try await runner.look("ims.configuration.undo", restoring(restore))
    #expect(
      look.plan.changes.map(\.what) == [
        "/apps/system/config/\(SmartTagsOSGi.provider)-tags.config",
        "/apps/system/config/\(SmartTagsOSGi.customizer)-tags.config",
      ])
    #expect(look.plan.cautions.count == 1)
    _ = try await look.apply()
    #expect(try await runner.look("ims.configuration.undo", restoring(restore)).plan.isEmpty)
    let left = try await runner.look("ims.configurations", inputs())
    #expect(left.conclusion?.texts["count"] == "0")
  }

  @Test("A pair that somebody has given to another credential stays")
  func pairOfAnotherCredential() async throws {
    let pair = inputs(["cloudSolution": "Smart Tags", "imsUrl": sandbox.facts.ims])
    var restore = try await change("ims.configuration", pair)
    restore["clientId"] = "ffffffffffffffffffffffffffffffff"
    let pid = "\(SmartTagsOSGi.provider)~tags"
    await #expect(throws: Problem.imsConfiguration(.changedSince(title: "Tags", pid: pid))) {
      try await runner.look("ims.configuration.undo", restoring(restore))
    }
  }

  @Test("Whoever signs in with the pair is named before it goes")
  func pairInUse() async throws {
    let pair = inputs(["cloudSolution": "Smart Tags", "imsUrl": sandbox.facts.ims])
    let restore = try await change("ims.configuration", pair)
    _ = try await change(
      "brand-portal.configuration",
      inputs([
        "name": "bp", "tenantUrl": sandbox.facts.brandPortalURL,
        "imsConfiguration": "\(SmartTagsOSGi.provider)~tags",
      ]))
    let look = try await runner.look("ims.configuration.undo", restoring(restore))
    #expect(look.plan.cautions.last?.hasPrefix("\(BrandPortalService.folder)/bp signs in") == true)
  }
}
