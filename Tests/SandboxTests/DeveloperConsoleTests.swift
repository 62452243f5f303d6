import Foundation
import Sandbox
import Testing
import Values

@Suite("Developer Console's API", .timeLimit(.minutes(5)))
struct DeveloperConsoleTests {
  @Test("From nothing to a token: project, credential, service, download, token")
  func wholeWay() throws {
    let rehearsal = try Rehearsal()
    let console = rehearsal.console
    let workspace = try rehearsal.createWorkspacePath()
    let made = try console.send(
      "POST", "\(workspace)/credentials/oauth-server-to-server",
      ["name": "AEM tags", "description": "for the author"])
    #expect(made.status == 200)
    let id = made.json["id"]?.string ?? ""
    #expect(Int(id) != nil)
    #expect(made.json["orgId"] == .string(try rehearsal.organization()))
    let client = made.json["apiKey"]?.string ?? ""

    let before = try download(console, workspace)
    #expect(before["integration_type"] == "oauth_server_to_server")
    let grant = before["oauth_server_to_server"]
    #expect(grant?["client_id"] == .string(client))
    #expect(grant?["scopes"] == ["openid", "AdobeID"])
    let secret = grant?["client_secrets"]?.array?.first?.string ?? ""
    let scope = "read_pc.dma_smart_content,openid,AdobeID"
    let early = try rehearsal.token(secret: secret, client: client, scope: scope)
    #expect(early.status == 400)
    #expect(early.json["error"] == "invalid_scope")

    let services = try console.send(
      "PUT", "\(workspace)/credentials/oauth_server_to_server/\(id)/services",
      try rehearsal.subscription(rehearsal.facts.sdkCode))
    #expect(services.status == 200)
    #expect(services.json == ["sdkList": [.string(rehearsal.facts.sdkCode)]])

    let after = try download(console, workspace)["oauth_server_to_server"]
    #expect(after?["scopes"]?.array?.contains("read_pc.dma_smart_content") == true)
    let late = try rehearsal.token(secret: secret, client: client, scope: scope)
    #expect(late.status == 200)
    #expect(late.scopes == ["read_pc.dma_smart_content", "openid", "AdobeID"])
    #expect(late.claims["client_id"] == .string(client))
    #expect(late.claims["user_id"] == after?["technical_account_id"])

    #expect(try console.method("DELETE", "\(workspace)/credentials/\(id)").status == 200)
    #expect(
      try rehearsal.token(secret: secret, client: client, scope: "openid").json
        == ["error": "invalid_client", "error_description": "invalid client_id parameter"])
    #expect(
      rehearsal.sandbox.requests.filter(\.changing).map(\.service)
        == Array(repeating: .console, count: 4))
  }

  /// The first credential in the download of a workspace.
  private func download(_ console: Curl, _ workspace: String) throws -> JSONValue {
    let document = try console.get("\(workspace)/download").json
    #expect(document["project"]?["org"]?["workspace"] == nil)
    let details = document["project"]?["workspace"]?["details"]
    return details?["credentials"]?.array?.first ?? .null
  }

  @Test("Bad tokens are a 401, bad keys a 403, in the gateway's words")
  func gate() throws {
    let rehearsal = try Rehearsal()
    func reply(_ headers: String...) throws -> Curl.Reply {
      var console = rehearsal.console
      console.standing = headers
      return try console.get("/organizations")
    }
    let key = "x-api-key: aio-cli-console-auth"
    let bearer = "Authorization: Bearer \(rehearsal.sandbox.userToken)"
    #expect(try reply(key, bearer).status == 200)
    let token = try reply(key, "Authorization: Bearer bad")
    #expect(token.status == 401)
    #expect(token.json == ["error_code": "401013", "message": "Oauth token is not valid"])
    let other = try reply("x-api-key: bad", bearer)
    #expect(other.status == 403)
    #expect(other.json == ["error_code": "403003", "message": "Api Key is invalid"])
    #expect(try reply(bearer).json["error_code"] == "403000")
    #expect(try reply(key).json["error_code"] == "403010")
    let own = try rehearsal.token().json["access_token"]?.string ?? ""
    #expect(try reply(key, "Authorization: Bearer \(own)").json["error_code"] == "403011")
    var bare = rehearsal.console
    bare.base = rehearsal.facts.console
    #expect(try bare.get("/organizations").status == 404)
    #expect(try rehearsal.console.get("/nothing").status == 404)
    #expect(try rehearsal.console.method("PUT", "/organizations").status == 405)
  }

  @Test("Organizations and terms")
  func organizations() throws {
    let rehearsal = try Rehearsal()
    let all = try rehearsal.console.get("/organizations").json.array ?? []
    let company = all.first { $0["code"]?.string == rehearsal.facts.orgID }
    #expect(company?["type"] == "entp")
    #expect(company?["role"] == "ADMIN")
    #expect(all.contains { $0["type"] == "developer" })
    let id = try rehearsal.organization()
    let terms = try rehearsal.console.get("/services/ims/organizations/\(id)/terms")
    #expect(terms.json == ["accepted": true, "current": true])
    #expect(try rehearsal.console.get("/organizations/1/projects").status == 404)
  }

  @Test("Services say what is needed, by number or by code of the organization")
  func services() throws {
    let rehearsal = try Rehearsal()
    let path = "/organizations/\(try rehearsal.organization())/services"
    let all = try rehearsal.console.get(path).json.array ?? []
    #expect(all.count > 3)
    let one = try rehearsal.console.get("\(path)?sdkCodes=MCSmartContentServicesSDK").json
    #expect(one.array?.count == 1)
    let service = one.array?.first
    #expect(service?["enabled"] == true)
    #expect(service?["disabledReasons"] == [])
    let profile = service?["properties"]?["licenseConfigs"]?.array?.first
    #expect(profile?["name"] == "Smart Content Services")
    #expect(profile?["id"]?.string != nil && profile?["productId"]?.string != nil)
    let byCode = try rehearsal.console.get(
      "/organizations/\(rehearsal.facts.orgID)/services/v2?sdkCodes=AdobeTargetSDK")
    #expect(byCode.json["services"]?.array?.first?["name"] == "Adobe Target")
  }

  @Test("Projects are created, found, edited and deleted")
  func projects() throws {
    let rehearsal = try Rehearsal()
    let console = rehearsal.console
    let path = "/organizations/\(try rehearsal.organization())/projects"
    let made = try rehearsal.createProject()
    #expect(made.status == 201)
    #expect(made.json["projectType"] == "default")
    let id = made.json["projectId"]?.string ?? ""
    #expect(id.count == 19 && Int(id) != nil)
    let found = try console.get("\(path)?title=AEM%20tags").json.array
    #expect(found?.count == 1)
    #expect(found?.first?["enabled"] == 1)
    #expect(found?.first?["org_id"] == .string(try rehearsal.organization()))
    #expect(found?.first?["date_created"]?.string?.hasSuffix("Z") == true)
    let legacy = try console.get("\(path)?credentialType=service&includeCredentials=true").json
    #expect(
      legacy.array?.map { $0["name"]?.string }
        == ["AEMLegacy", "AEMLegacyPortal", "AEMLegacyTarget"])
    #expect(try console.get("\(path)?page=1&size=4").json.array?.count == 4)
    #expect(try console.get("\(path)?page=2&size=4").json.array?.count == 3)
    #expect(try console.get("\(path)?page=0").json == "page must be a positive integer")
    let edited = try console.send("PATCH", "\(path)/\(id)", ["title": "Other"])
    #expect(edited.json["title"] == "Other")
    #expect(try console.method("POST", "\(path)/\(id)/can-delete").json == ["errors": []])
    #expect(try console.method("DELETE", "\(path)/\(id)").status == 200)
    #expect(try console.get("\(path)/\(id)").status == 404)
  }

  @Test("Names that Developer Console does not take")
  func names() throws {
    let rehearsal = try Rehearsal()
    let path = "/organizations/\(try rehearsal.organization())/projects"
    for (name, title, type) in [
      ("has space", "Title", "default"), ("", "Title", "default"), ("Good1", "  ", "default"),
      ("Good1", "Title!", "default"), ("Good1", "Title", "other"),
      (String(repeating: "n", count: 21), "Title", "default"),
    ] {
      let reply = try rehearsal.console.send(
        "POST", path,
        ["name": .string(name), "title": .string(title), "type": .string(type)])
      #expect(reply.status == 400, "\(name) \(title) \(type)")
    }
    #expect(try rehearsal.createProject("Twice").status == 201)
    let again = try rehearsal.createProject("Twice")
    #expect(again.status == 409)
    #expect(again.json == "ERR_MSG_DUPLICATE_NAME")
  }

  @Test("A default project has one workspace only")
  func workspaces() throws {
    let rehearsal = try Rehearsal()
    let console = rehearsal.console
    let workspace = try rehearsal.createWorkspacePath()
    let all = String(workspace[..<(workspace.lastIndex(of: "/") ?? workspace.endIndex)])
    let second = try console.send("POST", all, ["name": "Stage"])
    #expect(second.status == 400)
    #expect(second.json == "Only one workspace allowed for project type default")
    #expect(try console.get(all).json.array?.count == 1)
    let renamed = try console.send("PATCH", workspace, ["name": "Prod", "description": "d"])
    #expect(renamed.json["description"] == "d")
    #expect(try console.get(workspace).json["name"] == "Prod")
    #expect(try console.method("DELETE", workspace).status == 200)
    #expect(try console.send("POST", all, ["name": "Stage"]).status == 201)
    let both = try console.send(
      "POST", "/organizations/\(try rehearsal.organization())/projects_workspaces",
      [
        "project": ["name": "Builder", "title": "Builder", "type": "jaeger"],
        "workspaces": [["name": "Production"], ["name": "Stage"]],
      ])
    #expect(both.status == 201)
    #expect(both.json["workspaces"]?.array?.count == 2)
  }
}
