import Engine
import Foundation
import HTTP
import Sandbox
import Synchronization
import Testing
import Values

/// Lets every request through but one, which fails in a given way.
private final class Failing: HTTPTransport {
  private let inner: HTTPClient
  private let call: Int?
  private let fault: FakeConsole.Fault
  private let count = Mutex(0)

  init(_ inner: HTTPClient, at call: Int?, _ fault: FakeConsole.Fault) {
    self.inner = inner
    self.call = call
    self.fault = fault
  }

  var calls: Int { count.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    let number = count.withLock { count in
      count += 1
      return count - 1
    }
    guard number == call else { return try await inner.send(request) }
    switch fault {
    case .status401: return HTTPResponse(status: 401)
    case .status403: return HTTPResponse(status: 403)
    case .status409: return HTTPResponse(status: 409)
    case .status429: return HTTPResponse(status: 429)
    case .status500: return HTTPResponse(status: 500)
    case .status500Afterwards:
      _ = try await inner.send(request)
      return HTTPResponse(status: 500)
    case .unsent: throw .dropped(sent: false)
    case .lostBefore: throw .dropped(sent: true)
    case .lostAfter:
      _ = try await inner.send(request)
      throw .dropped(sent: true)
    }
  }
}

private func inputs(
  _ sandbox: Sandbox, _ more: [String: String] = [:]
) -> OperationInputs {
  OperationInputs(
    texts: [
      "consoleUrl": sandbox.facts.console, "organization": sandbox.facts.orgID,
      "sdkCode": sandbox.facts.sdkCode, "profile": "Smart Content Services",
      "projectTitle": "Rehearsal", "credentialName": "rehearsal",
      "neededScope": "read_pc.dma_smart_content", "clientId": sandbox.facts.clientID,
    ].merging(more) { $1 }, secrets: ["token": Secret(copying: sandbox.userToken.utf8)])
}

private func run(
  _ name: String, _ inputs: OperationInputs, over transport: any HTTPTransport
) async throws(Problem) -> Conclusion {
  let context = EngineContext(transport: transport, sleep: { _ in })
  let runner = OperationRunner(catalog: .standard, context: context)
  let look = try await runner.look(name, inputs)
  if let conclusion = look.conclusion { return conclusion }
  guard case .done(let conclusion, _) = try await look.apply() else {
    throw .unknownOperation("outdated")
  }
  return conclusion
}

private func client() -> HTTPClient {
  var options = HTTPOptions()
  options.proxy = ""
  return HTTPClient(options: options)
}

/// The changes that arrived, as `METHOD last-part`.
private func changes(_ sandbox: Sandbox) -> [String] {
  sandbox.requests.filter { $0.service == .console && $0.changing }.map { request in
    "\(request.method) \(request.path.split(separator: "/").last ?? "")"
  }
}

private let everything = ["POST projects", "POST oauth-server-to-server", "PUT services"]

@Suite("Developer Console's API over real HTTP", .timeLimit(.minutes(10)))
struct ConsoleSandboxTests {
  @Test func makesACredentialThatGivesTokens() async throws {
    let sandbox = try Sandbox()
    defer { sandbox.stop() }
    let listed = try await run("console.organizations", inputs(sandbox), over: client())
    #expect(listed.lists["organizations"]?.map(\.value).contains(sandbox.facts.orgID) == true)
    let service = try await run("console.service", inputs(sandbox), over: client())
    #expect(service.lists["profiles"]?.map(\.value) == ["Smart Content Services"])
    let made = try await run("console.credential", inputs(sandbox), over: client())
    #expect(changes(sandbox) == everything)
    var token = OperationInputs(
      texts: made.texts.merging(["imsUrl": sandbox.facts.ims]) { $1 }, secrets: made.secrets)
    token.texts["product"] = "Smart Content"
    let granted = try await run("ims.token", token, over: client())
    #expect(granted.texts["grantedScopes"]?.contains("read_pc.dma_smart_content") == true)
    let again = try await run("console.credential", inputs(sandbox), over: client())
    #expect(again.texts == made.texts)
    #expect(changes(sandbox) == everything)
  }

