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
    #expect(restore["page"] == "absent")
    #expect(restore["sent.serviceUrl"] == "https://smartcontent.adobe.io/na")
    let undo = restoring(restore)
    #expect(try await change("smart-tags.configuration.undo", undo) == [:])
    let again = try await runner.look("smart-tags.configuration.undo", undo)
    #expect(again.plan.isEmpty)
    let look = try await runner.look("smart-tags.configuration", inputs())
    #expect(look.plan.restore["page"] == "absent")
  }

  @Test("Changed properties get their earlier values; of the secret it is said that it cannot")
  func changedProperties() async throws {
    _ = try await change("smart-tags.configuration", inputs())
    let other = inputs([
      "serviceUrl": "https://smartcontent.adobe.io/emea", "title": "Other", "rewriteSecret": "yes",
      "changeServiceUrl": "yes",
    ])
    let restore = try await change("smart-tags.configuration", other)
    #expect(restore["serviceUrl"] == "https://smartcontent.adobe.io/na")
    let look = try await runner.look("smart-tags.configuration.undo", restoring(restore))
    #expect(
      look.plan.changes.map(\.what).sorted() == [
        "Service URL (serviceUrl)", "Title (jcr:title)",
      ])
    #expect(look.plan.left.count == 1)
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
    #expect(restore.keys.sorted() == ["customizer", "provider"])
    let other = inputs([
      "cloudSolution": "Smart Tags", "imsUrl": sandbox.facts.ims, "scopes": "openid",
      "clientId": sandbox.facts.clientID,
    ])
    // Of a change of what is there only the earlier values are known.
    let earlier = try await change("ims.configuration", other)
    #expect(earlier.keys.sorted() == ["before.\(SmartTagsOSGi.Property.scope)"])
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
    let restore = try await change("ims.configuration", pair)
    var undo = restoring(restore)
    undo.texts["clientId"] = "ffffffffffffffffffffffffffffffff"
    let look = try await runner.look("ims.configuration.undo", undo)
    #expect(look.plan.drift.count == 1)
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
    #expect(look.plan.drift.map(\.cause) == ["\(BrandPortalService.folder)/bp"])
  }

  @Test("Every operation that can change something says how that is put back")
  func everyChangeIsUndone() {
    let all = OperationCatalog.standard.operations
    let undoing = Set(all.values.compactMap { $0.undo.operation?.signature.name })
    for (name, operation) in all {
      switch operation.undo {
      case .unneeded: #expect(!operation.signature.changes || undoing.contains(name), "\(name)")
      case .by(let undo): #expect(operation.signature.changes && undo.signature.changes, "\(name)")
      case .impossible(let act): #expect(operation.signature.changes && !act.isEmpty, "\(name)")
      }
    }
  }

  @Test("An undo takes no value that its operation does not know, and every secret it needs")
  func inputsOfUndos() {
    for operation in OperationCatalog.standard.operations.values {
      guard let undo = operation.undo.operation else { continue }
      let known = Set(operation.signature.inputs.map(\.name))
      for input in undo.signature.inputs {
        #expect(known.contains(input.name), "\(undo.signature.name) takes \(input.name)")
      }
    }
  }
}
