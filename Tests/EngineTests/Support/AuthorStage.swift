import HTTP
import Sandbox
import Values

@testable import Engine

/// A sandbox over real HTTP, and an engine that operates on it.
struct AuthorStage {
  let sandbox: Sandbox
  let runner: OperationRunner

  init(_ faults: SandboxFault..., presets: [SandboxPreset] = []) throws {
    sandbox = try Sandbox(
      SandboxOptions(faults: faults, validationDelay: 0, installDelay: 0, presets: presets))
    let context = EngineContext(
      transport: HTTPClient(options: HTTPOptions()), fingerprintKey: Array("key".utf8),
      sleep: { _ in await Task.yield() })
    runner = OperationRunner(catalog: .standard, context: context)
  }

  /// The inputs for the author, with others added.
  func inputs(
    _ texts: [String: String] = [:], _ secrets: [String: String] = [:]
  ) -> OperationInputs {
    let facts = sandbox.facts
    return OperationInputs(
      texts: ["url": facts.aem, "user": facts.user].merging(texts) { $1 },
      secrets: ["password": facts.password].merging(secrets) { $1 }
        .mapValues { Secret(copying: $0.utf8) })
  }

  /// The inputs for an account that can only read and cannot see users.
  func readerInputs(_ texts: [String: String] = [:]) -> OperationInputs {
    let facts = sandbox.facts
    return inputs(
      texts.merging(["user": facts.readerUser]) { $1 }, ["password": facts.readerPassword])
  }

  /// Looks, applies the changes, and concludes.
  func done(_ name: String, _ inputs: OperationInputs) async throws -> Conclusion {
    let look = try await runner.look(name, inputs)
    if let conclusion = look.conclusion { return conclusion }
    guard case .done(let conclusion, _) = try await look.apply() else { throw Outdated() }
    return conclusion
  }

  /// The problem of a look or its apply; nil when there is none.
  func problem(_ name: String, _ inputs: OperationInputs) async -> Problem? {
    do throws(Problem) {
      let look = try await runner.look(name, inputs)
      if look.conclusion == nil { _ = try await look.apply() }
      return nil
    } catch {
      return error
    }
  }

  /// Changes the author by hand, as a person would in CRXDE.
  func post(_ path: String, _ fields: [(String, String)]) async throws {
    let author = try AuthorClient(
      inputs(), EngineContext(transport: HTTPClient(options: HTTPOptions())))
    _ = try await author.post(Sling.encoded(path), Sling.form(fields).finish())
  }

  /// Adds an agent that sends to another tenant of Brand Portal.
  func addStranger() async throws {
    try await post(
      "\(ReplicationAgent.folder)/mp_replication_agent_9",
      [
        ("./jcr:primaryType", "cq:Page"), ("./jcr:content/jcr:primaryType", "cq:PageContent"),
        ("./jcr:content/sling:resourceType", "cq/replication/components/agent"),
        ("./jcr:content/enabled", "true"),
        ("./jcr:content/transportUri", "https://other.brand-portal.adobe.com/"),
      ])
  }

  /// The author changed between the look and the apply.
  struct Outdated: Error {}
}