  /// Any fault at any call, then a second run, as on the fake.
  @Test(arguments: FakeConsole.Fault.allCases)
  func aSecondRunCompletesTheFirst(fault: FakeConsole.Fault) async throws {
    let sandbox = try Sandbox()
    defer { sandbox.stop() }
    let clean = Failing(client(), at: nil, fault)
    _ = try await run("console.credential", inputs(sandbox), over: clean)
    for call in 0..<clean.calls {
      let names = inputs(
        sandbox, ["projectTitle": "Rehearsal \(call)", "credentialName": "rehearsal-\(call)"])
      let before = changes(sandbox).count
      _ = try? await run(
        "console.credential", names, over: Failing(client(), at: call, fault))
      _ = try await run("console.credential", names, over: client())
      #expect(
        Array(changes(sandbox).dropFirst(before)) == everything, "\(fault) at call \(call)")
    }
  }

  /// The sandbox's own faults: the first of each change fails.
  @Test(arguments: [
    SandboxFault.console409, .console429, .console500, .consoleDropBefore, .consoleDropAfter,
  ])
  func everyFirstChangeFails(fault: SandboxFault) async throws {
    let sandbox = try Sandbox(SandboxOptions(faults: [fault]))
    defer { sandbox.stop() }
    var runs = 0
    var made: Conclusion?
    while made == nil, runs < 6 {
      runs += 1
      made = try? await run("console.credential", inputs(sandbox), over: client())
    }
    #expect(made != nil)
    #expect(runs == (fault == .consoleDropAfter ? 1 : fault == .console409 ? 3 : 4))
    #expect(changes(sandbox) == everything)
  }

  @Test(arguments: [
    (SandboxFault.console401, "console.token"), (.console403, "console.api-key"),
    (.consoleQuota, "console.quota"), (.consoleScopesLost, "console.scope"),
    (.consoleUserMissingAdminRole, "console.service-disabled"),
    (.consoleServiceDisabled, "console.service-disabled"),
  ])
  func explainsWhatGoesWrong(fault: SandboxFault, code: String) async throws {
    let sandbox = try Sandbox(SandboxOptions(faults: [fault]))
    defer { sandbox.stop() }
    do throws(Problem) {
      _ = try await run("console.credential", inputs(sandbox), over: client())
      Issue.record("it went well")
    } catch {
      let text = ProblemText(error)
      #expect(text.code == code)
      if case .console(.refused) = error {
        #expect(text.advice.last?.contains("x-request-id") == true)
      }
    }
  }

  @Test func wantsTheTerms() async throws {
    let sandbox = try Sandbox(SandboxOptions(faults: [.consoleTermsNotAccepted]))
    defer { sandbox.stop() }
    await #expect(throws: Problem.console(.terms(isOutdated: false))) {
      _ = try await run("console.service", inputs(sandbox), over: client())
    }
  }

  @Test func rotatesASecret() async throws {
    let sandbox = try Sandbox()
    defer { sandbox.stop() }
    func token(_ secret: Secret) async throws(Problem) {
      _ = try await run(
        "ims.token",
        OperationInputs(
          texts: [
            "imsUrl": sandbox.facts.ims, "clientId": sandbox.facts.clientID,
            "scopes": sandbox.facts.scopes.joined(separator: ","),
          ], secrets: ["clientSecret": secret]), over: client())
    }
    let old = Secret(copying: sandbox.facts.clientSecret.utf8)
    try await token(old)
    // The two must not be of the same millisecond, by which the newer one is told.
    try await Task.sleep(for: .milliseconds(5))
    let added = try await run("console.secret.add", inputs(sandbox), over: client())
    let new = try #require(added.secrets["clientSecret"])
    let delete = inputs(sandbox, ["secretId": added.texts["oldSecretId"] ?? ""])
    do throws(Problem) {
      _ = try await run("console.secret.delete", delete, over: client())
      Issue.record("the old one is still in use")
    } catch {
      #expect(ProblemText(error).code == "console.secret-in-use")
    }
    try await token(new)
    _ = try await run("console.secret.delete", delete, over: client())
    try await token(new)
    await #expect(throws: Problem.token(.clientSecret)) { try await token(old) }
    let left = try await run("console.secrets", inputs(sandbox), over: client())
    #expect(left.lists["secrets"]?.map(\.value) == [added.texts["secretId"] ?? ""])
  }

  @Test func readsHowFarTheMoveIs() async throws {
    let sandbox = try Sandbox()
    defer { sandbox.stop() }
    let status = try await run("console.migration", inputs(sandbox), over: client())
    #expect(status.texts == ["status": "COMPLETED"])
  }
}
