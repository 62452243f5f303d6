import Foundation
import Sandbox
import Testing
import Values

@Suite("Brand Portal, its agents, and IMS configurations", .timeLimit(.minutes(5)))
struct BrandPortalTests {
  private static let agents = "/etc/replication/agents.author"

  /// Creates an IMS configuration through the servlet that its resource type names.
  static func makeIMS(_ rehearsal: Rehearsal, service: String = "Adobe Brand Portal") throws
    -> Curl.Reply
  {
    try rehearsal.aem.post(
      servlet(rehearsal, "update") ?? "/nowhere",
      [
        "cloudServiceName": service, "title": "Ours",
        "authServerUrl": "https://ims-na1.adobelogin.com", "apiKey": rehearsal.facts.clientID,
        "clientSecret": "s", "jwtClaims": "{\"iss\":\"O\",\"exp\":5}", "newKeypairAlias": "bp",
      ])
  }

  static func servlet(_ rehearsal: Rehearsal, _ name: String) throws -> String? {
    let type =
      "cq/adobeims-configuration/components/admin/datasources/imsconfigurations/\(name)"
    func find(_ node: JSONValue, _ path: String) -> String? {
      if node["sling:resourceType"]?.string == type { return path }
      for (name, child) in node.object ?? [:] {
        if child.object != nil, let found = find(child, "\(path)/\(name)") { return found }
      }
      return nil
    }
    let root = "/libs/cq/adobeims-configuration"
    return find(try rehearsal.aem.get("\(root).infinity.json").json, root)
  }

  static func save(_ rehearsal: Rehearsal, _ provider: String) throws -> Curl.Reply {
    try rehearsal.aem.post(
      "/apps/brandportal/config",
      [
        "item": "", "name": "bp", "tenantURL": "https://acme.brand-portal.adobe.com",
        "pubFolder": "", "pubFolder@Delete": "", "imsConfig": provider,
        "oauthScopes": "dam-read dam-write dam-sync cc-share",
        "sling:resourceType": "dam/components/mediaportal/config",
      ])
  }

  private func names(_ rehearsal: Rehearsal) throws -> [String] {
    try rehearsal.aem.get("\(Self.agents).1.json").json.object?.keys
      .filter { $0.hasPrefix("mp_replication_agent") }.sorted() ?? []
  }

