import Foundation
import Sandbox
import Testing
import Values

@Suite("The JWT exchange", .timeLimit(.minutes(5)))
struct JWTExchangeTests {
  private static let noBinding: JSONValue = [
    "error": "invalid_token",
    "error_description": "Could not match JWT signature to any of the bindings",
  ]
  private static let badForm: JSONValue = [
    "error": "invalid_token",
    "error_description": "JWT token is incorrectly formatted, and can not be decoded.",
  ]

  @Test(
    "A JWT of the bound key gives a token, counted in milliseconds",
    arguments: ["/ims/exchange/jwt", "/ims/exchange/jwt/", "/ims/exchange/v1/jwt"])
  func exchange(_ path: String) throws {
    let rehearsal = try Rehearsal()
    let jwt = try #require(try rehearsal.sandbox.jwtCredential())
    let token = try Assertion(jwt, rehearsal.facts).signed()
    let reply = try rehearsal.exchange(token, jwt, path: path)
    #expect(reply.status == 200)
    #expect(reply.json["token_type"] == "bearer")
    #expect(reply.json["expires_in"] == 86_399_999)
    #expect(reply.json["refresh_token"] == nil)
    #expect(reply.claims["user_id"] == .string(jwt.technicalAccountID))
    #expect(reply.scopes.contains("read_pc.dma_smart_content"))
    let again = try rehearsal.ims.postMultipart(
      path,
      ["client_id": jwt.clientID, "client_secret": jwt.clientSecret, "jwt_token": token])
    #expect(again.status == 200)
  }

  @Test("The server may be named as it is called, or as the one that it plays")
  func hosts() throws {
    let rehearsal = try Rehearsal()
    let jwt = try #require(try rehearsal.sandbox.jwtCredential())
    let own = rehearsal.facts.ims.replacing("http:", with: "https:")
    for host in [own, "https://ims-na1.adobelogin.com"] {
      let token = try Assertion(jwt, rehearsal.facts, host: host).signed()
      #expect(try rehearsal.exchange(token, jwt).status == 200)
    }
    let stage = try Assertion(
      jwt, rehearsal.facts, host: "https://ims-na1-stg1.adobelogin.com"
    ).signed()
    let reply = try rehearsal.exchange(stage, jwt)
    #expect(reply.status == 400)
    #expect(reply.json["error"] == "invalid_client")
  }

