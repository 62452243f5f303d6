import Foundation
import HTTP
import Sandbox
import Testing
import Values

@testable import Engine

private func look(
  _ text: String, _ texts: [String: String] = [:], transport: any HTTPTransport
) async throws -> Conclusion {
  let path = Fixture.file(text)
  defer { try? FileManager.default.removeItem(atPath: path) }
  let catalog = OperationCatalog([CredentialTokenOperation()])
  let runner = OperationRunner(catalog: catalog, context: EngineContext(transport: transport))
  let inputs = OperationInputs(texts: ["path": path].merging(texts) { _, new in new })
  return try #require(try await runner.look("credential.token", inputs).conclusion)
}

/// A sandbox, and its credential in a file's text.
private struct Stage {
  let sandbox: Sandbox
  let client = HTTPClient(options: HTTPOptions())

  init(_ faults: SandboxFault...) throws {
    sandbox = try Sandbox(SandboxOptions(faults: faults))
  }

  func file(secrets: [String]? = nil, scopes: [String]? = nil) -> String {
    let facts = sandbox.facts
    return """
      {"ORG_ID":"\(facts.orgID)","CLIENT_ID":"\(facts.clientID)",
       "CLIENT_SECRETS":[\(Fixture.list(secrets ?? [facts.clientSecret]))],
       "SCOPES":[\(Fixture.list(scopes ?? facts.scopes))],
       "TECHNICAL_ACCOUNT_ID":"\(facts.technicalAccountID)"}
      """
  }

  func look(_ text: String, _ texts: [String: String] = [:]) async throws -> Conclusion {
    let own = ["imsUrl": sandbox.facts.ims].merging(texts) { _, new in new }
    return try await EngineTests.look(text, own, transport: client)
  }

  func problem(_ text: String, _ texts: [String: String] = [:]) async -> Problem? {
    do {
      _ = try await look(text, texts)
      return nil
    } catch {
      return error as? Problem
    }
  }
}

@Suite("credential.token", .timeLimit(.minutes(10)))
struct CredentialTokenOperationTests {
  @Test func tellsWhatTheSandboxGives() async throws {
    let stage = try Stage()
    let conclusion = try await stage.look(stage.file())
    #expect(conclusion.cautions.isEmpty)
    #expect(conclusion.texts["products"] == "smart-tags")
    #expect(conclusion.texts["seconds"] == "86399")
    #expect(conclusion.texts["grantedScopes"] == stage.sandbox.facts.scopes.joined(separator: ","))
    let account = Evidence("Issued to", stage.sandbox.facts.technicalAccountID)
    #expect(conclusion.evidence.contains(account))
    #expect(conclusion.evidence.contains { $0.found.contains("AEM's own connection") })
    #expect(!"\(conclusion)".contains("eyJ"))
    #expect(!"\(conclusion)".contains(stage.sandbox.facts.clientSecret))
  }

  @Test func saysWhichSecretWasTaken() async throws {
    let stage = try Stage()
    let conclusion = try await stage.look(
      stage.file(secrets: [Fixture.other, stage.sandbox.facts.clientSecret]))
    #expect(conclusion.cautions.count == 1)
    #expect(conclusion.cautions.first?.contains("accepted number 2") == true)
  }

  @Test(arguments: [
    (SandboxFault.wrongClientSecret, Problem.token(.clientSecret)),
    (.invalidScope, .token(.scopeRefused(description: ""))),
    (.imsDown, .token(.unavailable(status: 503, retryAfter: "30 seconds"))),
    (
      .missingScope,
      .token(
        .scopeMissing(
          scope: Fixture.smart,
          granted: [
            "openid", "AdobeID", "additional_info.projectedProductContext", "user_management_sdk",
          ],
          product: "Smart Content"))
    ),
  ])
  func explainsEachFault(fault: SandboxFault, problem: Problem) async throws {
    let stage = try Stage(fault)
    #expect(await stage.problem(stage.file()) == problem)
  }

  @Test func seesThroughAProxyAndAnEndedToken() async throws {
    let proxy = try Stage(.imsHTML)
    guard case .token(.notIMS(200, "Web Gateway")) = await proxy.problem(proxy.file()) else {
      Issue.record("another problem")
      return
    }
    let ended = try Stage(.expiredToken)
    guard case .token(.expired) = await ended.problem(ended.file()) else {
      Issue.record("another problem")
      return
    }
  }

