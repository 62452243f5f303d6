import HTTP
import Testing

@testable import Engine

/// The survey of a real Sling, which is no AEM.
@Suite(
  "aem.survey on a real Sling",
  .enabled(if: RealAuthor.program != nil, "AEM_SETUP_SLING names no program that runs a Sling"),
  .serialized)
struct AEMSurveySlingTests {
  @Test(arguments: ["sling11", "sling12"])
  func readsWhatASlingHas(era: String) async throws {
    let sling = try RealAuthor(era: era)
    try #require(!sling.url.isEmpty)
    let runner = OperationRunner(
      catalog: .standard, context: EngineContext(transport: HTTPClient(options: HTTPOptions())))
    try await bare(sling, runner)
    try await furnish(sling)
    try await furnished(sling, runner)
    await #expect(throws: Problem.author(.password(user: "admin"))) {
      try await runner.look("aem.survey", sling.inputs(password: "wrong"))
    }
  }

  private func survey(_ sling: RealAuthor, _ runner: OperationRunner) async throws -> Conclusion {
    try #require(try await runner.look("aem.survey", sling.inputs()).conclusion)
  }

  /// A Sling with AEM's folders and nothing in them.
  private func bare(_ sling: RealAuthor, _ runner: OperationRunner) async throws {
    let found = try await survey(sling, runner)
    #expect(found.outcome.word == "failed")
    #expect(found.outcome.reason?.hasSuffix("It is not AEM.") == true)
    let wanted = [
      "aem.edition": "sling", "survey.health": "read", "aem.bundlesActive": "yes",
      "aem.crypto": "no", "smartTags.bundle": "missing", "aem.oauthForm": "no",
      // The factories are unknown here: none, by filter and by list.
      "survey.ims": "read", "ims.count": "0", "osgi.pair": "none",
      "survey.smart-tags": "read", "smartTags.anyConfiguration": "no",
      "survey.brand-portal": "read", "brandPortal.connection": "none",
      "survey.agents": "read", "brandPortal.agents": "0", "target.agent": "missing",
      "survey.target": "read", "target.anyConfiguration": "no",
      "survey.links": "unread", "aem.proxyState": "none", "survey.cloud": "closed",
    ]
    for (name, text) in wanted { #expect(found.survey[name] == text, "\(name)") }
    #expect(["idle", "unknown"].contains(found.texts["aem.installer"] ?? ""))
    // What only AEM has is missing here, with all that would show that it is none.
    for part in [SurveyPart.release, .packages, .keystore, .workflow] {
      #expect(found.parts[part.rawValue]?.word == "unread", "\(part)")
      #expect(found.parts[part.rawValue]?.reason?.isEmpty == false, "\(part)")
    }
    #expect(found.texts["smartTags.usedBefore"] == nil)
  }

  /// Puts in what people and AEM would.
  private func furnish(_ sling: RealAuthor) async throws {
    let author = try sling.client()
    let pages: [(String, [(String, String)])] = [
      (
        "\(SmartTagsConfiguration.folder)/tags",
        [("./jcr:content/serviceUrl", "https://smartcontent.adobe.io/na")]
      ),
      ("\(TargetConfiguration.folder)/main", [("./jcr:content/tenantId", "acme")]),
      ("\(TargetConfiguration.folder)/main/framework", []),
      (
        "\(ReplicationAgent.folder)/test_and_target",
        [("./jcr:content/enabled", "true"), ("./jcr:content/transportUri", "tnt:///")]
      ),
    ]
    for (path, fields) in pages {
      let types = [
        ("./jcr:primaryType", "cq:Page"), ("./jcr:content/jcr:primaryType", "cq:PageContent"),
      ]
      let answer = try await author.post(Sling.encoded(path), Sling.form(types + fields).finish())
      #expect([200, 201].contains(answer.status), "\(path): \(answer.text)")
    }
    let name = try #require(OSGiFileName("\(TokenProvider.factory)-survey.config"))
    let provider = OSGiConfiguration([
      (TokenProvider.Property.name, .text(SmartTagsOSGi.validator)),
      (TokenProvider.Property.grants, .text("client_credentials")),
    ])
    try await author.upload(name.name, OSGiFileContent.write(provider, name))
    try await author.waitUntilHeld(
      name.installedPID, provider, EngineContext(transport: HTTPClient(options: HTTPOptions())))
  }

  private func furnished(_ sling: RealAuthor, _ runner: OperationRunner) async throws {
    let found = try await survey(sling, runner)
    let wanted = [
      "ims.count": "1", "ims.kind": "oauth", "osgi.pair": "oauth", "smartTags.name": "tags",
      "smartTags.serviceUrl": "https://smartcontent.adobe.io/na", "smartTags.usedBefore": "yes",
      "target.agent": "enabled", "target.anyFramework": "yes", "target.tenantId": "acme",
    ]
    for (name, text) in wanted { #expect(found.survey[name] == text, "\(name)") }
  }
}
