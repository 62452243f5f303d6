import HTTP
import Sandbox
import Testing
import Values

@testable import Engine

/// Who may ask an author, and with which credentials.
@Suite("aem.survey: access", .timeLimit(.minutes(5)))
struct AEMSurveyAccessTests {
  // MARK: When nothing can be read

  @Test(arguments: [
    (SandboxFault.wrongPassword, "author.password"), (.loginRedirect, "author.login-page"),
    (.authorNotReady, "author.not-ready"), (.htmlInstead, "author.login-page"),
  ])
  func failsAsAWholeAfterOneRequest(fault: SandboxFault, code: String) async throws {
    let stage = try SurveyStage([], [fault])
    #expect(await stage.problem() == code)
    #expect(stage.requests.count == 1)
  }

  @Test func nothingElseThanAnAuthorIsAskedOnlyWhoItIs() async throws {
    let server = ScriptedTransport { _ in .html("<title>Welcome to nginx!</title>") }
    #expect(
      await server.problem("aem.survey", .author())
        == .author(.notAuthor(found: "Welcome to nginx!")))
    #expect(server.seen.count <= 4)
  }

  @Test(arguments: [
    HTTPFailure.unresolved(host: "h"), .unreachable(host: "h", port: 1),
    .certificate(host: "h", .expired), .timedOut(.connecting, seconds: 10, sent: false),
  ])
  func withoutAConnectionNothingElseIsTried(failure: HTTPFailure) async {
    let server = ScriptedTransport { _ in .failure(failure) }
    #expect(
      await server.problem("aem.survey", .author()) == .noAnswer(system: .author, failure))
    #expect(server.seen.count == 1)
  }

  @Test func plainHTTPToAnotherMachineIsRefused() async {
    let server = ScriptedTransport()
    let far = OperationInputs.author(url: "http://aem.example.com:4502")
    #expect(await server.problem("aem.survey", far) == .plainHTTP(host: "aem.example.com"))
    #expect(server.seen.isEmpty)
  }

  @Test func aSlingIsReadAndNamedAsOne() async throws {
    let stage = try SurveyStage([], [.notAEM])
    let found = try await stage.survey()
    #expect(found.outcome.word == "failed")
    #expect(found.outcome.reason?.hasSuffix("It is not AEM.") == true)
    #expect(found.texts["aem.edition"] == "sling")
    #expect(found.parts["release"]?.word == "unread")
    #expect(found.parts["health"]?.word == "read")
    #expect(found.texts["smartTags.bundle"] == "missing")
    #expect(found.parts["packages"]?.word == "unread")
  }

  @Test func aStoppedRunIsStoppedAsAWhole() async throws {
    let stage = try SurveyStage()
    stage.replace("/crx/packmgr", .failure(.cancelled(sent: true)))
    #expect(await stage.problem() == "run.cancelled")
  }

  // MARK: With an access token

  @Test func aCloudServiceShowsItsCloudConfigurations() async throws {
    let stage = try SurveyStage([.cloudService])
    let found = try await stage.survey(try await stage.tokenInputs())
    #expect(found.outcome == .passed)
    #expect(found.texts["aem.edition"] == "cloud")
    #expect(found.texts["aem.release"] == "cloud")
    #expect(found.parts["cloud"]?.word == "read")
    #expect(found.texts["cloud.anyConfiguration"] == "no")
    #expect(found.texts["target.anyFolder"] == "no")
    for part in SurveyPart.onPremise where part != .release {
      #expect(found.parts[part.rawValue] == .closed("AEM as a Cloud Service does not show it."))
    }
    #expect(await stage.problem() == "author.password")
  }

  @Test func aRefusedTokenFailsAsAWhole() async throws {
    let stage = try SurveyStage([.cloudService])
    var inputs = stage.inputs()
    inputs.secrets = ["token": Secret(copying: "not-a-token".utf8)]
    #expect(await stage.problem(inputs) == "cloud.token")
    #expect(stage.requests.count == 1)
  }

  @Test func theCloudServiceIsToldByItsAddress() async throws {
    let url = "https://author-p12345-e6789.adobeaemcloud.com"
    let server = ScriptedTransport([
      "GET /conf/global.0.json": [.json("{}")],
      "GET /conf/global/settings/cloudconfigs.2.json": [
        .json(#"{"mediaportal":{"bp":{"jcr:content":{"jcr:title":"BP"}}}}"#)
      ],
      "GET /conf.1.json": [.json(#"{"global":{},"wknd":{},"other":{}}"#)],
      "GET /conf/wknd/settings/cloudconfigs/target.0.json": [.json("{}")],
    ])
    let password = try await server.look("aem.survey", .author(url: url)).conclusion
    #expect(server.seen.isEmpty)
    #expect(password?.texts["aem.edition"] == "cloud")
    #expect(password?.parts["cloud"]?.word == "unread")
    #expect(password?.parts["health"]?.word == "closed")
    let inputs = OperationInputs(
      texts: ["url": url], secrets: ["token": Secret(copying: "tok-1234567".utf8)])
    let found = try #require(try await server.look("aem.survey", inputs).conclusion)
    #expect(found.lists["cloud.configurations"]?.map(\.value) == ["mediaportal/bp"])
    #expect(found.lists["target.folders"]?.map(\.value) == ["wknd"])
    #expect(server.seen.allSatisfy { $0.user == nil })
  }

  @Test func operationsOnTheAuthorTakeATokenInsteadOfAPassword() async throws {
    let server = ScriptedTransport { _ in .status(401) }
    let inputs = OperationInputs(
      texts: ["url": "https://author.example.com"],
      secrets: ["token": Secret(copying: "tok-1234567".utf8)])
    for name in ["aem.author", "ims.configurations", "brand-portal.queues"] {
      #expect(await server.problem(name, inputs) == .cloudService(.tokenRefused))
    }
    #expect(server.seen.allSatisfy { $0.user == nil })
    let bare = OperationInputs(texts: ["url": "https://author.example.com"])
    #expect(await server.problem("aem.author", bare) == .missingInput("user"))
  }

  @Test func theSignatureSaysWhichCredentialsARunNeeds() throws {
    let signature = try #require(OperationCatalog.standard.signature(of: "aem.survey"))
    func needed(_ given: Set<String>) -> Set<String> {
      Set(signature.inputs.filter { signature.needs($0, given: given) }.map(\.name))
    }
    #expect(needed(["url", "user", "password"]) == ["url", "user", "password"])
    #expect(needed(["url", "token"]) == ["url", "token"])
    #expect(needed(["url", "user", "password", "token"]) == ["url", "user", "password"])
    #expect(signature.parts == SurveyPart.allCases.map(\.rawValue))
  }
}
