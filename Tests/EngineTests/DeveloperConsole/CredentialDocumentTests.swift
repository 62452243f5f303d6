import Foundation
import Testing
import Values

@testable import Engine

@Suite("Credential files")
struct CredentialDocumentTests {
  @Test(arguments: [
    (Fixture.workspace(Fixture.oauth()), [ConsoleCredential.Kind.oauth]),
    (Fixture.workspace(Fixture.jwt), [.serviceAccount]),
    (Fixture.workspace(Fixture.jwt, Fixture.oauth()), [.serviceAccount, .oauth]),
    (Fixture.workspace(Fixture.migrating), [.oauthMigrating, .serviceAccount]),
    (Fixture.workspace(Fixture.apiKey), []), (Fixture.workspace(), []),
    (#"{"project":{"workspace":{"details":{}}}}"#, []), (#"{"project":{}}"#, []),
    (#"{"project":{"workspace":{"details":{"credentials":[7,null,"x",[]]}}}}"#, []),
    (Fixture.capitals, [.oauth]), (Fixture.capitalsJWT, [.serviceAccount]),
    (Fixture.serviceToken, [.serviceToken]),
    (Fixture.context(privateKey: #""/k.pem""#), [.serviceAccount]),
    (Fixture.oauthBody(), [.oauth]),
    (
      #"{"ims":{"contexts":{"b":\#(Fixture.oauthBody()),"a":{"client_id":"x","scope":"openid"}}}}"#,
      [.oauth]
    ),
  ])
  func understandsEveryShape(text: String, kinds: [ConsoleCredential.Kind]) throws {
    #expect(try Fixture.document(text).credentials.map(\.kind) == kinds)
  }

  @Test(arguments: [
    Fixture.workspace(Fixture.oauth()), Fixture.capitals, "\u{FEFF}" + Fixture.capitals,
  ])
  func readsTheSameValuesFromBoth(text: String) throws {
    let found = try #require(try Fixture.document(text).oauth().first)
    #expect(found.clientID == Fixture.client)
    #expect(found.organizationID == Fixture.organization)
    #expect(found.technicalAccountID == Fixture.account)
    #expect(found.technicalAccountEmail == Fixture.email)
    #expect(found.scopes == Fixture.smartScopes)
    #expect(found.clientSecrets.first?.text == Fixture.secret)
  }

  @Test func keepsWhatIsNotUsedByName() throws {
    let document = try Fixture.document(
      Fixture.workspace(
        Fixture.apiKey, #"{"name":"new","integration_type":"oauthfuture"}"#, #"{"name":"bare"}"#))
    let others = document.others.map { "\($0.name) \($0.kind)" }
    #expect(others == ["key apikey", "new oauthfuture", "bare unknown"])
  }

  @Test func readsTheServiceToken() throws {
    let found = try #require(try Fixture.document(Fixture.serviceToken).credentials.first)
    #expect(found.metascopes == ["ent_aem_cloud_api", "ent_cloudmgr_sdk"])
    #expect(found.imsHost == "ims-na1.adobelogin.com")
    #expect(found.organizationID == Fixture.organization)
    guard case .pem(let key) = found.privateKey else {
      Issue.record("no key")
      return
    }
    #expect(key.text.hasPrefix("-----BEGIN RSA PRIVATE KEY-----\nQUJD\n"))
  }

  @Test(arguments: [
    #""-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----\n""#,
    #""-----BEGIN PRIVATE KEY-----\\nQUJD\\n-----END PRIVATE KEY-----\\n""#,
    #""-----BEGIN PRIVATE KEY-----\r\nQUJD\r\n-----END PRIVATE KEY-----\r\n""#,
    #"["-----BEGIN PRIVATE KEY-----","QUJD","-----END PRIVATE KEY-----"]"#,
    #""[\"-----BEGIN PRIVATE KEY-----\",\"QUJD\",\"-----END PRIVATE KEY-----\"]""#,
  ])
  func readsPrivateKeysInEveryForm(key: String) throws {
    let document = try Fixture.document(Fixture.context(privateKey: key))
    guard case .pem(let secret) = document.credentials.first?.privateKey else {
      Issue.record("no key")
      return
    }
    let text = secret.text.trimmed
    #expect(text == "-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----")
    #expect(document.secrets.contains { $0.equals(secret) })
  }

  @Test func aPathIsNoKey() throws {
    let document = try Fixture.document(Fixture.context(privateKey: #""keys/private.key""#))
    guard case .path("keys/private.key") = document.credentials.first?.privateKey else {
      Issue.record("no path")
      return
    }
    #expect(document.credentials.first?.metascopes == ["ent_smartcontent_sdk"])
  }

  @Test(arguments: [
    ("", CredentialFileFlaw.empty),
    ("{", .notJSON(JSONFlaw(line: 1, column: 2, .ends(.nameOrEnd)))),
    ("[]", .notJSON(nil)), ("{}", .noCredential),
    (#"{"hello":1}"#, .noCredential), (Fixture.postman, .postmanEnvironment),
    ("-----BEGIN ENCRYPTED PRIVATE KEY-----", .privateKey), ("<html>", .webPage),
  ])
  func namesWhatIsNone(text: String, flaw: CredentialFileFlaw) {
    #expect(throws: flaw) { try Fixture.document(text) }
  }

  @Test func readsSettingsThatHoldListsAsText() throws {
    let text = #"{"client_id":"c","client_secrets":"[\"a\"]","scopes":"openid, AdobeID"}"#
    let found = try #require(try Fixture.document(text).credentials.first)
    #expect(found.scopes == ["openid", "AdobeID"])
  }
}