  @Test("The metascopes decide about the scopes")
  func metascopes() throws {
    let rehearsal = try Rehearsal()
    let jwt = try #require(try rehearsal.sandbox.jwtCredential())
    let user = try Assertion(jwt, rehearsal.facts, metascopes: ["ent_user_sdk"]).signed()
    #expect(
      try rehearsal.exchange(user, jwt).scopes == ["openid", "AdobeID", "user_management_sdk"])
    let none = try Assertion(jwt, rehearsal.facts, metascopes: []).signed()
    #expect(try rehearsal.exchange(none, jwt).json["error"] == "invalid_scope")
    let other = try Assertion(jwt, rehearsal.facts, metascopes: ["ent_campaign_sdk"]).signed()
    let refused = try rehearsal.exchange(other, jwt)
    #expect(refused.status == 400)
    #expect(
      refused.json == [
        "error": "invalid_scope",
        "error_description":
          "The metascopes in the JWT are not a subset of the metascopes in the binding.",
      ])
  }

  @Test("Wrong clients")
  func clients() throws {
    let rehearsal = try Rehearsal()
    let jwt = try #require(try rehearsal.sandbox.jwtCredential())
    let token = try Assertion(jwt, rehearsal.facts).signed()
    let secret = try rehearsal.exchange(token, jwt, secret: "wrong")
    #expect(secret.status == 401)
    #expect(secret.headers["x-debug-id"]?.count == 32)
    #expect(secret.json["error"] == "invalid_client")
    let client = try rehearsal.ims.post(
      "/ims/exchange/jwt", ["client_id": "other", "client_secret": "x", "jwt_token": token])
    #expect(client.status == 400)
    #expect(client.json["error"] == "invalid_client")
    let migrated = try rehearsal.ims.post(
      "/ims/exchange/jwt",
      [
        "client_id": rehearsal.facts.clientID, "client_secret": rehearsal.facts.clientSecret,
        "jwt_token": token,
      ])
    #expect(migrated.status == 500)
  }

  @Test("Wrong signatures: another key, a changed payload, no signature, a shared secret")
  func signatures() throws {
    let rehearsal = try Rehearsal()
    let jwt = try #require(try rehearsal.sandbox.jwtCredential())
    var assertion = Assertion(jwt, rehearsal.facts)
    let parts = try assertion.signed().split(separator: ".")
    assertion.claims["exp"] = 4_000_000_000
    let forged = try assertion.unsigned().split(separator: ".")
    let changed = try rehearsal.exchange("\(parts[0]).\(forged[1]).\(parts[2])", jwt)
    #expect(changed.status == 400)
    #expect(changed.json == Self.noBinding)
    for algorithm in ["none", "HS256"] {
      assertion.header = ["alg": .string(algorithm), "typ": "JWT"]
      for token in [try assertion.signed(), try assertion.unsigned()] {
        let reply = try rehearsal.exchange(token, jwt)
        #expect(reply.status == 400)
        #expect(reply.json["error"] == "invalid_signature", "\(algorithm)")
      }
    }
    let wrongKey = try Rehearsal(.jwtWrongKey)
    let given = try #require(try wrongKey.sandbox.jwtCredential())
    let signed = try Assertion(given, wrongKey.facts).signed()
    #expect(try wrongKey.exchange(signed, given).json == Self.noBinding)
  }

  @Test("Wrong forms and wrong claims")
  func claims() throws {
    let rehearsal = try Rehearsal()
    let jwt = try #require(try rehearsal.sandbox.jwtCredential())
    func reply(_ name: String, _ value: JSONValue?) throws -> Curl.Reply {
      var assertion = Assertion(jwt, rehearsal.facts)
      assertion.claims[name] = value
      return try rehearsal.exchange(try assertion.signed(), jwt)
    }
    #expect(try rehearsal.exchange("a.b.c", jwt).json == Self.badForm)
    #expect(try rehearsal.exchange("no token", jwt).json == Self.badForm)
    #expect(try reply("exp", "Thu Jun 09 16:58:09 EDT 2022").json == Self.badForm)
    #expect(try reply("exp", nil).json == Self.badForm)
    #expect(try reply("jti", "text").json == Self.badForm)
    #expect(try reply("jti", 7).status == 200)
    #expect(try reply("exp", 4_000_000_000_000).status == 200)
    let late = try reply("exp", 1_500_000_000)
    #expect(late.status == 400)
    #expect(late.json["error"] == "invalid_token")
    #expect(late.json["error_description"]?.string?.contains("1500000000") == true)
    #expect(try reply("iss", "0123456789ABCDEF01234567").json["error"] == "bad_request")
    #expect(try reply("sub", .string(rehearsal.facts.technicalAccountEmail)).status == 400)
    #expect(try reply("iss", "000000000000000000000000@AdobeOrg").json["error"] == "invalid_token")
    #expect(
      try reply("aud", "https://ims-na1.adobelogin.com/c/x").json["error"] == "invalid_client")
  }

  @Test("Faults of JWT credentials")
  func faults() throws {
    func reply(_ fault: SandboxFault) throws -> Curl.Reply {
      let rehearsal = try Rehearsal(fault)
      let jwt = try #require(try rehearsal.sandbox.jwtCredential())
      return try rehearsal.exchange(try Assertion(jwt, rehearsal.facts).signed(), jwt)
    }
    let migrated = try reply(.jwtMigrated)
    #expect(migrated.status == 500)
    #expect(
      migrated.json
        == ["error": "internal_error", "error_description": "Please try again later"])
    #expect(try reply(.jwtExpiredCertificate).json == Self.noBinding)
    #expect(try reply(.jwtMissingMetascope).json["error"] == "invalid_scope")
    let throttled = try reply(.imsThrottled)
    #expect(throttled.status == 429)
    #expect(throttled.headers["retry-after"] == "5")
  }

  @Test("The private key is a file for its owner only, and goes away")
  func keyFile() throws {
    let folder = Rehearsal.temporaryPath("folder")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let rehearsal = try Rehearsal(options: SandboxOptions(folder: folder))
    let jwt = try #require(try rehearsal.sandbox.jwtCredential())
    #expect(jwt.privateKey == "\(folder)/jwt-private.key")
    let attributes = try FileManager.default.attributesOfItem(atPath: jwt.privateKey)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(
      try String(contentsOfFile: jwt.privateKey, encoding: .utf8)
        .hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
    let fresh = try Rehearsal()
    let path = try #require(try fresh.sandbox.jwtCredential()).privateKey
    #expect(FileManager.default.fileExists(atPath: path))
    fresh.sandbox.stop()
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  private static let python = "/usr/bin/python3"
  private static let hasPyJWT =
    (try? Curl.run(python, ["-c", "import jwt; print(1)"])) == Data("1\n".utf8)

  @Test("PyJWT's JWTs are accepted, and PyJWT accepts the token", .enabled(if: hasPyJWT))
  func pyJWT() throws {
    let rehearsal = try Rehearsal()
    let jwt = try #require(try rehearsal.sandbox.jwtCredential())
    let request: JSONValue = [
      "claims": .object(Assertion(jwt, rehearsal.facts).claims), "key": .string(jwt.privateKey),
    ]
    let script = """
      import json, sys, jwt
      request = json.load(sys.stdin)
      key = open(request["key"]).read()
      sys.stdout.write(jwt.encode(request["claims"], key, algorithm="RS256"))
      """
    let token = try Curl.run(
      Self.python, ["-c", script], input: Data(try request.encoded()))
    let reply = try rehearsal.exchange(String(decoding: token, as: UTF8.self), jwt)
    #expect(reply.status == 200)
    let check = """
      import json, sys, jwt
      answer = json.load(sys.stdin)
      key = jwt.algorithms.RSAAlgorithm.from_jwk(json.dumps(answer["keys"][0]))
      print(jwt.decode(answer["token"], key, algorithms=["RS256"])["client_id"])
      """
    let answer: JSONValue = [
      "keys": try rehearsal.ims.get("/ims/keys").json["keys"] ?? .null,
      "token": reply.json["access_token"] ?? .null,
    ]
    let client = try Curl.run(Self.python, ["-c", check], input: Data(try answer.encoded()))
    #expect(String(decoding: client, as: UTF8.self) == "\(jwt.clientID)\n")
  }
}
