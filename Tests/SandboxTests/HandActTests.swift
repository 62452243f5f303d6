import Foundation
import Testing
import Values

@testable import Sandbox

@Suite("Acts of a person in AEM, which the sandbox plays", .timeLimit(.minutes(5)))
struct HandActTests {
  private static let services = "/etc/cloudservices"
  private static let agents = "/etc/replication/agents.author"

  private func stage(_ presets: SandboxPreset...) throws -> Rehearsal {
    try Rehearsal(options: SandboxOptions(presets: presets))
  }

  /// The access token providers by their title, each property with its value.
  private func providers(_ aem: Curl) throws -> [String: [String: JSONValue]] {
    var found: [String: [String: JSONValue]] = [:]
    for pid in try ConsoleContract.instances(aem, ConsoleContract.provider) {
      let properties = try ConsoleContract.properties(aem, pid) ?? [:]
      let title = properties["auth.token.provider.title"]?["value"]?.string ?? pid
      found[title] = properties.compactMapValues { $0["value"] ?? $0["values"] }
    }
    return found
  }

  /// The client secrets of the customizers.
  private func secrets(_ aem: Curl) throws -> [String] {
    try ConsoleContract.instances(aem, ConsoleContract.customizer).compactMap {
      try ConsoleContract.properties(aem, $0)?["auth.ims.client.secret"]?["value"]?.string
    }
  }

