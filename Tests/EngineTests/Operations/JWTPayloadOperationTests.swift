import Foundation
import Testing
import Values

@testable import Engine

private let ims = "https://ims-na1.adobelogin.com"

private func payload(_ changes: [String: JSONValue?] = [:]) -> String {
  var claims: [String: JSONValue] = [
    "exp": 1_550_001_438, "iss": .string(Fixture.organization), "sub": .string(Fixture.account),
    "aud": .string("\(ims)/c/\(Fixture.client)"), "\(ims)/s/ent_marketing_sdk": true,
  ]
  for (name, value) in changes { claims[name] = value }
  return String(
    decoding: (try? JSONValue.object(claims).encoded(pretty: true)) ?? [], as: UTF8.self)
}

private func inputs(_ text: String, _ more: [String: String] = [:]) -> OperationInputs {
  OperationInputs(texts: ["payload": text].merging(more) { $1 })
}

@Suite("jwt.payload")
struct JWTPayloadOperationTests {
  @Test func takesAPayloadApart() async throws {
    let server = ScriptedTransport()
    let look = try await server.look(
      "jwt.payload",
      inputs("\n\(payload())\n", ["clientId": Fixture.client, "imsUrl": "\(ims)/"]))
    let conclusion = try #require(look.conclusion)
    #expect(
      conclusion.texts == [
        "audience": ims, "clientId": Fixture.client, "orgId": Fixture.organization,
        "technicalAccountId": Fixture.account, "metascope": "ent_marketing_sdk",
        "expires": "12 February 2019, 19:57 UTC",
      ])
    #expect(conclusion.evidence.count == 6)
    #expect(
      conclusion.cautions == [
        "exp is in the past. This is normal for a copied payload: AEM sets its own exp for "
          + "each token."
      ])
    #expect(server.seen.isEmpty)
  }

  @Test(
    arguments: [
      (1_900_000_000, "17 March 2030, 17:46 UTC", 0), ("1900000000", "17 March 2030, 17:46 UTC", 0),
      (1_900_000_000_000, "17 March 2030, 17:46 UTC", 1),
      (1_500_000_000_000, "14 July 2017, 02:40 UTC", 2),
    ] as [(JSONValue, String, Int)])
  func readsTheEnd(end: JSONValue, expires: String, cautions: Int) async throws {
    let look = try await ScriptedTransport().look(
      "jwt.payload", inputs(payload(["exp": end])))
    #expect(look.conclusion?.texts["expires"] == expires)
    #expect(look.conclusion?.cautions.count == cautions)
  }

  @Test(
    arguments: [
      (["iss": nil], .issuer(found: "")), (["iss": "Example"], .issuer(found: "Example")),
      (["iss": 1], .issuer(found: "no text")), (["sub": nil], .subject(found: "")),
      (["sub": "a@b"], .subject(found: "a@b")), (["aud": nil], .audience(found: "")),
      (["aud": .string(ims)], .audience(found: ims)),
      (["aud": .string("\(ims)/c/")], .audience(found: "\(ims)/c/")),
      (["exp": nil], .expiry(found: "")), (["exp": "soon"], .expiry(found: "soon")),
      (["exp": .number(1.5)], .expiry(found: "no text")),
      (["\(ims)/s/ent_marketing_sdk": nil], .metascopeMissing),
      (["\(ims)/s/ent_marketing_sdk": false], .metascopeMissing),
      (
        ["https://ims-na1-stg1.adobelogin.com/s/ent_marketing_sdk": true],
        .metascopeHost(
          found: "https://ims-na1-stg1.adobelogin.com/s/ent_marketing_sdk", wanted: ims)
      ),
    ] as [([String: JSONValue?], JWTPayloadFlaw)])
  func saysWhichClaimIsWrong(changes: [String: JSONValue?], flaw: JWTPayloadFlaw) async {
    let problem = await ScriptedTransport().problem("jwt.payload", inputs(payload(changes)))
    #expect(problem == .jwt(.payload(flaw)))
  }

  @Test(arguments: [
    ("exp", JWTPayloadFlaw.notJSON), ("{\"exp\":", .cut), ("[]", .notObject), ("\"x\"", .notObject),
    ("eyJhbGciOiJSUzI1NiJ9.e30.x", .encoded),
  ])
  func saysWhatIsNoPayload(text: String, flaw: JWTPayloadFlaw) async {
    #expect(
      await ScriptedTransport().problem("jwt.payload", inputs(text)) == .jwt(.payload(flaw)))
  }

  @Test func comparesServerAndClient() async {
    let other = "https://ims-na1-stg1.adobelogin.com"
    #expect(
      await ScriptedTransport().problem("jwt.payload", inputs(payload(), ["imsUrl": other]))
        == .jwt(.payload(.otherServer(found: ims, wanted: other))))
    #expect(
      await ScriptedTransport().problem("jwt.payload", inputs(payload(), ["clientId": "abc"]))
        == .jwt(.payload(.otherClient(found: Fixture.client, wanted: "abc"))))
    #expect(
      await ScriptedTransport().problem("jwt.payload", inputs("")) == .missingInput("payload"))
  }
}
