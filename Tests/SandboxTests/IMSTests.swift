import Foundation
import Testing
import Values

@testable import Sandbox

@Suite("IMS", .timeLimit(.minutes(5)))
struct IMSTests {
  @Test("A token is a signed JWT with the claims of Adobe's", arguments: ["v2", "v3"])
  func token(_ version: String) throws {
    let clock = SandboxClock.fixed(seconds: 1_795_000_000)
    let rehearsal = try Rehearsal(options: SandboxOptions(clock: clock))
    let reply = try rehearsal.token(version: version)
    #expect(reply.status == 200)
    #expect(reply.json["token_type"] == "bearer")
    #expect(reply.json["expires_in"] == 86399)
    let parts = (reply.json["access_token"]?.string ?? "").split(separator: ".").map(String.init)
    try #require(parts.count == 3)
    let headerBytes = try #require(Base64URL.decoded(parts[0]))
    let header = try JSONValue(parsing: headerBytes)
    #expect(
      header == [
        "alg": "RS256", "x5u": "ims_na1-key-1.cer", "kid": "ims_na1-key-1", "itt": "at",
      ])
    let claimBytes = try #require(Base64URL.decoded(parts[1]))
    let claims = try JSONValue(parsing: claimBytes)
    #expect(claims["created_at"] == "1795000000000")
    #expect(claims["expires_in"] == "86400000")
    #expect(claims["exp"] == nil)
    #expect(claims["as"] == "ims-na1")
    #expect(claims["type"] == "access_token")
    #expect(claims["client_id"] == .string(rehearsal.facts.clientID))
    #expect(claims["user_id"] == .string(rehearsal.facts.technicalAccountID))
    #expect(claims["scope"] == .string(rehearsal.facts.scopes.joined(separator: ",")))
  }

  @Test("OpenSSL's own program accepts the signature")
  func signature() throws {
    let key = try #require(SigningKey())
    let token = try #require(key.token(header: ["alg": "RS256"], claims: ["a": 1]))
    let parts = token.split(separator: ".").map(String.init)
    let signature = try #require(Base64URL.decoded(parts[2]))
    let files = ["key.pem", "text", "signature"].map(Rehearsal.temporaryPath)
    defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
    try Data(key.publicPEM.utf8).write(to: URL(filePath: files[0]))
    try Data("\(parts[0]).\(parts[1])".utf8).write(to: URL(filePath: files[1]))
    try Data(signature).write(to: URL(filePath: files[2]))
    let output = try Curl.run(
      "/usr/bin/env",
      ["openssl", "dgst", "-sha256", "-verify", files[0], "-signature", files[2], files[1]])
    #expect(String(decoding: output, as: UTF8.self) == "Verified OK\n")
    #expect(key.claims(of: token) == ["a": 1])
    #expect(key.claims(of: token + "A") == nil)
  }

  @Test("Refusals have Adobe's codes and texts")
  func refusals() throws {
    let rehearsal = try Rehearsal()
    let secret = try rehearsal.token(secret: "wrong")
    #expect(secret.status == 400)
    #expect(
      secret.json
        == ["error": "invalid_client", "error_description": "invalid client_secret parameter"])
    let client = try rehearsal.token(client: "wrong")
    #expect(client.status == 400)
    #expect(
      client.json
        == ["error": "invalid_client", "error_description": "invalid client_id parameter"])
    #expect(try rehearsal.token(scope: "openid,other").json["error"] == "invalid_scope")
    #expect(try rehearsal.token(grant: "password").json["error"] == "unsupported_grant_type")
    #expect(try rehearsal.token(scope: "openid, AdobeID").status == 200)
    #expect(try rehearsal.ims.get("/ims/token/v3").status == 405)
    #expect(try rehearsal.ims.get("/ims/other").status == 404)
  }

  @Test("Client ID and secret may come as Basic credentials, or in the query")
  func otherPlaces() throws {
    let rehearsal = try Rehearsal()
    let facts = rehearsal.facts
    var basic = rehearsal.ims
    basic.user = facts.clientID
    basic.password = facts.clientSecret
    #expect(
      try basic.post(
        "/ims/token/v3", ["grant_type": "client_credentials", "scope": "openid"]
      ).status == 200)
    #expect(
      try basic.post("/ims/token/v3", ["grant_type": "authorization_code", "code": "x"])
        .json["error"] == "invalid_grant")
    #expect(
      try rehearsal.ims.post(
        "/ims/token/v3?client_id=\(facts.clientID)&client_secret=\(facts.clientSecret)",
        ["grant_type": "client_credentials", "scope": "openid"]
      ).status == 200)
    #expect(
      rehearsal.sandbox.requests.last?.query
        == "client_id=\(facts.clientID)&client_secret=***")
  }

  @Test("A token can be validated; a bad one is a 200, too")
  func validation() throws {
    let rehearsal = try Rehearsal()
    let token = try rehearsal.token().json["access_token"]?.string ?? ""
    let path = "/ims/validate_token/v1"
    let good = try rehearsal.ims.post(
      path, ["type": "access_token", "client_id": rehearsal.facts.clientID, "token": token])
    #expect(good.json["valid"] == true)
    #expect(good.json["token"]?["client_id"] == .string(rehearsal.facts.clientID))
    let carried = try rehearsal.ims.post(
      path, ["type": "access_token"], headers: ["Authorization: Bearer \(token)"])
    #expect(carried.json["valid"] == true)
    let bad = try rehearsal.ims.post(path, ["type": "access_token", "token": "\(token)x"])
    #expect(bad.status == 200)
    #expect(bad.json["valid"] == false)
    let late = try Rehearsal(.expiredToken)
    let old = try late.token().json["access_token"]?.string ?? ""
    #expect(
      try late.ims.post(path, ["type": "access_token", "token": old]).json["valid"] == false)
  }

  @Test("The JWT exchange ends as it does for migrated credentials")
  func exchange() throws {
    let rehearsal = try Rehearsal()
    let reply = try rehearsal.ims.post(
      "/ims/exchange/jwt",
      [
        "client_id": rehearsal.facts.clientID, "client_secret": rehearsal.facts.clientSecret,
        "jwt_token": "a.b.c",
      ])
    #expect(reply.status == 500)
    #expect(
      reply.json
        == ["error": "internal_error", "error_description": "Please try again later"])
  }

  @Test("Faults of IMS")
  func faults() throws {
    #expect(
      try Rehearsal(.wrongClientSecret).token().json["error_description"]
        == "invalid client_secret parameter")
    #expect(try Rehearsal(.invalidScope).token().json["error"] == "invalid_scope")
    let down = try Rehearsal(.imsDown).token()
    #expect(down.status == 503)
    #expect(down.headers["retry-after"] == "30")
    let page = try Rehearsal(.imsHTML).token()
    #expect(page.status == 200)
    #expect(page.text.hasPrefix("<html>"))
    let token = try Rehearsal(.missingScope).token().json["access_token"]?.string ?? ""
    let claims = String(
      decoding: Base64URL.decoded(String(token.split(separator: ".")[1])) ?? [], as: UTF8.self)
    #expect(claims.contains("openid,AdobeID"))
    #expect(!claims.contains("dma_smart_content"))
  }
}
