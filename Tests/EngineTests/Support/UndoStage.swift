import HTTP
import Sandbox
import Testing
import Values

@testable import Engine

/// A sandbox on which a change is applied over real HTTP, and then undone.
struct UndoStage {
  let sandbox: Sandbox
  let runner: OperationRunner
  /// Whether inputs have the token of Developer Console, and not the password of the author.
  private let isConsole: Bool

  init(console isConsole: Bool = false) throws {
    self.isConsole = isConsole
    sandbox = try Sandbox(SandboxOptions(validationDelay: 0, installDelay: 0))
    runner = OperationRunner(
      catalog: .standard, context: EngineContext(transport: HTTPClient(options: HTTPOptions())))
  }

  func inputs(_ more: [String: String] = [:]) -> OperationInputs {
    let facts = sandbox.facts
    var texts = [
      "url": facts.aem, "user": facts.user, "name": "tags", "title": "Tags",
      "serviceUrl": "https://smartcontent.adobe.io/na", "authServerUrl": facts.ims,
      "apiKey": facts.clientID, "techAcctId": facts.technicalAccountID, "orgId": facts.orgID,
      "ignoreErrors": "yes", "ignoreFlag": "no", "clientId": facts.clientID,
      "tenantUrl": facts.brandPortalURL, "imsConfiguration": "pid", "consoleUrl": facts.console,
      "organization": facts.orgID, "sdkCode": facts.sdkCode,
      "profile": "Smart Content Services", "projectTitle": "Rehearsal",
      "credentialName": "rehearsal",
    ]
    texts.merge(more) { _, new in new }
    return OperationInputs(
      texts: texts,
      secrets: [
        "clientSecret": Secret(copying: facts.clientSecret.utf8),
        isConsole ? "token" : "password":
          Secret(copying: (isConsole ? sandbox.userToken : facts.password).utf8),
      ])
  }

  /// Applies an operation and returns the values that its plan recorded for an undo.
  func change(_ name: String, _ inputs: OperationInputs) async throws -> [String: String] {
    let look = try await runner.look(name, inputs)
    guard case .done = try await look.apply() else {
      Issue.record("outdated")
      return [:]
    }
    return look.plan.restore
  }

  func restoring(_ restore: [String: String]) -> OperationInputs {
    inputs(
      Dictionary(uniqueKeysWithValues: restore.map { ("restore.\($0.key)", $0.value) }))
  }
}