  @Test func comparesWithWhatTheProductNeeds() async throws {
    let stage = try Stage()
    let few = try await stage.look(stage.file(), ["scopes": "openid, AdobeID"])
    let lacking = "These scopes are missing for Smart Tags: read_pc.dma_smart_content, "
    #expect(few.cautions.contains { $0.hasPrefix(lacking) })
    let none = try await stage.look(stage.file(scopes: ["openid"]))
    #expect(none.texts["products"] == "")
    #expect(none.cautions.contains { $0.hasPrefix("None of the scopes is for") })
  }

  @Test func aMigratedCredentialIsExplained() async throws {
    let stage = try Stage()
    let facts = stage.sandbox.facts
    let signer = try ProgramSigner()
    defer { withExtendedLifetime(signer) {} }
    let file = """
      {"client_id":"\(facts.clientID)","client_secret":"\(facts.clientSecret)",
       "technical_account_id":"\(facts.technicalAccountID)","ims_org_id":"\(facts.orgID)",
       "meta_scopes":["ent_smartcontent_sdk"],"private_key":"\(signer.privateKey)"}
      """
    #expect(await stage.problem(file) == .jwt(.refused(.migrated)))
  }

  @Test func asksForAKeyOnlyWhenItNeedsOne() async throws {
    let server = ScriptedTransport([
      "POST /ims/exchange/jwt": [.json(#"{"access_token":"opaque","expires_in":86399999}"#)]
    ])
    let jwt = Fixture.workspace(Fixture.jwt)
    await #expect(throws: Problem.jwt(.notSent(.keyMissing))) {
      try await look(jwt, transport: server)
    }
    let reason = CertificateProblem.unreadable(reason: "No such file or directory")
    await #expect(throws: Problem.jwt(.notSent(.key(path: "/none", reason)))) {
      try await look(jwt, ["keyPath": "/none"], transport: server)
    }
    #expect(server.seen.isEmpty)
    let signer = try ProgramSigner()
    let conclusion = try await look(jwt, ["keyPath": signer.privateKey], transport: server)
    #expect(conclusion.texts["kind"] == "service-account-jwt")
    #expect(conclusion.texts["products"] == "smart-tags")
    #expect(conclusion.cautions.contains(ServiceAccountEnd.notice))
    // The signature is the one that openssl makes with the same key.
    let sent = try #require(server.seen.first?["jwt_token"]).split(separator: ".").map(String.init)
    let message = Array("\(sent[0]).\(sent[1])".utf8)
    #expect(Base64URL.decoded(sent[2]) == signer.rs256Signature(of: message))
  }

  @Test func opensTheKeyInsideTheFile() async throws {
    let server = ScriptedTransport([
      "POST /ims/exchange/jwt": [.json(#"{"access_token":"opaque","expires_in":86399999}"#)]
    ])
    let signer = try ProgramSigner()
    defer { withExtendedLifetime(signer) {} }
    let key = try String(contentsOfFile: signer.privateKey, encoding: .utf8)
    let json = key.trimmed.replacing("\n", with: "\\r\\n")
    let conclusion = try await look(
      Fixture.context(privateKey: "\"\(json)\""), transport: server)
    #expect(conclusion.texts["seconds"] == "86399")
    await #expect(throws: Problem.self) { try await look(Fixture.serviceToken, transport: server) }
    #expect(server.seen.count == 1)
  }

  @Test func prefersTheKindOfToday() async throws {
    let token = Reaction.json(#"{"access_token":"opaque","expires_in":86399}"#)
    let server = ScriptedTransport(["POST /ims/token/v3": [token]])
    for text in [
      Fixture.workspace(Fixture.jwt, Fixture.oauth()), Fixture.workspace(Fixture.migrating),
    ] {
      let conclusion = try await look(text, transport: server)
      #expect(conclusion.texts["kind"]?.hasPrefix("oauth") == true)
    }
  }

  @Test func wantsANameForOneOfSeveral() async throws {
    let text = Fixture.workspace(Fixture.oauth("one"), Fixture.oauth("two"))
    let token = Reaction.json(#"{"access_token":"opaque","expires_in":86399}"#)
    let server = ScriptedTransport(["POST /ims/token/v3": [token]])
    do {
      _ = try await look(text, transport: server)
      Issue.record("one was taken")
    } catch Problem.credentialFile(_, let flaw) {
      #expect(flaw == .several(names: ["one", "two"]))
    }
    let conclusion = try await look(text, ["credentialName": "two"], transport: server)
    #expect(conclusion.evidence.first?.found.hasPrefix("two, ") == true)
  }

  @Test func sendsNoSecretOverPlainHTTP() async throws {
    let server = ScriptedTransport()
    await #expect(throws: Problem.plainHTTP(host: "ims.example.com")) {
      try await look(Fixture.capitals, ["imsUrl": "http://ims.example.com"], transport: server)
    }
    #expect(server.seen.isEmpty)
  }
}
