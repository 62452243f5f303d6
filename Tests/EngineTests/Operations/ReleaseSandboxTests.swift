import HTTP
import Sandbox
import Testing
import Values

@testable import Engine

/// The differences between releases, over real HTTP against the sandbox.
@Suite("Releases of the sandbox", .timeLimit(.minutes(10)))
struct ReleaseSandboxTests {
  private struct Stage {
    let sandbox: Sandbox
    let runner: OperationRunner

    init(_ presets: [SandboxPreset], _ faults: SandboxFault...) throws {
      sandbox = try Sandbox(
        SandboxOptions(faults: faults, validationDelay: 0, installDelay: 0, presets: presets))
      // The sandbox's installer takes its time, too.
      let context = EngineContext(
        transport: HTTPClient(options: HTTPOptions()),
        sleep: { _ in try await Task.sleep(for: .milliseconds(25)) })
      runner = OperationRunner(catalog: .standard, context: context)
    }

    func inputs(_ texts: [String: String], _ secrets: [String: String] = [:]) -> OperationInputs {
      let facts = sandbox.facts
      return OperationInputs(
        texts: ["url": facts.aem, "user": facts.user].merging(texts) { $1 },
        secrets: ["password": facts.password].merging(secrets) { $1 }
          .mapValues { Secret(copying: $0.utf8) })
    }

    func run(
      _ name: String, _ texts: [String: String] = [:], _ secrets: [String: String] = [:]
    ) async throws -> Conclusion {
      let look = try await runner.look(name, inputs(texts, secrets))
      if let conclusion = look.conclusion { return conclusion }
      guard case .done(let conclusion, _) = try await look.apply() else {
        throw Problem.cancelled
      }
      return conclusion
    }

    func problem(_ name: String, _ texts: [String: String] = [:]) async -> String? {
      do throws(Problem) {
        _ = try await runner.look(name, inputs(texts))
        return nil
      } catch {
        return ProblemText(error).code
      }
    }
  }

  @Test(
    arguments: [
      ([], "6.5-sp11-to-sp20", "20"), ([.aem63], "6.3", "3"), ([.aem64], "6.4", "8"),
      ([.servicePack3], "6.5-before-sp4", "3"), ([.servicePack10], "6.5-sp4-to-sp10", "10"),
      ([.servicePack21], "6.5-sp21", "21"), ([.servicePack22], "6.5-sp22", "22"),
      ([.servicePack23], "6.5-sp23-or-newer", "23"), ([.lts], "6.5-lts", "2"),
    ] as [([SandboxPreset], String, String)])
  func presetsAreReleases(
    presets: [SandboxPreset], release: String, servicePack: String
  ) async throws {
    let stage = try Stage(presets)
    let found = try await stage.run("aem.author")
    #expect(found.texts["release"] == release)
    #expect(found.texts["servicePack"] == servicePack)
    #expect(found.cautions.isEmpty)
  }

  @Test func aCloudServiceAtAnotherAddressRefusesThePassword() async throws {
    #expect(try await Stage([.cloudService]).problem("aem.author") == "author.password")
  }

  @Test(
    arguments: [
      ([.servicePack21], "cq-6.5.0-hotfix-40772", "yes", "cq-6.5.0-hotfix-40772-1.2", 1),
      ([.servicePack22], "cq-6.5.0-hotfix-42384", "yes", "cq-6.5.0-hotfix-42384-1.2", 1),
      ([.servicePack22], "cq-6.5.0-hotfix-40772", "no", "none", 0),
      ([.servicePack22, .hotfixMissing], "cq-6.5.0-hotfix-42384", "no", "none", 0),
      ([.servicePack22, .hotfixUploaded], "cq-6.5.0-hotfix-42384", "no", "none", 1),
      ([.servicePack23], "cq-6.5.0-hotfix-", "no", "none", 0),
      ([], "ims-jwt-compatibility-package-6.5", "no", "none", 0),
      (
        [.imsPackage], "ims-jwt-compatibility-package", "yes",
        "ims-jwt-compatibility-package-6.5-1.0", 1
      ),
      ([.servicePack10], "aem-service-pkg-6.5.10.0", "yes", "aem-service-pkg-6.5.10.0", 1),
    ] as [([SandboxPreset], String, String, String, Int)])
  func packages(
    presets: [SandboxPreset], package: String, installed: String, name: String, found: Int
  ) async throws {
    let conclusion = try await Stage(presets).run("aem.package", ["package": package])
    #expect(conclusion.texts == ["installed": installed, "name": name])
    #expect(conclusion.evidence.filter { $0.what.hasPrefix(package) }.count == found)
    #expect(conclusion.cautions.count == (presets.contains(.hotfixUploaded) ? 1 : 0))
  }