  @Test("An IMS configuration has the product's own credential", arguments: SandboxProduct.allCases)
  func createIMSConfiguration(_ product: SandboxProduct) throws {
    let stage = try stage(.servicePack22)
    let credential = try #require(stage.sandbox.oauthCredential(of: product))
    #expect(try providers(stage.aem).isEmpty)
    #expect(stage.sandbox.play(.createIMSConfiguration, for: product) == .done)
    let made = try providers(stage.aem)
    #expect(made.count == 1)
    let values = made.values.first ?? [:]
    #expect(values["auth.token.provider.client.id"] == .string(credential.clientID))
    // The console does not show every value.
    let pid = try ConsoleContract.instances(stage.aem, ConsoleContract.provider).first ?? ""
    let file = try stage.aem.get("/apps/system/config/\(pid).config").text
    #expect(file.contains(#"grants="client_credentials""#))
    #expect(file.contains(#"orgId="\#(stage.facts.orgID)""#))
    #expect(
      values["auth.token.provider.scope"] == .string(credential.scopes.joined(separator: ", ")))
    #expect(try secrets(stage.aem) == [credential.clientSecret])
    #expect(stage.sandbox.play(.createIMSConfiguration, for: product) == .unchanged)
    #expect(try providers(stage.aem).count == 1)
    let token = try stage.token(
      secret: credential.clientSecret, client: credential.clientID,
      scope: credential.scopes.joined(separator: ","))
    #expect(token.status == 200)
  }

  @Test("AEM's own test passes with the IMS configuration of Smart Tags")
  func smartTagsWork() throws {
    let stage = try Rehearsal(
      options: SandboxOptions(validationDelay: 0, presets: [.servicePack22]))
    func validate() throws -> String {
      try stage.aem.post(
        "/system/console/jmx/com.day.cq.dam.similaritysearch.internal.impl%3Atype%3DSCS"
          + "/op/validateConfigs/", [:]
      ).text
    }
    #expect(try validate().contains("there is no access token provider"))
    #expect(stage.sandbox.play(.createIMSConfiguration) == .done)
    #expect(try !validate().contains("access token provider"))
  }

  @Test("Without the OAuth form, or the hotfix, no IMS configuration can be created")
  func needsAForm() throws {
    for (presets, product, act) in [
      ([], SandboxProduct.brandPortal, "install-oauth-package"),
      ([.servicePack22, .hotfixMissing], .smartTags, "install-hotfix"),
    ] as [([SandboxPreset], SandboxProduct, String)] {
      let stage = try Rehearsal(options: SandboxOptions(presets: presets))
      guard case .impossible(let reason) = stage.sandbox.play(.createIMSConfiguration, for: product)
      else {
        Issue.record("\(product) was possible")
        continue
      }
      #expect(reason.contains(act))
      #expect(try providers(stage.aem).isEmpty)
      #expect(stage.sandbox.play(try #require(SandboxAct(rawValue: act))) == .done)
      #expect(stage.sandbox.play(.createIMSConfiguration, for: product) == .done)
    }
  }

  @Test("A JWT configuration has the product's own credential", arguments: SandboxProduct.allCases)
  func createJWTConfiguration(_ product: SandboxProduct) throws {
    let stage = try stage()
    let jwt = try #require(try stage.sandbox.jwtCredential(of: product))
    #expect(stage.sandbox.play(.createJWTConfiguration, for: product) == .done)
    let made = try providers(stage.aem)
    let values = try #require(made.values.first)
    #expect(values["auth.token.provider.client.id"] == .string(jwt.clientID))
    #expect(values["auth.token.provider.endpoint"]?.string?.hasSuffix("/ims/exchange/jwt") == true)
    #expect(try secrets(stage.aem) == [jwt.clientSecret])
    #expect(stage.sandbox.play(.createJWTConfiguration, for: product) == .unchanged)
    #expect(try providers(stage.aem).count == 1)
  }

  @Test("A JWT configuration is migrated in its place")
  func migrateIMSConfiguration() throws {
    let stage = try stage(.servicePack22, .brandPortalExisting)
    let credential = try #require(stage.sandbox.oauthCredential(of: .brandPortal))
    let jwt = try #require(try stage.sandbox.jwtCredential(of: .brandPortal))
    let before = try ConsoleContract.instances(stage.aem, ConsoleContract.provider)
    let old = try providers(stage.aem)["Brand Portal"]
    #expect(old?["auth.token.provider.client.id"] == .string(jwt.clientID))
    #expect(stage.sandbox.play(.migrateIMSConfiguration, for: .target) == .unchanged)
    #expect(stage.sandbox.play(.migrateIMSConfiguration, for: .brandPortal) == .done)
    #expect(try ConsoleContract.instances(stage.aem, ConsoleContract.provider) == before)
    let new = try providers(stage.aem)["Brand Portal"]
    #expect(new?["auth.token.provider.client.id"] == .string(credential.clientID))
    #expect(new?["auth.token.provider.endpoint"]?.string?.hasSuffix("/ims/token/v3") == true)
    #expect(try secrets(stage.aem) == [credential.clientSecret])
    #expect(stage.sandbox.play(.migrateIMSConfiguration, for: .brandPortal) == .unchanged)
  }

  @Test("Of two IMS configurations the one with OAuth stays, with its own secret")
  func deleteDuplicates() throws {
    let stage = try stage(.servicePack22, .imsDuplicates)
    let credential = try #require(stage.sandbox.oauthCredential(of: .brandPortal))
    #expect(try providers(stage.aem).count == 2)
    #expect(stage.sandbox.play(.deleteDuplicates, for: .brandPortal) == .done)
    #expect(try providers(stage.aem).keys.sorted() == ["Brand Portal new"])
    #expect(try secrets(stage.aem) == [credential.clientSecret])
    #expect(stage.sandbox.play(.deleteDuplicates, for: .brandPortal) == .unchanged)
  }

  @Test("Packages are listed as installed today; the hotfix deletes the Smart Tags configuration")
  func packages() throws {
    let clock = SandboxClock.fixed(seconds: 1_795_000_000)
    func unpacked(_ stage: Rehearsal, _ name: String) throws -> JSONValue? {
      let list = try stage.aem.get("/crx/packmgr/list.jsp?name=\(name)").json["results"]
      return list?.array?.first?["lastUnpacked"]
    }
    let old = try Rehearsal(options: SandboxOptions(clock: clock))
    let oauth = "ims-jwt-compatibility-package-6.5"
    #expect(try unpacked(old, oauth) == nil)
    #expect(old.sandbox.play(.installOAuthPackage) == .done)
    #expect(try unpacked(old, oauth) == .integer(1_795_000_060_000))
    #expect(old.sandbox.play(.installOAuthPackage) == .unchanged)
    for preset in [SandboxPreset.hotfixMissing, .hotfixUploaded] {
      let newer = try Rehearsal(
        options: SandboxOptions(clock: clock, presets: [.servicePack22, preset]))
      try newer.createConfiguration()
      #expect(try newer.configuration().status == 200)
      #expect(try unpacked(newer, "cq-6.5.0-hotfix-42384") == nil)
      #expect(newer.sandbox.play(.installHotfix) == .done)
      #expect(try unpacked(newer, "cq-6.5.0-hotfix-42384") == .integer(1_795_000_060_000))
      #expect(try newer.configuration().status == 404)
      #expect(newer.sandbox.play(.installHotfix) == .unchanged)
    }
    guard case .impossible = try stage(.servicePack23).sandbox.play(.installHotfix) else {
      Issue.record("Adobe names no hotfix for Service Pack 23")
      return
    }
  }

  @Test("The JWT key is deleted from the keystore")
  func deleteKeystoreAlias() throws {
    let stage = try stage(.jwtExisting)
    let path = "/home/users/system/dam/dam-update-service.ks.json"
    let before = try stage.aem.get(path).json["aliases"]?.array
    #expect(before?.map { $0["alias"] } == ["similaritysearch"])
    #expect(stage.sandbox.play(.deleteKeystoreAlias, for: .smartTags) == .done)
    #expect(try stage.aem.get(path).json["aliases"]?.array == [])
    #expect(stage.sandbox.play(.deleteKeystoreAlias, for: .smartTags) == .unchanged)
  }

  @Test("A Smart Tags configuration passes AEM's own test, and on newer releases needs IMS first")
  func createSmartTags() throws {
    let older = try Rehearsal(options: SandboxOptions(validationDelay: 0))
    let path = "\(Self.services)/smarttagging/smart-tags/jcr:content.json"
    #expect(try older.aem.get(path).status == 404)
    #expect(older.sandbox.play(.createSmartTags) == .done)
    let content = try older.aem.get(path).json
    #expect(content["apiKey"] == .string(older.facts.clientID))
    #expect(content["clientSecret"]?.string?.hasPrefix("{") == true)
    #expect(try !older.validate().text.contains("IMS refuses"))
    #expect(older.sandbox.play(.createSmartTags) == .unchanged)
    let newer = try stage(.servicePack22)
    guard case .impossible(let reason) = newer.sandbox.play(.createSmartTags) else {
      Issue.record("it was possible without an IMS configuration")
      return
    }
    #expect(reason.contains("create-ims-configuration"))
    #expect(newer.sandbox.play(.createIMSConfiguration) == .done)
    #expect(newer.sandbox.play(.createSmartTags) == .done)
    #expect(try newer.aem.get(path).json["apiKey"] == nil)
  }

  @Test("Brand Portal gets four agents that pass their test, and close their connections")
  func brandPortal() throws {
    let stage = try stage(.servicePack22)
    guard case .impossible = stage.sandbox.play(.createBrandPortal) else {
      Issue.record("it was possible without an IMS configuration")
      return
    }
    #expect(stage.sandbox.play(.createIMSConfiguration, for: .brandPortal) == .done)
    #expect(stage.sandbox.play(.createBrandPortal) == .done)
    #expect(stage.sandbox.play(.createBrandPortal) == .unchanged)
    let agent = "\(Self.agents)/mp_replication_agent_3"
    #expect(try stage.aem.get("\(agent).test.html").text.contains("/content successful."))
    func isClosed() throws -> JSONValue? {
      try stage.aem.get("\(agent)/jcr:content.json").json["protocolHTTPConnectionClose"]
    }
    #expect(try isClosed() == "false")
    #expect(stage.sandbox.play(.closeAgentConnections) == .done)
    #expect(try isClosed() == "true")
    #expect(stage.sandbox.play(.closeAgentConnections) == .unchanged)
  }

  @Test(
    "Target's agent is enabled, wherever it was",
    arguments: [SandboxPreset.noSampleContent, .targetAgentMissing, .targetAgentElsewhere])
  func enableTargetAgent(_ preset: SandboxPreset) throws {
    let stage = try stage(preset)
    func state() throws -> String {
      let content = try stage.aem.get("\(Self.agents).infinity.json").json["test_and_target"]?[
        "jcr:content"]
      return "\(content?["enabled"]?.string ?? "") \(content?["transportUri"]?.string ?? "")"
    }
    #expect(try state() != "true tnt:///")
    #expect(stage.sandbox.play(.enableTargetAgent) == .done)
    #expect(try state() == "true tnt:///")
    #expect(stage.sandbox.play(.enableTargetAgent) == .unchanged)
  }

  @Test("The author's address and its proxies are set, each once")
  func links() throws {
    let stage = try stage(.proxyForOne)
    func values(_ pid: String, _ name: String) throws -> JSONValue? {
      let property = try ConsoleContract.properties(stage.aem, pid)?[name]
      return property?["values"] ?? property?["value"]
    }
    let externalizer = "com.day.cq.commons.impl.ExternalizerImpl"
    let own = JSONValue.string("author https://author.example.com")
    #expect(try values(externalizer, "externalizer.domains")?.array?.contains(own) != true)
    #expect(stage.sandbox.play(.configureExternalizer) == .done)
    #expect(try values(externalizer, "externalizer.domains")?.array?.contains(own) == true)
    #expect(stage.sandbox.play(.configureExternalizer) == .unchanged)
    let factory = "org.apache.http.proxyconfigurator"
    #expect(try ConsoleContract.instances(stage.aem, factory).isEmpty)
    #expect(stage.sandbox.play(.configureProxy) == .done)
    #expect(stage.sandbox.play(.configureProxy) == .unchanged)
    #expect(try ConsoleContract.instances(stage.aem, factory).count == 1)
    #expect(try values("com.day.commons.httpclient", "proxy.host") == "proxy.example.com")
  }

  @Test("Target comes from nothing: IMS configuration, configuration, framework, pages")
  func target() throws {
    let stage = try stage(.servicePack22)
    let folder = "\(Self.services)/testandtarget"
    let acts: [SandboxAct] = [.createTarget, .createFramework, .assignFramework]
    for act in acts {
      guard case .impossible = stage.sandbox.play(act) else {
        Issue.record("\(act) was possible at first")
        return
      }
    }
    #expect(try stage.aem.get("\(folder)/main.json").status == 404)
    #expect(stage.sandbox.play(.createIMSConfiguration, for: .target) == .done)
    for act in acts {
      #expect(stage.sandbox.play(act) == .done)
      #expect(stage.sandbox.play(act) == .unchanged)
    }
    let content = try stage.aem.get("\(folder)/main/jcr:content.infinity.json").json
    #expect(content["public"]?["clientcode"] == .string(stage.facts.targetClientCode))
    #expect(content["email"] == nil)
    let framework = JSONValue.string("\(folder)/main/framework")
    for site in ["sandbox", "other"] {
      let page = try stage.aem.get("/content/\(site)/jcr:content.json").json
      #expect(page["cq:cloudserviceconfigs"] == [framework])
    }
  }

  @Test("On AEM as a Cloud Service, and on a plain Sling, no act can be played")
  func elsewhere() throws {
    let cloud = try stage(.cloudService)
    let sling = try Rehearsal(.notAEM)
    for sandbox in [cloud.sandbox, sling.sandbox] {
      for act in SandboxAct.allCases {
        guard case .impossible = sandbox.play(act) else {
          Issue.record("\(act) was possible")
          continue
        }
      }
    }
  }

  @Test("What an act has done is in the state file")
  func kept() throws {
    let file = Rehearsal.temporaryPath("state.json")
    defer { try? FileManager.default.removeItem(atPath: file) }
    let first = try Rehearsal(options: SandboxOptions(stateFile: file))
    #expect(first.sandbox.play(.installOAuthPackage) == .done)
    first.sandbox.stop()
    let second = try Rehearsal(options: SandboxOptions(stateFile: file))
    #expect(second.sandbox.play(.installOAuthPackage) == .unchanged)
  }
}
