import Engine
import Foundation
import Testing
import Values

private let secret = "p8e-QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ"
private let client = "0123456789abcdef0123456789abcdef"
private let organization = "0123456789ABCDEF01234567@AdobeOrg"
private let account = "0123456789ABCDEF01234567@techacct.adobe.com"

private let alone = """
  {"ORG_ID":"\(organization)","CLIENT_ID":"\(client)","CLIENT_SECRETS":["\(secret)"],
   "SCOPES":["openid","AdobeID"],"TECHNICAL_ACCOUNT_ID":"\(account)","UNKNOWN":{"a":[1]}}
  """

private func credential(_ name: String, type: String = "oauth_server_to_server") -> String {
  """
  {"id":"1","name":"\(name)","integration_type":"\(type)","oauth_server_to_server":{
   "client_id":"\(client)","client_secrets":["\(secret)"],
   "technical_account_id":"\(account)","scopes":["openid","AdobeID"]}}
  """
}

private let jwt = #"{"id":"2","name":"old","integration_type":"service","jwt":{"client_id":"x"}}"#

private func project(_ credentials: String...) -> String {
  """
  {"project":{"id":"1","org":{"ims_org_id":"\(organization)"},"workspace":{"details":{
   "credentials":[\(credentials.joined(separator: ","))]}}}}
  """
}

/// Writes bytes to a file of its own, runs the operation on it, and removes it.
private func read(
  _ bytes: some Sequence<UInt8>, name: String? = nil
) async throws(Problem) -> Conclusion {
  let path = NSTemporaryDirectory() + "credential-\(UUID().uuidString).json"
  _ = FileManager.default.createFile(atPath: path, contents: Data(bytes))
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try await read(path: path, name: name)
}

private func read(path: String, name: String? = nil) async throws(Problem) -> Conclusion {
  var inputs = OperationInputs(texts: ["path": path])
  inputs.texts["credentialName"] = name
  let look = try await ScriptedTransport().look("credential.read", inputs)
  guard let conclusion = look.conclusion else { throw .cancelled }
  return conclusion
}

private func flaw(_ bytes: some Sequence<UInt8>, name: String? = nil) async -> CredentialFileFlaw? {
  do throws(Problem) {
    _ = try await read(bytes, name: name)
    return nil
  } catch {
    guard case .credentialFile(_, let flaw) = error else { return nil }
    return flaw
  }
}

@Suite("credential.read")
struct CredentialReadOperationTests {
  @Test(arguments: [
    alone, project(credential("Smart Tags")), project(jwt, credential("s"), #"{"new":true}"#),
    "\u{FEFF}" + alone,
  ])
  func readsBothShapes(document: String) async throws {
    let conclusion = try await read(document.utf8)
    #expect(
      conclusion.texts == [
        "clientId": client, "technicalAccountId": account, "orgId": organization,
        "scopes": "openid,AdobeID", "kind": "oauth-server-to-server",
      ])
    #expect(conclusion.cautions.isEmpty)
    let found = try #require(conclusion.secrets["clientSecret"])
    #expect(found.equals(Secret(copying: secret.utf8)))
    #expect(!"\(conclusion.texts) \(conclusion.evidence)".contains(secret))
  }

  @Test func recognizesOneThatIsMovedFromJWT() async throws {
    let migrating = credential("m", type: "oauth_server_to_server_migrate")
    #expect(
      try await read(project(migrating).utf8).texts["kind"] == "oauth-server-to-server-migrate")
  }

  @Test func asksWhichOfSeveral() async throws {
    let two = project(credential("one"), credential("two"))
    #expect(await flaw(two.utf8) == .several(names: ["one", "two"]))
    #expect(
      await flaw(two.utf8, name: "three") == .noneNamed("three", names: ["one", "two"]))
    #expect(try await read(two.utf8, name: "two").evidence.contains(Evidence("Credential", "two")))
  }

  @Test(arguments: [
    ("", CredentialFileFlaw.empty), (" \n", .empty), ("PK\u{3}\u{4}zip", .archive),
    ("-----BEGIN PRIVATE KEY-----\n", .privateKey),
    ("-----BEGIN RSA PRIVATE KEY-----\n", .privateKey),
    ("-----BEGIN CERTIFICATE-----\n", .certificate), ("<!DOCTYPE html><p>", .webPage),
    ("client_id: x", .notJSON(JSONFlaw(line: 1, column: 1, .expected(.value)))),
    ("[1]", .notJSON(nil)),
    ("{\"CLIENT_ID\":", .notJSON(JSONFlaw(line: 1, column: 14, .ends(.value)))),
    ("{}", .noCredential), (#"{"project":{}}"#, .noCredential),
    (#"{"API_KEY":"x","CLIENT_SECRET":"y","PUBLIC_KEYS_WITH_EXPIRY":{}}"#, .serviceAccount),
    (project(jwt), .serviceAccount),
    (#"{"ok":true,"integration":{"technicalAccount":{"clientId":"c"}}}"#, .serviceToken),
    (#"{"CLIENT_ID":"x"}"#, .missing(member: "client secret")),
    (#"{"CLIENT_SECRETS":["p8e-x"]}"#, .missing(member: "client ID")),
  ])
  func namesWhatItIsInstead(text: String, expected: CredentialFileFlaw) async {
    #expect(await flaw(text.utf8) == expected)
  }

  @Test func refusesWhatIsNoFile() async {
    func problem(_ path: String) async -> Problem? {
      do throws(Problem) {
        _ = try await read(path: path)
        return nil
      } catch { return error }
    }
    #expect(await problem("/tmp") == .credentialFile(path: "/tmp", .directory))
    #expect(await problem("/dev/null") == .credentialFile(path: "/dev/null", .notAFile))
    #expect(
      await problem("/nowhere/at/all")
        == .credentialFile(
          path: "/nowhere/at/all", .unreadable(reason: "No such file or directory")))
    #expect(await flaw([UInt8](repeating: 0x20, count: 1 << 20)) == .empty)
    #expect(
      await flaw([UInt8](repeating: 0x20, count: (1 << 20) + 1)) == .tooLarge(limit: 1 << 20))
  }

  @Test func saysWhatIsMissingOrOdd() async throws {
    let odd = #"{"CLIENT_ID":"\#(client)","CLIENT_SECRETS":["\#(secret)","\#(secret)"]}"#
    let cautions = try await read(odd.utf8).cautions
    #expect(
      cautions == [
        "Technical account ID is not in the file.", "Organization ID is not in the file.",
        "Scopes is not in the file.",
        "The file contains 2 client secrets. aem-setup uses the first one.",
      ])
  }

  @Test func hidesTheSecretThatStandsInTheWrongPlace() async throws {
    let wrong = alone.replacing(client, with: secret)
    let conclusion = try await read(wrong.utf8)
    #expect(conclusion.texts["clientId"] == "•••")
  }
}
