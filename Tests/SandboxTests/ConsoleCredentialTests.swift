import Foundation
import Sandbox
import Testing
import Values

@Suite("Credentials in Developer Console", .timeLimit(.minutes(5)))
struct ConsoleCredentialTests {
  private func create(
    _ rehearsal: Rehearsal, name: String = "AEM tags", services: JSONValue = []
  ) throws -> Curl.Reply {
    try rehearsal.console.send(
      "POST",
      "/organizations/\(rehearsal.organization())/credentials/oauth-server-to-server",
      ["name": .string(name), "description": "test", "services": services])
  }

  @Test("An organization's credential comes with a project and its services")
  func organizationLevel() throws {
    let rehearsal = try Rehearsal()
    let smart = try rehearsal.subscription(rehearsal.facts.sdkCode)
    let made = try create(rehearsal, services: smart)
    #expect(made.status == 201)
    #expect(made.json["technicalAccountId"]?.string?.hasSuffix("@techacct.adobe.com") == true)
    #expect(
      made.json["subscriptionResult"]
        == ["sdkList": [.string(rehearsal.facts.sdkCode)], "errorList": []])
    let twice = try create(rehearsal)
    #expect(twice.status == 409)
    #expect(twice.json == "ERR_MSG_DUPLICATE_NAME")
    #expect(try create(rehearsal, name: "short").status == 400)

