import Foundation
import Synchronization
import Testing
import Values

@testable import Engine

private let operation = "ims.configuration"
private let client = "0123456789abcdef0123456789abcdef"
private let type = "adobe-ims-similaritysearch"
private let ours = "\(FakeWebConsole.provider)~smart-tags"

private func inputs(
  _ more: [String: String] = [:], secret: String = "p8e-new=secret"
) -> OperationInputs {
  var inputs = OperationInputs.author([
    "title": "Smart Tags", "cloudSolution": "Smart Tags", "clientId": client,
    "orgId": "0123456789ABCDEF01234567@AdobeOrg", "imsUrl": "https://ims-na1.adobelogin.com",
  ])
  inputs.texts.merge(more) { _, new in new }
  inputs.secrets["clientSecret"] = Secret(copying: secret.utf8)
  return inputs
}

private let jwt = [
  "kind": "jwt", "technicalAccountId": "a@techacct.adobe.com", "metascope": "ent_smartcontent_sdk",
  "keyAlias": "ims",
]

@Suite("ims.configuration")
struct IMSConfigurationOperationTests {
  @Test func writesCustomizerThenProvider() async throws {
    let console = FakeWebConsole()
    let server = console.transport
    let look = try await server.look(operation, inputs())
    #expect(look.plan.changes.count == 15)
    #expect("\(look.plan)".contains("p8e-new") == false)
    guard case .done(let conclusion, _) = try await look.apply() else {
      Issue.record("outdated")
      return
    }
    #expect(conclusion.texts["pid"] == ours)
    #expect(
      conclusion.evidence.last?.found.hasPrefix("two OSGi configurations") == true)
    #expect(server.posts.map(\.path) == ["/apps/system/config", "/apps/system/config"])
    #expect(server.posts[0].body.contains("IMSAccessTokenRequestCustomizerImpl-smart-tags.config"))
    let provider = try #require(console.state.withLock { $0.held[ours] })
    #expect(provider["auth.token.provider.client.id"] == .string(client))
    #expect(provider["auth.token.provider.authorization.grants"] == "client_credentials")
    #expect(
      provider["auth.token.provider.default.claims"]
        == [#""iss" : "0123456789ABCDEF01234567@AdobeOrg""#])
    #expect(
      provider["auth.access.token.request"] == "https://ims-na1.adobelogin.com/ims/token/v3")
    let customizer = console.state.withLock { $0.held["\(FakeWebConsole.customizer)~smart-tags"] }
    #expect(customizer?["auth.ims.client.secret"] == "p8e-new=secret")
    #expect(try await server.look(operation, inputs()).plan.isEmpty)
  }

  @Test func aNewSecretIsAChangeOfTheCustomizerAlone() async throws {
    let server = FakeWebConsole().transport
    _ = try await server.apply(operation, inputs())
    let look = try await server.look(operation, inputs(secret: "p8e-other"))
    #expect(
      look.plan.changes == [
        Change("auth.ims.client.secret", before: "another value", after: "the entered secret")
      ])
    _ = try await look.apply()
    #expect(server.posts.count == 3)
    #expect(try await server.look(operation, inputs(secret: "p8e-other")).plan.isEmpty)
  }

  @Test func valuesThatTheConsoleHidesAreReadInTheFile() async throws {
    let console = FakeWebConsole()
    let server = console.transport
    _ = try await server.apply(operation, inputs())
    console.state.withLock { $0.untold = ["auth.token.provider.orgId"] }
    #expect(try await server.look(operation, inputs()).plan.isEmpty)
    let other = inputs(["orgId": "FFFFFFFFFFFFFFFFFFFFFFFF@AdobeOrg"])
    let names = try await server.look(operation, other).plan.changes.map(\.what)
    #expect(names.contains("auth.token.provider.orgId"))
  }

  @Test func goesOnAfterHalf() async throws {
    let console = FakeWebConsole()
    let server = console.transport
    _ = try await server.apply(operation, inputs())
    console.state.withLock {
      $0.held[ours] = nil
      $0.files["\(FakeWebConsole.provider)-smart-tags.config"] = nil
    }
    _ = try await server.apply(operation, inputs())
    #expect(server.posts.count == 3)
    #expect(console.state.withLock { $0.held[ours] } != nil)
  }

  @Test func leavesOneThatWasMadeElsewhere() async throws {
    let pair = FakeWebConsole.jwtPair(1, title: "Smart Tags", client: client, type: type)
    let server = FakeWebConsole(pair).transport
    let pid = "\(FakeWebConsole.provider).00000001-0000-4000-8000-000000000000"
    #expect(
      await server.problem(operation, inputs())
        == .imsConfiguration(
          .differs(
            title: "Smart Tags", pid: pid,
            names: [
              "auth.token.provider.authorization.grants", "auth.token.provider.scope",
              "auth.ims.client.secret",
            ])))
    let other = inputs(["title": "Another"])
    #expect(
      await server.problem(operation, other)
        == .imsConfiguration(.taken(validator: type, title: "Smart Tags", pid: pid)))
    #expect(server.posts.isEmpty)
  }

  @Test func takesOneThatWasMadeElsewhereAndFits() async throws {
    var pair = FakeWebConsole.jwtPair(1, title: "Smart Tags", client: client, type: type)
    let pid = "\(FakeWebConsole.provider).00000001-0000-4000-8000-000000000000"
    pair[pid]?["auth.token.provider.endpoint"] = "https://ims-na1.adobelogin.com/ims/token/v3"
    pair[pid]?["auth.token.provider.scope"] =
      "openid,AdobeID,read_pc.dma_smart_content,additional_info.projectedProductContext"
    let look = try await FakeWebConsole(pair).transport
      .look(operation, inputs(secret: "old-secret"))
    #expect(look.plan.isEmpty)
    #expect(look.conclusion?.texts["pid"] == pid)
    #expect(look.conclusion?.evidence.last == Evidence("Method", "existed already"))
  }

  @Test func doesNotGuessTheValidatorOfAnotherProduct() async {
    let problem = await FakeWebConsole().transport.problem(
      operation, inputs(["cloudSolution": "Adobe Target"]))
    #expect(problem == .imsConfiguration(.validatorUnknown(solution: "Adobe Target")))
    let known = await FakeWebConsole().transport.problem(
      operation, inputs(["cloudSolution": "Adobe Target", "validatorType": "adobe-ims-x"]))
    #expect(known == .missingInput("scopes"))
  }

  @Test func doesNotShareACustomizer() async {
    let lone = ["\(FakeWebConsole.customizer)~x": ["customizer.type": JSONValue.string(type)]]
    let problem = await FakeWebConsole(lone).transport.problem(operation, inputs())
    #expect(
      problem
        == .imsConfiguration(.customizerTaken(type: type, pid: "\(FakeWebConsole.customizer)~x")))
  }

  @Test(arguments: [SandboxAuthor.Loss.none, .after])
  func asksTheFormForServiceAccounts(loss: SandboxAuthor.Loss) async throws {
    let console = FakeWebConsole()
    console.state.withLock {
      $0.form = "save"
      $0.losses = [loss]
    }
    let server = console.transport
    guard case .done(let conclusion, _) = try await server.apply(operation, inputs(jwt)) else {
      Issue.record("outdated")
      return
    }
    #expect(server.posts.count == 1)
    let post = try #require(server.posts.last)
    #expect(post.path == "/libs/cq/adobeims-configuration/data/save")
    #expect(post["cloudServiceName"] == "Smart Tags")
    #expect(post["clientSecret"] == "p8e-new=secret")
    let claims = try JSONValue(parsing: Array((post["jwtClaims"] ?? "").utf8))
    #expect(claims["sub"] == "a@techacct.adobe.com")
    #expect(claims["https://ims-na1.adobelogin.com/s/ent_smartcontent_sdk"] == true)
    #expect(claims["aud"] == .string("https://ims-na1.adobelogin.com/c/\(client)"))
    #expect(conclusion.evidence.last?.found.contains("/data/save") == true)
    #expect(try await server.look(operation, inputs(jwt)).plan.isEmpty)
  }

  @Test func withoutAFormThereIsNoOtherWayForServiceAccounts() async {
    let server = FakeWebConsole().transport
    #expect(await server.problem(operation, inputs(jwt)) == .imsConfiguration(.formMissing))
    #expect(server.posts.isEmpty)
  }
}
