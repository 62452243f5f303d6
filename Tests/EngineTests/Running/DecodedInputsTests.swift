import Testing
import Values

@testable import Engine

@Suite("Inputs of operations")
struct DecodedInputsTests {
  /// Inputs that suit every operation.
  private static let texts = [
    "url": "http://127.0.0.1:4502", "user": "admin", "name": "name", "title": "Title",
    "imsUrl": "https://ims-na1.adobelogin.com", "orgId": "0123456789ABCDEF01234567@AdobeOrg",
    "tenantUrl": "https://acme.brand-portal.adobe.com", "page": "/content/site",
    "asset": "/content/dam/a.jpg", "projectTitle": "Title", "credentialName": "credential",
    "cloudSolution": "Smart Tags", "scopes": "openid",
  ]

  @Test(
    "What is missing is told before anything is asked",
    arguments: OperationCatalog.standard.operations.keys.sorted())
  func missing(_ name: String) async throws {
    let signature = try #require(OperationCatalog.standard.signature(of: name))
    let required = signature.inputs.filter { !$0.isOptional }
    for missing in required {
      var inputs = OperationInputs()
      for input in required where input != missing {
        switch input.kind {
        case .secret: inputs.secrets[input.name] = Secret(copying: "secret".utf8)
        default: inputs.texts[input.name] = Self.texts[input.name] ?? "text"
        }
      }
      let server = ScriptedTransport()
      #expect(await server.problem(name, inputs) == .missingInput(missing.name))
      #expect(server.seen.isEmpty, "\(missing.name)")
    }
  }

  @Test("An empty input is a missing one")
  func empty() {
    let inputs = OperationInputs(texts: ["a": ""], secrets: ["b": Secret(copying: "".utf8)])
    #expect(throws: Problem.missingInput("a")) { try inputs[Input.text("a")] }
    #expect(throws: Problem.missingInput("b")) { try inputs[Input.secret("b")] }
    #expect(inputs[Input.optional("a")] == nil && inputs[Input.optionalSecret("b")] == nil)
  }

  @Test("A look after the change knows what the change asked to be remembered")
  func memory() async throws {
    let operation = Remembering()
    let runner = OperationRunner(
      catalog: OperationCatalog([operation]), context: ScriptedTransport().context())
    let look = try await runner.look("remembering", OperationInputs())
    #expect(look.plan.changes.count == 1)
    guard case .done(let conclusion, let memory) = try await look.apply() else {
      Issue.record("outdated")
      return
    }
    #expect(conclusion.texts == ["mark": "made"] && memory == ["mark": "made"])
  }
}

/// Has a change to apply until it remembers that it applied it.
private struct Remembering: Engine.Operation {
  let signature = OperationSignature(
    name: "remembering", inputs: [], outputs: [.text("mark")], changes: true)

  struct Wanted: DecodedInputs {
    let mark: String?

    init(_ inputs: OperationInputs, _ context: EngineContext) { mark = inputs.memory["mark"] }
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Int { 0 }

  func plan(_ observed: Int, _ wanted: Wanted) throws(Problem) -> Plan {
    wanted.mark == nil ? Plan(changes: [Change("mark", before: nil, after: "made")]) : Plan()
  }

  func apply(
    _ plan: Plan, from observed: Int, _ wanted: Wanted, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    ["mark": "made"]
  }

  func conclude(_ observed: Int, _ wanted: Wanted) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(.passed)
    conclusion.texts["mark"] = wanted.mark
    return conclusion
  }
}
