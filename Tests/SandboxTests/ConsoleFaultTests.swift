import Foundation
import Sandbox
import Testing
import Values

@Suite("Faults of Developer Console", .timeLimit(.minutes(5)))
struct ConsoleFaultTests {
  private func projects(_ rehearsal: Rehearsal) throws -> Int? {
    try rehearsal.console.get("/organizations/\(rehearsal.organization())/projects")
      .json.array?.count
  }

  private func createCredential(_ rehearsal: Rehearsal, _ workspace: String) throws -> Curl.Reply {
    try rehearsal.console.send(
      "POST", "\(workspace)/credentials/oauth-server-to-server",
      ["name": "AEM tags", "description": "test"])
  }

  @Test("console-401 and console-403 refuse every call")
  func refused() throws {
    let token = try Rehearsal(.console401).console.get("/organizations")
    #expect(token.status == 401)
    #expect(token.json["error_code"] == "401013")
    let key = try Rehearsal(.console403).console.get("/organizations")
    #expect(key.status == 403)
    #expect(key.json["error_code"] == "403003")
  }

  @Test(
    "The first change of each path fails, and nothing has changed",
    arguments: [
      (SandboxFault.console409, 409), (.console429, 429), (.console500, 500),
      (.consoleDropBefore, 0),
    ])
  func firstChange(_ fault: SandboxFault, _ status: Int) throws {
    let rehearsal = try Rehearsal(fault)
    let before = try #require(try projects(rehearsal))
    let first = try rehearsal.createProject()
    #expect(first.status == status)
    if status == 429 { #expect(first.headers["retry-after"] == "1") }
    #expect(try projects(rehearsal) == before)
    let second = try rehearsal.createProject()
    #expect(second.status == 201)
    #expect(try projects(rehearsal) == before + 1)
    #expect(try rehearsal.createProject("Another").status == 201)
    let workspace =
      "/organizations/\(try rehearsal.organization())/projects/"
      + "\(second.json["projectId"]?.string ?? "")/workspaces/"
      + "\(second.json["workspaceId"]?.string ?? "")"
    #expect(try createCredential(rehearsal, workspace).status == status)
    #expect(try createCredential(rehearsal, workspace).status == 200)
  }

  @Test("console-drop-after loses the answer, and the change is there")
  func dropAfter() throws {
    let rehearsal = try Rehearsal(.consoleDropAfter)
    let before = try #require(try projects(rehearsal))
    #expect(try rehearsal.createProject().status == 0)
    #expect(try projects(rehearsal) == before + 1)
    #expect(try rehearsal.createProject().json == "ERR_MSG_DUPLICATE_NAME")
  }

  @Test("console-scopes-lost says that it worked, and the scopes are missing")
  func scopesLost() throws {
    let rehearsal = try Rehearsal(.consoleScopesLost)
    let workspace = try rehearsal.createWorkspacePath()
    let id = try createCredential(rehearsal, workspace).json["id"]?.string ?? ""
    let reply = try rehearsal.console.send(
      "PUT", "\(workspace)/credentials/oauth_server_to_server/\(id)/services",
      try rehearsal.subscription(rehearsal.facts.sdkCode))
    #expect(reply.json == ["sdkList": [.string(rehearsal.facts.sdkCode)]])
    let details = try rehearsal.console.get("\(workspace)/download")
      .json["project"]?["workspace"]?["details"]
    let grant = details?["credentials"]?.array?.first?["oauth_server_to_server"]
    #expect(grant?["scopes"] == ["openid", "AdobeID"])
    let token = try rehearsal.token(
      secret: grant?["client_secrets"]?.array?.first?.string,
      client: grant?["client_id"]?.string, scope: "read_pc.dma_smart_content")
    #expect(token.json["error"] == "invalid_scope")
  }

  @Test(
    "A disabled service says why, and cannot be added",
    arguments: [
      (SandboxFault.consoleServiceDisabled, "ORG_MISSING_PRODUCT_PROFILES"),
      (.consoleUserMissingProfiles, "USER_MISSING_PRODUCT_PROFILES"),
      (.consoleUserMissingAdminRole, "USER_MISSING_ADMIN_ROLE"),
      (.consoleUserMissingRole, "USER_MISSING_ADMIN_OR_DEVELOPER_ROLE"),
      (.consoleOrgMissingFIS, "ORG_MISSING_FIS"),
      (.consoleOrgMissingTenant, "ORG_MISSING_TARGET_TENANT_ID"),
      (.consoleUserMissingBeta, "USER_MISSING_PUBLIC_BETA"),
      (.consoleUnsupportedOrg, "UNSUPPORTED_ORG_TYPE"),
      (.consoleOrgNotAllowlisted, "ORG_NOT_ALLOWLISTED"), (.consoleDeprecated, "DEPRECATED"),
      (.consoleException, "EXCEPTION"),
    ])
  func disabled(_ fault: SandboxFault, _ reason: String) throws {
    let rehearsal = try Rehearsal(fault)
    let code = reason.contains("TARGET") ? "AdobeTargetSDK" : rehearsal.facts.sdkCode
    let service = try rehearsal.console.get(
      "/organizations/\(rehearsal.organization())/services?sdkCodes=\(code)"
    ).json.array?.first
    #expect(service?["enabled"] == false)
    #expect(service?["disabledReasons"] == [.string(reason)])
    let workspace = try rehearsal.createWorkspacePath()
    let id = try createCredential(rehearsal, workspace).json["id"]?.string ?? ""
    let reply = try rehearsal.console.send(
      "PUT", "\(workspace)/credentials/oauth_server_to_server/\(id)/services",
      [["sdkCode": .string(code), "licenseConfigs": [["op": "add", "id": "410021"]]]])
    #expect(reply.json == ["sdkList": [], "errorList": [.string(code)]])
  }

  @Test("Terms must be accepted before anything is created")
  func terms() throws {
    let rehearsal = try Rehearsal(.consoleTermsNotAccepted)
    let path = "/services/ims/organizations/\(try rehearsal.organization())/terms"
    #expect(try rehearsal.console.get(path).json == ["accepted": false, "current": false])
    #expect(try rehearsal.createProject().status == 403)
    #expect(try rehearsal.console.method("POST", path).json == ["accepted": true])
    #expect(try rehearsal.console.get(path).json == ["accepted": true, "current": true])
    #expect(try rehearsal.createProject().status == 201)
  }

  @Test("The quota of credentials is used up")
  func quota() throws {
    let rehearsal = try Rehearsal(.consoleQuota)
    let workspace = try rehearsal.createWorkspacePath()
    let reply = try createCredential(rehearsal, workspace)
    #expect(reply.status == 403)
    #expect(reply.json == "ERR_MSG_QUOTA_EXCEEDED")
  }

  @Test("Projects and credentials are there after a restart")
  func restart() throws {
    let path = Rehearsal.temporaryPath("state")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let first = try Rehearsal(options: SandboxOptions(stateFile: path))
    let workspace = try first.createWorkspacePath()
    let client = try createCredential(first, workspace).json["apiKey"]?.string ?? ""
    let jwt = try #require(try first.sandbox.jwtCredential())
    let key = try String(contentsOfFile: jwt.privateKey, encoding: .utf8)
    first.sandbox.stop()
    let second = try Rehearsal(options: SandboxOptions(stateFile: path))
    #expect(try second.console.get("/clients/\(client)/credential").status == 200)
    let again = try #require(try second.sandbox.jwtCredential())
    #expect(try String(contentsOfFile: again.privateKey, encoding: .utf8) == key)
    let token = try Assertion(again, second.facts).signed()
    #expect(try second.exchange(token, again).status == 200)
  }
}
