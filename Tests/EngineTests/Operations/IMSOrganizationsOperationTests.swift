import HTTP
import Testing
import Values

@testable import Engine

private let ims = "https://ims-na1.adobelogin.com"
private let organizations = "GET /ims/organizations/v6"
private let inputs = OperationInputs(
  texts: ["imsUrl": ims], secrets: ["token": Secret(copying: "eyJ.a.b".utf8)])

@Suite("ims.organizations")
struct IMSOrganizationsOperationTests {
  @Test func listsTheOrganizations() async throws {
    let answer = """
      [{"orgName":"Company","orgRef":{"ident":"0123","authSrc":"AdobeOrg"},"orgType":"Enterprise"},
       {"orgRef":{"ident":"4567"}},{"orgName":"broken"},7]
      """
    let server = ScriptedTransport([organizations: [.json(answer)]])
    let conclusion = try await server.look("ims.organizations", inputs).conclusion
    #expect(
      conclusion?.lists["organizations"] == [
        ListedItem(value: "0123@AdobeOrg", label: "Company", detail: "Enterprise"),
        ListedItem(value: "4567@AdobeOrg", label: "4567"),
      ])
    #expect(server.posts.isEmpty)
  }

  @Test func explainsARejectedToken() async {
    let words = "Failed to authenticate provided token"
    let server = ScriptedTransport([
      organizations: [
        .json(#"{"result":"error.unauthorized","message":"\#(words)"}"#, status: 401)
      ]
    ])
    #expect(
      await server.problem("ims.organizations", inputs)
        == .token(.tokenRejected(status: 401, description: words)))
  }

  @Test(arguments: [201, 204, 400, 404, 418])
  func aListWithAnotherStatusIsNoAnswer(status: Int) async {
    let list = #"[{"orgName":"Company","orgRef":{"ident":"0123"}}]"#
    let server = ScriptedTransport([organizations: [.json(list, status: status)]])
    #expect(
      await server.problem("ims.organizations", inputs)
        == .token(.refused(status: status, error: "", description: "")))
  }

  @Test func getsATokenOnceAndANewOneAfterARefusal() async throws {
    let given = Reaction.json(#"{"access_token":"opaque","expires_in":86399}"#)
    let server = ScriptedTransport([
      "POST /ims/token/v3": [given],
      organizations: [.json("[]"), .json("[]"), .json("{}", status: 401), .json("[]")],
    ])
    let catalog = OperationCatalog([IMSOrganizationsOperation(tokens: TokenCache())])
    let runner = OperationRunner(catalog: catalog, context: server.context())
    let inputs = OperationInputs(
      texts: ["imsUrl": ims, "clientId": "c", "scopes": "openid"],
      secrets: ["clientSecret": Secret(copying: "s".utf8)])
    for _ in 0..<4 { _ = try? await runner.look("ims.organizations", inputs) }
    #expect(server.seen.filter { $0.path == "/ims/token/v3" }.count == 2)
    #expect(server.seen.filter { $0.path == "/ims/organizations/v6" }.count == 4)
  }
}