  @Test("An IMS configuration is a pair of OSGi configurations; every call makes another")
  func ims() throws {
    let rehearsal = try Rehearsal()
    let made = try Self.makeIMS(rehearsal)
    #expect(made.status == 200)
    let provider = ConsoleContract.provider
    #expect(try ConsoleContract.instances(rehearsal.aem, provider) == [made.text])
    let stored = try ConsoleContract.properties(rehearsal.aem, made.text)
    #expect(stored?["auth.token.provider.title"]?["value"] == "Ours")
    #expect(stored?["auth.token.provider.keypair.alias"]?["value"] == "bp")
    #expect(
      stored?["auth.token.provider.default.claims"]?["values"]
        == ["\"exp\" : 5", "\"iss\" : \"O\""])
    _ = try Self.makeIMS(rehearsal)
    #expect(try ConsoleContract.instances(rehearsal.aem, provider).count == 2)
    let path = try Self.servlet(rehearsal, "delete") ?? "/nowhere"
    _ = try rehearsal.aem.post(path, ["configurationIds": made.text])
    #expect(try ConsoleContract.instances(rehearsal.aem, provider).count == 1)
    #expect(
      try ConsoleContract.instances(rehearsal.aem, ConsoleContract.customizer).count == 1)
    #expect(try Self.servlet(try Rehearsal(.imsFormHidden), "update") == nil)
  }

  @Test("Saving makes four agents that are tied to their token provider")
  func agents() throws {
    let rehearsal = try Rehearsal()
    let provider = try Self.makeIMS(rehearsal).text
    #expect(try names(rehearsal) == [])
    #expect(try Self.save(rehearsal, provider).status == 200)
    let page = try rehearsal.aem.get(
      "/conf/global/settings/cloudconfigs/mediaportal/bp/jcr:content.json"
    ).json
    #expect(page["tenantURL"] == "https://acme.brand-portal.adobe.com")
    #expect(page["imsConfig"] == .string(provider))
    let all = try names(rehearsal)
    #expect(all.count == 4)
    for name in all {
      let agent = try rehearsal.aem.get("\(Self.agents)/\(name)/jcr:content.json").json
      #expect(
        agent["transportUri"]?.string?.hasPrefix("https://acme.brand-portal.adobe.com/") == true)
      #expect(agent["accessTokenProviderPid"] == .string(provider))
      let test = try rehearsal.aem.get("\(Self.agents)/\(name).test.html").text
      #expect(test.contains("succeeded"))
      let queue = try rehearsal.aem.get("\(Self.agents)/\(name)/_jcr_content.queue.json").json
      #expect(queue == ["queue": []])
    }
    _ = try ConsoleContract.delete(rehearsal.aem, provider)
    let test = try rehearsal.aem.get("\(Self.agents)/\(all[0]).test.html").text
    #expect(!test.contains("succeeded"))
    #expect(test.contains("status: 400"))
    let log = try rehearsal.aem.get("\(Self.agents)/\(all[0]).log.html").text
    #expect(log.contains(#/\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d/#))
  }

  @Test("agent-test-unclear says neither that a test succeeded nor that it failed")
  func unclearTest() throws {
    let rehearsal = try Rehearsal(.agentTestUnclear)
    _ = try Self.save(rehearsal, try Self.makeIMS(rehearsal).text)
    let name = try names(rehearsal)[0]
    for page in ["test", "log"] {
      let answer = try rehearsal.aem.get("\(Self.agents)/\(name).\(page).html")
      #expect(answer.status == 200)
      #expect(answer.text.contains("Sending TEST request"))
      for word in ["succe", "fail"] { #expect(!answer.text.lowercased().contains(word)) }
    }
  }

  @Test("agents-missing, agent-test-fails and queue-blocked")
  func faults() throws {
    let missing = try Rehearsal(.agentsMissing)
    let provider = try Self.makeIMS(missing).text
    _ = try Self.save(missing, provider)
    #expect(try names(missing).count == 2)
    _ = try Self.save(missing, provider)
    #expect(try names(missing).count == 4)
    let broken = try Rehearsal(.agentTestFails, .queueBlocked)
    _ = try Self.save(broken, try Self.makeIMS(broken).text)
    let name = try names(broken)[0]
    let test = try broken.aem.get("\(Self.agents)/\(name).test.html")
    #expect(test.status == 200)
    #expect(!test.text.contains("succeeded"))
    let queue = try broken.aem.get("\(Self.agents)/\(name)/jcr:content.queue.json").json
    #expect(queue["queue"]?.array?.count == 2)
    let page = "\(Self.agents)/\(name)/jcr:content"
    let deeper = try broken.aem.get("\(page).queue.infinity.json").json
    #expect(deeper["queue"]?.array?.count == 2)
    #expect(deeper["transportUri"] == nil)
    #expect(try broken.aem.get("\(page).infinity.queue.json").status == 400)
    let beans =
      try broken.aem.get(
        "/system/sling/monitoring/mbeans/com/adobe/granite/replication/agent.1.json"
      ).json.object ?? [:]
    let bean = beans.values.first {
      $0["mbean:objectName"]?.string?.contains("id=\"\(name)\"") == true
    }
    #expect(bean?["QueueBlocked"] == true)
  }

  @Test("Signing in with the form gives a cookie, which needs a CSRF token to write")
  func login() throws {
    let rehearsal = try Rehearsal()
    let anonymous = Curl(base: rehearsal.facts.aem, server: rehearsal.sandbox)
    let path = "/libs/granite/core/content/login.html/j_security_check"
    let wrong = try anonymous.post(
      path, ["j_username": "admin", "j_password": "x", "resource": "/", "_charset_": "utf-8"])
    #expect(wrong.status == 302)
    #expect(wrong.headers["set-cookie"] == nil)
    #expect(wrong.headers["location"]?.contains("j_reason") == true)
    let right = try anonymous.post(
      path, ["j_username": rehearsal.facts.user, "j_password": rehearsal.facts.password])
    #expect(right.status == 302)
    let cookie = right.headers["set-cookie"]?.split(separator: ";").first.map(String.init) ?? ""
    #expect(cookie.hasPrefix("login-token="))
    let headers = ["Cookie: \(cookie)"]
    #expect(try anonymous.get("/home.json", headers: headers).status == 200)
    #expect(try anonymous.post("/content/x", ["a": "1"], headers: headers).status == 403)
    let token = try anonymous.get("/libs/granite/csrf/token.json", headers: headers).json["token"]
    let signed = headers + ["CSRF-Token: \(token?.string ?? "")"]
    #expect(try anonymous.post("/content/x", ["a": "1"], headers: signed).status == 201)
  }

  @Test("server-error, empty-answer and login-redirect")
  func answers() throws {
    let server = try Rehearsal(.serverError)
    #expect(try server.aem.post("/content/x", ["a": "1"]).status == 500)
    #expect(try server.aem.get("/content/x.json").status == 404)
    #expect(try server.aem.post("/content/x", ["a": "1"]).status == 201)
    let empty = try Rehearsal(.emptyAnswer).aem.get("/content.json")
    #expect(empty.status == 200 && empty.body.isEmpty)
    let sent = try Rehearsal(.loginRedirect).aem.get("/content.json")
    #expect(sent.status == 302)
    #expect(sent.headers["location"]?.contains("/login.html") == true)
  }
}