  @Test func packagesThatMayNotBeSeenAreNotMissing() async throws {
    let stage = try Stage([], .noRights)
    #expect(await stage.problem("aem.package", ["package": "x"]) == "author.packages")
    let sling = try Stage([], .notAEM)
    #expect(await sling.problem("aem.package", ["package": "x"]) == "author.not-found")
  }

  @Test func theExternalizerIsLocalUntilSomebodySetsIt() async throws {
    let fresh = try await Stage([]).run("aem.externalizer")
    #expect(fresh.texts == ["author": "http://localhost:4502", "isLocal": "yes"])
    #expect(fresh.evidence[0].found == "http://localhost:4502, AEM's own default")
    let set = try await Stage([.externalizerSet]).run("aem.externalizer")
    #expect(set.texts == ["author": "https://author.example.com", "isLocal": "no"])
    #expect(set.evidence[0].found == "https://author.example.com")
  }

  @Test func theProxyIsLookedForInBothClients() async throws {
    let none = try await Stage([]).run("aem.proxy")
    #expect(none.texts == ["state": "none"])
    let stage = try Stage([.proxyForOne])
    let one = try await stage.run("aem.proxy")
    #expect(one.texts == ["state": "one"])
    #expect(one.evidence[0].found == "proxy.example.com")
    #expect(one.cautions.count == 1)
    let factory = "org.apache.http.proxyconfigurator"
    let author = try AuthorClient(
      stage.inputs([:]), EngineContext(transport: HTTPClient(options: HTTPOptions())))
    let answer = try await author.post(
      "/system/console/configMgr/%5BTemporary%20PID%20replaced%20by%20real%20PID%20upon%20save%5D",
      Sling.form([
        ("apply", "true"), ("action", "ajaxConfigManager"), ("factoryPid", factory),
        ("propertylist", "proxy.enabled,proxy.host,proxy.port"), ("proxy.enabled", "true"),
        ("proxy.host", "proxy.example.com"), ("proxy.port", "3128"),
      ]).finish())
    #expect(answer.status == 302)
    let both = try await stage.run("aem.proxy")
    #expect(both.texts == ["state": "both"])
    #expect(both.evidence[1].found == "proxy.example.com:3128")
  }

  /// With Service Pack 21 and later the IMS configuration counts, and the legacy page does not.
  @Test(arguments: [SandboxPreset.servicePack21, .servicePack22, .servicePack23, .lts])
  func validationHangsOnTheIMSConfiguration(preset: SandboxPreset) async throws {
    let stage = try Stage([preset])
    let failed = try await stage.run("smart-tags.validate")
    #expect(failed.outcome.word == "failed")
    #expect(failed.texts["result"] == "failed")
    let facts = stage.sandbox.facts
    let made = try await stage.run(
      "ims.configuration",
      [
        "title": "Smart Tags", "cloudSolution": "Smart Tags", "clientId": facts.clientID,
        "orgId": facts.orgID, "imsUrl": facts.ims,
        "scopes": facts.scopes.joined(separator: ","),
      ], ["clientSecret": facts.clientSecret])
    #expect(made.texts["pid"] != nil)
    let passed = try await stage.run("smart-tags.validate")
    #expect(passed.texts["result"] == "passed")
    #expect(
      passed.evidence[0]
        == Evidence("MBean", "com.day.cq.dam.similaritysearch.internal.impl:type=SCS"))
  }

  @Test func validationFailsWithoutTheHotfix() async throws {
    let stage = try Stage([.servicePack22, .hotfixUploaded])
    let found = try await stage.run("smart-tags.validate")
    #expect(found.texts["result"] == "failed")
    #expect(found.outcome.reason?.contains("hotfix") == true)
  }
}
