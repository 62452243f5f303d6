import Foundation
import Sandbox
import Testing
import Values

@Suite("IMS: versions, validation, accounts", .timeLimit(.minutes(5)))
struct IMSAccountTests {
  @Test("Version 1 counts in milliseconds, the others in seconds")
  func versions() throws {
    let rehearsal = try Rehearsal()
    #expect(try rehearsal.token(version: "v1").json["expires_in"] == 86_399_999)
    for version in ["v2", "v3", "v4", "v2/"] {
      #expect(try rehearsal.token(version: version).json["expires_in"] == 86_399)
    }
    let facts = rehearsal.facts
    let query = try rehearsal.ims.post(
      "/ims/token/v4?client_id=\(facts.clientID)",
      [
        "grant_type": "client_credentials", "client_secret": facts.clientSecret,
        "scope": "openid",
      ])
    #expect(query.status == 200)
  }

  @Test("A token can be validated in both ways, until it is revoked")
  func validation() throws {
    let rehearsal = try Rehearsal()
    let token = try rehearsal.token().json["access_token"]?.string ?? ""
    let path = "/ims/validate_token/v1"
    let form = try rehearsal.ims.post(
      path, ["type": "access_token", "client_id": rehearsal.facts.clientID, "token": token],
      headers: ["X-IMS-ClientId: \(rehearsal.facts.clientID)"])
    #expect(form.json["valid"] == true)
    #expect(form.json["token"]?["type"] == "access_token")
    let bearer = ["Authorization: Bearer \(token)"]
    let carried = try rehearsal.ims.post(
      path, ["type": "access_token", "client_id": rehearsal.facts.clientID], headers: bearer)
    #expect(carried.json["valid"] == true)
    let query = try rehearsal.ims.get("\(path)?type=access_token&token=\(token)")
    #expect(query.json["valid"] == true)
    let end = try rehearsal.ims.post(
      "/ims/invalidate_token/v2",
      ["token_type": "access_token", "token": token, "client_id": rehearsal.facts.clientID])
    #expect(end.status == 200)
    #expect(end.body.isEmpty)
    let gone = try rehearsal.ims.post(path, ["type": "access_token", "token": token])
    #expect(gone.status == 200)
    #expect(gone.json["valid"] == false)
    #expect(try rehearsal.ims.get("/ims/profile/v1", headers: bearer).status == 401)
    #expect(try rehearsal.ims.post("/ims/revoke", ["token": "none"]).status == 200)
  }

  @Test("A token tells whose it is", arguments: ["v5", "v6"])
  func accounts(_ version: String) throws {
    let rehearsal = try Rehearsal()
    let token = try rehearsal.token().json["access_token"]?.string ?? ""
    let bearer = ["Authorization: Bearer \(token)"]
    let organizations = try rehearsal.ims.get("/ims/organizations/\(version)", headers: bearer)
    let ident = rehearsal.facts.orgID.replacing("@AdobeOrg", with: "")
    #expect(organizations.json.array?.count == 1)
    #expect(organizations.json.array?.first?["orgRef"]?["ident"] == .string(ident))
    let profile = try rehearsal.ims.get("/ims/profile/v1", headers: bearer)
    #expect(profile.json["userId"] == .string(rehearsal.facts.technicalAccountID))
    let info = try rehearsal.ims.get("/ims/userinfo/v2", headers: bearer)
    #expect(info.json["sub"] == .string(rehearsal.facts.technicalAccountID))
    #expect(info.json["email"] == .string(rehearsal.facts.technicalAccountEmail))
    #expect(try rehearsal.ims.get("/ims/organizations/v6").status == 401)
  }

  @Test("The discovery document names addresses of this server")
  func discovery() throws {
    let rehearsal = try Rehearsal()
    let document = try rehearsal.ims.get("/ims/.well-known/openid-configuration").json
    #expect(document["token_endpoint"] == .string("\(rehearsal.facts.ims)/ims/token/v3"))
    #expect(document["jwks_uri"] == .string("\(rehearsal.facts.ims)/ims/keys"))
    #expect(
      document["token_endpoint_auth_methods_supported"]
        == ["client_secret_basic", "client_secret_post"])
    let key = try rehearsal.ims.get("/ims/keys").json["keys"]?.array?.first
    #expect(key?["kty"] == "RSA")
    #expect(key?["kid"] == "ims_na1-key-1")
  }

  @Test("ims-throttled answers 429 and when to come back")
  func throttled() throws {
    let reply = try Rehearsal(.imsThrottled).token()
    #expect(reply.status == 429)
    #expect(reply.headers["retry-after"] == "5")
  }
}