    let organization = try rehearsal.organization()
    let page = try rehearsal.console.get(
      "/organizations/\(organization)/integrations?page=3&size=2")
    #expect(page.json["total"] == 7)
    #expect(page.json["pages"] == 4)
    #expect(page.json["content"]?.array?.first?["id"] == made.json["id"])
    let client = made.json["apiKey"]?.string ?? ""
    let place = try rehearsal.console.get(
      "/organizations/\(organization)/clients/\(client)/project_workspace"
    ).json
    #expect(place["projectId"] == made.json["projectId"])
    #expect(place["integrationId"] == made.json["id"])
    let anywhere = try rehearsal.console.get("/clients/\(client)/credential").json
    #expect(anywhere["org_code"] == .string(rehearsal.facts.orgID))
    #expect(anywhere["services"] == [.string(rehearsal.facts.sdkCode)])
    let list = try rehearsal.console.get(
      "/organizations/\(organization)/projects/\(made.json["projectId"]?.string ?? "")"
        + "/workspaces/\(made.json["workspaceId"]?.string ?? "")/credentials"
    ).json
    #expect(
      list == [
        [
          "id_workspace": made.json["workspaceId"] ?? .null,
          "id_integration": made.json["id"] ?? .null, "flow_type": "entp",
          "integration_type": "oauth_server_to_server",
        ]
      ])
  }

  @Test("A service needs a product profile; refusals are listed and leave the rest")
  func refusals() throws {
    let rehearsal = try Rehearsal()
    let id = try create(rehearsal).json["id"]?.string ?? ""
    let base = "/organizations/\(try rehearsal.organization())/credentials/oauth-server-to-server"
    let mixed = try rehearsal.console.send(
      "PUT", "\(base)/\(id)/services",
      [
        ["sdkCode": "MCSmartContentServicesSDK", "licenseConfigs": .null, "roles": .null],
        ["sdkCode": "NoSuchSDK"], ["sdkCode": "UserMgmtSDK", "licenseConfigs": .null],
      ])
    #expect(mixed.status == 200)
    #expect(
      mixed.json
        == [
          "sdkList": ["UserMgmtSDK"], "errorList": ["MCSmartContentServicesSDK", "NoSuchSDK"],
        ])
    let wrong = try rehearsal.console.send(
      "PATCH", "\(base)/\(id)/service/subscribe",
      ["sdkCode": "AdobeTargetSDK", "licenseConfigs": [["op": "add", "id": "1"]]])
    #expect(wrong.json["errorList"] == ["AdobeTargetSDK"])
    let target = try rehearsal.subscription("AdobeTargetSDK").array?.first ?? .null
    let added = try rehearsal.console.send("PATCH", "\(base)/\(id)/service/subscribe", target)
    #expect(added.json["sdkList"] == ["UserMgmtSDK", "AdobeTargetSDK"])
    let details = try rehearsal.console.get(
      "/organizations/\(try rehearsal.organization())/integrations/\(id)"
    ).json
    #expect(details["sdkList"] == ["UserMgmtSDK", "AdobeTargetSDK"])
    #expect(details["serviceProperties"]?.array?.first?["scopes"]?.array?.count == 3)
    // The list of each service names the profiles of all of them.
    #expect(details["serviceProperties"]?.array?.first?["licenseConfigs"]?.array?.count == 1)
    let removed = try rehearsal.console.send(
      "PATCH", "\(base)/\(id)/service/unsubscribe", ["sdkCode": "UserMgmtSDK"])
    #expect(removed.json["sdkList"] == ["AdobeTargetSDK"])
  }

  @Test("Two secrets are good at once; a deleted one is refused")
  func rotation() throws {
    let rehearsal = try Rehearsal()
    let organization = try rehearsal.organization()
    let place = try rehearsal.console.get("/clients/\(rehearsal.facts.clientID)/credential").json
    let id = place["credential_id"]?.string ?? ""
    let path = "/organizations/\(organization)/credentials/\(id)/secrets"
    let added = try rehearsal.console.method("POST", path)
    #expect(added.status == 201)
    #expect(added.json["expires_at"] == "PERMANENT")
    #expect(added.json["created_at"]?.string?.count == 13)
    let fresh = added.json["client_secret"]?.string ?? ""
    #expect(fresh.hasPrefix("p8e-"))
    #expect(try rehearsal.token().status == 200)
    #expect(try rehearsal.token(secret: fresh).status == 200)
    #expect(try rehearsal.console.method("POST", path).status == 400)

    let list = try rehearsal.console.get(path)
    #expect(list.json["client_id"] == .string(rehearsal.facts.clientID))
    #expect(!list.text.contains(fresh))
    let secrets = list.json["client_secrets"]?.array ?? []
    #expect(secrets.count == 2)
    #expect(secrets.last?["secret_usages"]?.array?.first?["grant_type"] == "client_credentials")
    let shown = try rehearsal.console.get(
      "/organizations/\(organization)/integrations/\(id)/secrets")
    #expect(shown.text.contains(fresh))

    let old = secrets.first?["uuid"]?.string ?? ""
    #expect(try rehearsal.console.method("DELETE", "\(path)/\(old)").status == 204)
    #expect(
      try rehearsal.token().json
        == ["error": "invalid_client", "error_description": "invalid client_secret parameter"])
    #expect(try rehearsal.token(secret: fresh).status == 200)
    let last = secrets.last?["uuid"]?.string ?? ""
    #expect(try rehearsal.console.method("DELETE", "\(path)/\(last)").status == 400)
    #expect(try rehearsal.console.method("DELETE", "\(path)/none").status == 404)
  }

  @Test("A credential with the I/O Management API manages its own secrets")
  func ownToken() throws {
    let rehearsal = try Rehearsal()
    let management = try rehearsal.subscription("AdobeIOManagementAPISDK")
    let made = try create(rehearsal, services: management).json
    let organization = try rehearsal.organization()
    let path = "/organizations/\(organization)/credentials/\(made["id"]?.string ?? "")/secrets"
    let integration = "/organizations/\(organization)/integrations/\(made["id"]?.string ?? "")"
    let secret = try rehearsal.console.get("\(integration)/secrets").json["client_secrets"]?.array?
      .first?["client_secret"]?.string
    let client = made["apiKey"]?.string ?? ""
    func console(scope: String) throws -> Curl {
      let token = try rehearsal.token(secret: secret, client: client, scope: scope)
      var console = rehearsal.console
      console.standing = [
        "x-api-key: \(client)",
        "Authorization: Bearer \(token.json["access_token"]?.string ?? "")",
      ]
      return console
    }
    let full = try console(scope: "openid,AdobeID,adobeio_api,manage_client_secrets")
    #expect(try full.method("POST", path).status == 201)
    #expect(try full.method("DELETE", integration).status == 403)
    let reading = try console(scope: "openid,adobeio_api")
    #expect(try reading.get(path).status == 200)
    #expect(try reading.method("POST", path).status == 403)
  }

  @Test("Certificates of a JWT credential can be listed, added and deleted")
  func bindings() throws {
    let rehearsal = try Rehearsal()
    let jwt = try #require(try rehearsal.sandbox.jwtCredential())
    let place = try rehearsal.console.get("/clients/\(jwt.clientID)/credential").json
    let path =
      "/organizations/\(try rehearsal.organization())/integrations/entp/"
      + "\(place["credential_id"]?.string ?? "")/bindings"
    let first = try rehearsal.console.get(path).json.array ?? []
    #expect(first.count == 1)
    #expect(first.first?["certificateFingerprint"]?.string?.count == 40)
    #expect((first.first?["notAfter"]?.integer ?? 0) > 1_700_000_000_000)

    let files = ["key", "certificate"].map(Rehearsal.temporaryPath)
    defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
    _ = try Curl.run(
      "/usr/bin/env",
      [
        "openssl", "req", "-x509", "-sha256", "-nodes", "-days", "30", "-newkey", "rsa:2048",
        "-subj", "/CN=test", "-keyout", files[0], "-out", files[1],
      ])
    func exchange() throws -> Int {
      let token = try Assertion(jwt, rehearsal.facts, key: files[0]).signed()
      return try rehearsal.exchange(token, jwt).status
    }
    #expect(try exchange() == 400)
    let added = try rehearsal.console.postMultipart(path, ["certificate": "@\(files[1])"])
    #expect(added.status == 200)
    #expect(added.json.array?.count == 2)
    let printed = try Curl.run(
      "/usr/bin/env", ["openssl", "x509", "-in", files[1], "-noout", "-fingerprint", "-sha1"])
    let fingerprint = String(decoding: printed, as: UTF8.self).split(separator: "=").last?
      .replacing(":", with: "").lowercased().trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(added.json.array?.last?["certificateFingerprint"]?.string == fingerprint)
    #expect(try exchange() == 200)

    let id = added.json.array?.last?["bindingId"]?.string ?? ""
    #expect(try rehearsal.console.method("DELETE", "\(path)/\(id)").status == 200)
    #expect(try exchange() == 400)
    #expect(try rehearsal.console.postMultipart(path, ["certificate": "none"]).status == 400)
  }

  @Test("A JWT credential moves to OAuth: start, cancel, start, finish")
  func migration() throws {
    let rehearsal = try Rehearsal()
    let jwt = try #require(try rehearsal.sandbox.jwtCredential())
    let place = try rehearsal.console.get("/clients/\(jwt.clientID)/credential").json
    let id = place["credential_id"]?.string ?? ""
    let base =
      "/organizations/\(try rehearsal.organization())/credentials/oauth-server-to-server/\(id)"
    func status() throws -> String? {
      try rehearsal.console.get("\(base)/status").json["migrationStatus"]?.string
    }
    func oauth() throws -> Int {
      try rehearsal.token(secret: jwt.clientSecret, client: jwt.clientID, scope: "openid").status
    }
    func exchange() throws -> Int {
      try rehearsal.exchange(try Assertion(jwt, rehearsal.facts).signed(), jwt).status
    }
    #expect(try status() == "NOT_STARTED")
    #expect(try oauth() == 400)
    #expect(try rehearsal.console.get("\(base)/binding").status == 404)
    let started = try rehearsal.console.method("POST", "\(base)/binding")
    #expect(started.status == 201)
    #expect(started.json["clientId"] == .string(jwt.clientID))
    #expect(try status() == "STARTED")
    #expect(try oauth() == 200)
    #expect(try exchange() == 200)
    #expect(
      try rehearsal.console.method(
        "POST", "/organizations/\(rehearsal.organization())/credentials/\(id)/secrets"
      ).status == 403)
    let document = try rehearsal.console.get(
      "/organizations/\(try rehearsal.organization())/projects/"
        + "\(place["project_id"]?.string ?? "")/workspaces/"
        + "\(place["workspace_id"]?.string ?? "")/download"
    ).json
    let listed = document["project"]?["workspace"]?["details"]?["credentials"]?.array?.first
    #expect(listed?["integration_type"] == "oauth_server_to_server_migrate")
    #expect(listed?["jwt"]?["meta_scopes"] == ["ent_smartcontent_sdk", "ent_user_sdk"])
    #expect(listed?["oauth_server_to_server"]?["client_id"] == .string(jwt.clientID))
    #expect(try rehearsal.console.method("DELETE", "\(base)/binding").status == 204)
    #expect(try status() == "NOT_STARTED")
    _ = try rehearsal.console.method("POST", "\(base)/binding")
    #expect(try rehearsal.console.method("PATCH", "\(base)/finalize").status == 200)
    #expect(try status() == "COMPLETED")
    #expect(try oauth() == 200)
    #expect(try exchange() == 500)
  }
}
