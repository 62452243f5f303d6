import Foundation
import Sandbox
import Testing
import Values

@Suite("Presets of Brand Portal and Target, and what a setup is tried on", .timeLimit(.minutes(5)))
struct StagePresetTests {
  private static let agents = "/etc/replication/agents.author"

  private func author(_ presets: SandboxPreset...) throws -> Curl {
    try Rehearsal(options: SandboxOptions(presets: presets)).aem
  }

  @Test("brand-portal-existing: an old cloud service; the other two: one of today")
  func brandPortal() throws {
    for (preset, there, other, address) in [
      (
        SandboxPreset.brandPortalExisting, "/etc/cloudservices/mediaportal",
        "/conf/global/settings/cloudconfigs/mediaportal", "/ims/exchange/jwt"
      ),
      (
        .brandPortalConnected, "/conf/global/settings/cloudconfigs/mediaportal",
        "/etc/cloudservices/mediaportal", "/ims/token/v3"
      ),
      (
        .brandPortalJWT, "/conf/global/settings/cloudconfigs/mediaportal",
        "/etc/cloudservices/mediaportal", "/ims/exchange/jwt"
      ),
    ] {
      let aem = try author(preset)
      let page = try aem.get("\(there)/brand-portal/jcr:content.json").json
      #expect(page["tenantURL"] == "https://sandbox.brand-portal.adobe.com")
      #expect(try aem.get("\(other)/brand-portal.json").status == 404)
      let user = try aem.get("/home/users/mac/mac-sandbox-replication.json").json
      #expect(user["rep:authorizableId"] == "mac-sandbox-replication")
      let pid = try ConsoleContract.instances(aem, ConsoleContract.provider).first ?? ""
      let stored = try ConsoleContract.properties(aem, pid)
      #expect(
        stored?["auth.token.provider.endpoint"]?["value"]?.string?.hasSuffix(address) == true)
      for name in ["", "_1", "_2", "_3"] {
        let agent = try aem.get("\(Self.agents)/mp_replication_agent\(name)/jcr:content.json").json
        #expect(agent["accessTokenProviderPid"] == .string(pid))
        #expect(agent["userId"] == "mac-sandbox-replication")
      }
    }
  }

  @Test("Saving a Brand Portal configuration makes the user that its agents act for, once")
  func user() throws {
    let rehearsal = try Rehearsal()
    let path = "/home/users/mac/mac-acme-replication.json"
    #expect(try rehearsal.aem.get(path).status == 404)
    let provider = try BrandPortalTests.makeIMS(rehearsal).text
    for _ in 1...2 { #expect(try BrandPortalTests.save(rehearsal, provider).status == 200) }
    #expect(
      try rehearsal.aem.get(path).json["rep:authorizableId"] == "mac-acme-replication")
    let query =
      "/bin/querybuilder.json?path=/home/users&1_property=rep:authorizableId"
      + "&1_property.value=mac-acme-replication"
    #expect(try rehearsal.aem.get(query).json["total"] == 1)
  }

  @Test("The agent for Target is on, and off without sample content")
  func targetAgent() throws {
    let path = "\(Self.agents)/test_and_target/jcr:content.json"
    let on = try author().get(path).json
    #expect(on["enabled"] == "true" && on["transportUri"] == "tnt:///")
    #expect(try author(.noSampleContent).get(path).json["enabled"] == "false")
  }

  @Test("ims-duplicates: two configurations, one of them JWT")
  func duplicates() throws {
    let aem = try author(.imsDuplicates)
    let pids = try ConsoleContract.instances(aem, ConsoleContract.provider)
    #expect(pids.count == 2)
    let endpoints = try pids.compactMap {
      try ConsoleContract.properties(aem, $0)?["auth.token.provider.endpoint"]?["value"]?.string
    }
    #expect(endpoints.filter { $0.hasSuffix("/exchange/jwt") }.count == 1)
  }

  @Test("Pages are bound only with a Target configuration to bind them to")
  func pages() throws {
    let fresh = try author()
    let site = "/content/sandbox/jcr:content.json"
    #expect(try fresh.get(site).json["cq:cloudserviceconfigs"] == nil)
    let configured = try author(.targetConfigured)
    let framework = "/etc/cloudservices/testandtarget/main/framework"
    #expect(try configured.get(site).json["cq:cloudserviceconfigs"] == [.string(framework)])
    let landing = try configured.get("/content/sandbox/landing/jcr:content.json").json
    #expect(landing["cq:cloudserviceconfigs"] == "/etc/cloudservices/testandtarget/main")
    #expect(try configured.get("\(framework).json").status == 200)
  }

  @Test("Target's agent can be gone or lead elsewhere")
  func brokenAgent() throws {
    let path = "\(Self.agents)/test_and_target/jcr:content.json"
    #expect(try author(.targetAgentMissing).get(path).status == 404)
    let uri = try author(.targetAgentElsewhere).get(path).json["transportUri"]?.string
    #expect(uri?.hasPrefix("https://") == true)
  }

  @Test("A Target configuration has no framework, or two of them")
  func frameworks() throws {
    let folder = "/etc/cloudservices/testandtarget"
    let content = "/content/other/jcr:content.0.json"
    let aem = try author(.targetConfigured, .frameworkMissing)
    #expect(try aem.get("\(folder)/main.json").status == 200)
    #expect(try aem.get("\(folder)/main/framework.json").status == 404)
    #expect(try aem.get(content).json["cq:cloudserviceconfigs"] == nil)
    let two = try author(.targetConfigured, .frameworkSecond)
    let second = JSONValue.string("\(folder)/main/second")
    #expect(try two.get(content).json["cq:cloudserviceconfigs"] == [second])
    #expect(try two.get("\(folder)/main/second.json").status == 200)
  }

  @Test("A proxy for both clients from the start")
  func proxies() throws {
    let older = "/system/console/configMgr/com.day.commons.httpclient.json"
    let factory = "org.apache.http.proxyconfigurator"
    func host(_ aem: Curl) throws -> String? {
      let list = try aem.get(older).json.array
      return list?.first?["properties"]?["proxy.host"]?["value"]?.string
    }
    let both = try author(.proxyForBoth)
    #expect(try host(both) == "proxy.example.com")
    #expect(try ConsoleContract.instances(both, factory).count == 1)
    let none = try author()
    #expect(try (host(none) ?? "").isEmpty)
    #expect(try ConsoleContract.instances(none, factory).isEmpty)
  }

  @Test("A plain Sling has neither agents for Target nor pages to try things on")
  func plainSling() throws {
    let sling = try Rehearsal(.notAEM, options: SandboxOptions()).aem
    #expect(try sling.get("\(Self.agents)/test_and_target.json").status == 404)
    #expect(try sling.get("/content/sandbox.json").status == 404)
  }
}
