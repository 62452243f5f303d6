import Sandbox
import Testing
import Values

@testable import Engine

private let operation = "ims.configuration"
private let client = "0123456789abcdef0123456789abcdef"
private let type = "adobe-ims-similaritysearch"
private let ours = "\(SandboxAuthor.provider)~smart-tags"
private let providerFile = "\(SandboxAuthor.provider)-smart-tags.config"

extension SandboxAuthor {
  fileprivate func inputs(
    _ more: [String: String] = [:], secret: String = "p8e-new=secret"
  ) -> OperationInputs {
    let texts = [
      "title": "Smart Tags", "cloudSolution": "Smart Tags", "clientId": client,
      "orgId": "0123456789ABCDEF01234567@AdobeOrg", "imsUrl": "https://ims-na1.adobelogin.com",
    ]
    return given(texts.merging(more) { $1 }, secrets: ["clientSecret": secret])
  }
}

private let jwt = [
  "kind": "jwt", "technicalAccountId": "a@techacct.adobe.com", "metascope": "ent_smartcontent_sdk",
  "keyAlias": "ims",
]

@Suite("ims.configuration", .timeLimit(.minutes(10)))
struct IMSConfigurationOperationTests {
  @Test func writesCustomizerThenProvider() async throws {
    let author = try SandboxAuthor()
    let look = try await author.look(operation, author.inputs())
    #expect(look.plan.changes.count == 15)
    #expect("\(look.plan)".contains("p8e-new") == false)
    guard case .done(let conclusion, _) = try await look.apply() else {
      Issue.record("outdated")
      return
    }
    #expect(conclusion.texts["pid"] == ours)
    #expect(
      conclusion.evidence.last?.found.hasPrefix("two OSGi configurations") == true)
    #expect(author.posts.map(\.path) == ["/apps/system/config", "/apps/system/config"])
    #expect(author.posts[0].body.contains("IMSAccessTokenRequestCustomizerImpl-smart-tags.config"))
    let provider = try #require(try await author.file(providerFile))
    #expect(provider.string("auth.token.provider.client.id") == client)
    #expect(provider.string("auth.token.provider.authorization.grants") == "client_credentials")
    #expect(
      provider["auth.token.provider.default.claims"]
        == .collection([.string(#""iss" : "0123456789ABCDEF01234567@AdobeOrg""#)]))
    #expect(
      provider.string("auth.access.token.request") == "https://ims-na1.adobelogin.com/ims/token/v3")
    #expect(author.posts[0].body.contains(#"auth.ims.client.secret="p8e-new\=secret""#))
    #expect(try await author.look(operation, author.inputs()).plan.isEmpty)
  }

  @Test func aNewSecretIsAChangeOfTheCustomizerAlone() async throws {
    let author = try SandboxAuthor()
    _ = try await author.apply(operation, author.inputs())
    let look = try await author.look(operation, author.inputs(secret: "p8e-other"))
    #expect(
      look.plan.changes == [
        Change("auth.ims.client.secret", before: "another value", after: "the entered secret")
      ])
    _ = try await look.apply()
    #expect(author.posts.count == 3)
    #expect(try await author.look(operation, author.inputs(secret: "p8e-other")).plan.isEmpty)
  }

  @Test func valuesThatTheConsoleHidesAreReadInTheFile() async throws {
    let author = try SandboxAuthor()
    _ = try await author.apply(operation, author.inputs())
    let shown = try await author.read("/system/console/configMgr/\(ours).json")
    #expect(shown?.array?.first?["properties"]?["auth.token.provider.orgId"] == nil)
    #expect(try await author.look(operation, author.inputs()).plan.isEmpty)
    let other = author.inputs(["orgId": "FFFFFFFFFFFFFFFFFFFFFFFF@AdobeOrg"])
    let names = try await author.look(operation, other).plan.changes.map(\.what)
    #expect(names.contains("auth.token.provider.orgId"))
  }

