import HTTP
import Sandbox
import Synchronization
import Testing
import Values

@testable import Engine

/// A sandbox whose author is surveyed over real HTTP, and the answers that replace its own.
final class SurveyStage: HTTPTransport {
  let sandbox: Sandbox
  private let client = HTTPClient(options: HTTPOptions())
  private let replaced = Mutex<[(prefix: String, reaction: Reaction)]>([])
  private let asked = Mutex<[HTTPRequest]>([])

  init(_ presets: [SandboxPreset] = [], _ faults: [SandboxFault] = []) throws {
    sandbox = try Sandbox(
      SandboxOptions(faults: faults, validationDelay: 0, installDelay: 0, presets: presets))
  }

  /// Lets every request for a path with this start meet something else.
  func replace(_ prefix: String, _ reaction: Reaction) {
    replaced.withLock { $0.append((prefix, reaction)) }
  }

  /// All requests, in the order in which they were sent.
  var requests: [HTTPRequest] { asked.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    asked.withLock { $0.append(request) }
    let reaction = replaced.withLock { list in
      list.first { request.address.path.hasPrefix($0.prefix) }?.reaction
    }
    switch reaction {
    case nil: return try await client.send(request)
    case .answer(let response): return response
    case .failure(let failure): throw failure
    }
  }

  func inputs(
    _ texts: [String: String] = [:], asReader: Bool = false
  ) -> OperationInputs {
    let facts = sandbox.facts
    let user = asReader ? facts.readerUser : facts.user
    let password = asReader ? facts.readerPassword : facts.password
    return OperationInputs(
      texts: ["url": facts.aem, "user": user].merging(texts) { $1 },
      secrets: ["password": Secret(copying: password.utf8)])
  }

  /// The inputs with an access token of the sandbox's IMS in the place of user and password.
  func tokenInputs(_ texts: [String: String] = [:]) async throws -> OperationInputs {
    let facts = sandbox.facts
    let request = try TokenRequest(
      OperationInputs(
        texts: [
          "imsUrl": facts.ims, "clientId": facts.clientID,
          "scopes": facts.scopes.joined(separator: ","),
        ], secrets: ["clientSecret": Secret(copying: facts.clientSecret.utf8)]))
    let token = try await request.send(EngineContext(transport: client)).value
    return OperationInputs(
      texts: ["url": facts.aem].merging(texts) { $1 }, secrets: ["token": token])
  }

  func survey(_ inputs: OperationInputs? = nil) async throws(Problem) -> Conclusion {
    let look = try await runner.look("aem.survey", inputs ?? self.inputs())
    guard let conclusion = look.conclusion else { throw .worldMoved }
    return conclusion
  }

  /// Lets an operation change the author.
  func apply(_ name: String, _ inputs: OperationInputs) async throws(Problem) {
    _ = try await runner.look(name, inputs).apply()
  }

  /// The code of the problem of a survey; nil when there is none.
  func problem(_ inputs: OperationInputs? = nil) async -> String? {
    do throws(Problem) {
      _ = try await survey(inputs)
      return nil
    } catch {
      return ProblemText(error).code
    }
  }

  private var runner: OperationRunner {
    OperationRunner(
      catalog: .standard,
      context: EngineContext(transport: self, sleep: { _ in await Task.yield() }))
  }
}

extension Conclusion {
  /// The texts of a survey, with those that say how far it got.
  var survey: [String: String] { AEMSurveyOperation().signature.texts(of: self) }
}

extension SurveyPart {
  /// The parts that an AEM 6.5 shows.
  static let onPremise = allCases.filter { $0 != .cloud }
}
