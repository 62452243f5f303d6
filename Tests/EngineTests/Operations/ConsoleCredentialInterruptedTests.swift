import Engine
import Testing
import Values

@Suite("console.credential.undo after a cut-off run") struct ConsoleCredentialInterruptedTests {
  /// The plan to undo a credential, after changes that found these objects absent.
  private func plan(absent: [String]) async throws -> Plan {
    let console = FakeConsole { state in
      state.projects = [("5", "AEM Smart Tags")]
      state.credentials = [
        .init(
          id: "6", name: "aem-smart-tags", project: "5", services: [FakeConsole.code: ["77"]],
          secrets: [FakeConsole.secret(created: 1_780_000_000_000)])
      ]
    }
    var inputs = OperationInputs(
      texts: [
        "organization": FakeConsole.organization, "sdkCode": FakeConsole.code,
        "projectTitle": "AEM Smart Tags", "credentialName": "aem-smart-tags",
      ],
      secrets: ["token": Secret(copying: "eyJ.user.token".utf8)])
    for name in absent { inputs.texts["restore.\(name)"] = "absent" }
    return try await console.transport.look("console.credential.undo", inputs).plan
  }

  @Test func theCredentialOfAnInterruptedRunGoesWholeThoughTheNextFoundIt() async throws {
    let plan = try await plan(absent: ["credential", "service"])
    #expect(plan.changes.map(\.after) == [nil])
    #expect(plan.left.isEmpty)
  }

  @Test func anAPIThatWasAddedToACredentialOfOldIsLeftToAPerson() async throws {
    let plan = try await plan(absent: ["service"])
    #expect(plan.changes.isEmpty)
    #expect(plan.left.count == 1)
  }
}