  @Test func goesOnAfterHalf() async throws {
    let author = try SandboxAuthor()
    _ = try await author.apply(operation, author.inputs())
    try await author.deleteFile(providerFile, of: ours)
    _ = try await author.apply(operation, author.inputs())
    #expect(author.posts.count == 3)
    #expect(try await author.file(providerFile) != nil)
  }

  @Test func leavesOneThatWasMadeElsewhere() async throws {
    let author = try SandboxAuthor()
    let pid = try await author.addPair(title: "Smart Tags", client: client, type: type)
    #expect(
      await author.problem(operation, author.inputs())
        == .imsConfiguration(
          .differs(
            title: "Smart Tags", pid: pid,
            names: [
              "auth.token.provider.authorization.grants", "auth.token.provider.scope",
              "auth.ims.client.secret",
            ])))
    let other = author.inputs(["title": "Another"])
    #expect(
      await author.problem(operation, other)
        == .imsConfiguration(.taken(validator: type, title: "Smart Tags", pid: pid)))
    #expect(author.posts.isEmpty)
  }

  @Test func takesOneThatWasMadeElsewhereAndFits() async throws {
    let author = try SandboxAuthor()
    let pid = try await author.addPair(
      title: "Smart Tags", client: client, type: type,
      [
        "auth.token.provider.endpoint": "https://ims-na1.adobelogin.com/ims/token/v3",
        "auth.token.provider.scope":
          "openid,AdobeID,read_pc.dma_smart_content,additional_info.projectedProductContext",
      ])
    let look = try await author.look(operation, author.inputs(secret: "old-secret"))
    #expect(look.plan.isEmpty)
    #expect(look.conclusion?.texts["pid"] == pid)
    #expect(look.conclusion?.evidence.last == Evidence("Method", "existed already"))
  }

  @Test func doesNotGuessTheValidatorOfAnotherProduct() async throws {
    let author = try SandboxAuthor()
    let problem = await author.problem(
      operation, author.inputs(["cloudSolution": "Adobe Target"]))
    #expect(problem == .imsConfiguration(.validatorUnknown(solution: "Adobe Target")))
    let known = await author.problem(
      operation, author.inputs(["cloudSolution": "Adobe Target", "validatorType": "adobe-ims-x"]))
    #expect(known == .missingInput("scopes"))
  }

  @Test func doesNotShareACustomizer() async throws {
    let author = try SandboxAuthor()
    let pid = try await author.add(SandboxAuthor.customizer, ["customizer.type": type])
    #expect(
      await author.problem(operation, author.inputs())
        == .imsConfiguration(.customizerTaken(type: type, pid: pid)))
  }

  @Test(arguments: [SandboxAuthor.Loss.none, .after])
  func asksTheFormForServiceAccounts(loss: SandboxAuthor.Loss) async throws {
    let author = try SandboxAuthor(losses: [loss])
    guard case .done(let conclusion, _) = try await author.apply(operation, author.inputs(jwt))
    else {
      Issue.record("outdated")
      return
    }
    #expect(author.posts.count == 1)
    let post = try #require(author.posts.last)
    #expect(post.path == "/libs/cq/adobeims-configuration/datasources/update")
    #expect(post["cloudServiceName"] == "Smart Tags")
    #expect(post["clientSecret"] == "p8e-new=secret")
    let claims = try JSONValue(parsing: Array((post["jwtClaims"] ?? "").utf8))
    #expect(claims["sub"] == "a@techacct.adobe.com")
    #expect(claims["https://ims-na1.adobelogin.com/s/ent_smartcontent_sdk"] == true)
    #expect(claims["aud"] == .string("https://ims-na1.adobelogin.com/c/\(client)"))
    #expect(conclusion.evidence.last?.found.contains("/datasources/update") == true)
    #expect(try await author.look(operation, author.inputs(jwt)).plan.isEmpty)
  }

  @Test func withoutAFormThereIsNoOtherWayForServiceAccounts() async throws {
    let author = try SandboxAuthor(faults: [.imsFormHidden])
    #expect(
      await author.problem(operation, author.inputs(jwt)) == .imsConfiguration(.formMissing))
    #expect(author.posts.isEmpty)
  }
}
