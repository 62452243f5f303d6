import Engine
import FoundationEssentials
import HTTP
import Synchronization
import TestSupport
import Testing
import Values

@testable import Wizard

/// Every task of every screen against servers on which everything is wrong.
///
/// A new task is covered as soon as it is in a screen file.
@Suite("No task passes against an empty or a contrary author", .timeLimit(.minutes(10)))
@MainActor
struct EveryTaskTests {
  /// Answers every request alike.
  final class Author: HTTPTransport {
    let status: Int
    let type: String
    let body: String
    private let count = Mutex(0)

    init(_ status: Int, _ type: String, _ body: String) {
      self.status = status
      self.type = type
      self.body = body
    }

    var requests: Int { count.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
      count.withLock { $0 += 1 }
      return HTTPResponse(
        status: status, headers: [HTTPHeader("Content-Type", type)], body: Array(body.utf8))
    }
  }

  nonisolated static let authors: [(Int, String, String)] = [
    (200, "application/json", "{}"), (200, "application/json", "[]"),
    (200, "application/json", #"{"jcr:primaryType": "sling:OrderedFolder"}"#),
    (200, "application/json", ""), (200, "application/json", "null"),
    (200, "text/html", "<html><title>AEM Sign In</title></html>"),
    (404, "text/html", "<title>404</title>"), (500, "text/plain", "no"),
    (
      200, "application/json",
      #"{"error": "no", "success": false, "status": "failure", "exists": false, "aliases": []}"#
    ),
    (
      200, "application/json",
      #"{"other": {"jcr:primaryType": "cq:Page", "jcr:content": {"jcr:title": "Other","#
        + #" "enabled": "false", "transportUri": "https://elsewhere.example"}}}"#
    ),
    (200, "text/html", "Replication (TEST) of /content not successful."),
  ]

  /// The values that a person would have entered, by the names of the operations' inputs.
  static let inputs: [String: String] = [
    "url": "http://localhost:4502", "user": "admin", "imsUrl": "https://ims-na1.adobelogin.com",
    "consoleUrl": "https://developers.adobe.io", "authServerUrl": "https://ims-na1.adobelogin.com",
    "tenantUrl": "https://acme.brand-portal.adobe.com", "name": "smart-tags",
    "serviceUrl": "https://smartcontent.adobe.io/na", "allowPlainHTTP": "",
    "clientId": "0123456789abcdef0123456789abcdef", "apiKey": "0123456789abcdef0123456789abcdef",
    "orgId": "0123456789ABCDEF01234567@AdobeOrg", "technicalAccountId": "a@techacct.adobe.com",
    "techAcctId": "a@techacct.adobe.com", "scopes": "openid,AdobeID,read_pc.dma_smart_content",
    "asset": "/content/dam/a.jpg", "page": "/content/a", "path": "/no/such/file",
    "framework": "/etc/cloudservices/testandtarget/a/b", "ignoreErrors": "yes",
    "ignoreFlag": "no", "confirmation": "smart-tags", "cloudSolution": "Smart Tags",
    "product": "smart-tags", "validatorType": "adobe-ims-similaritysearch",
    "rewriteSecret": "", "changeServiceUrl": "",
    "payload": #"{"exp": 1, "iss": "0123456789ABCDEF01234567@AdobeOrg", "#
      + #""sub": "a@techacct.adobe.com", "https://ims-na1.adobelogin.com/s/ent_other_sdk": true, "#
      + #""aud": "https://ims-na1.adobelogin.com/c/0123456789abcdef0123456789abcdef"}"#,
  ]

  /// Operations that verify an absence, which is true on an author that can be read and is empty.
  static let absences: Set<String> = [
    "brand-portal.clean", "brand-portal.remains", "keystore.alias.remove", "console.secret.delete",
  ]

  @Test("Not one passes", arguments: authors)
  func nonePasses(status: Int, type: String, body: String) throws {
    let catalog = ProcedureCatalog.embedded
    for procedure in catalog.procedures.values.sorted(by: { $0.name < $1.name }) {
      for screen in procedure.screens {
        guard let task = screen.task else { continue }
        if body.contains("jcr:primaryType"), Self.absences.contains(task.operation) { continue }
        // A survey that finds somebody else's page has found one, and claims no more than that.
        if body.contains(#""other""#), task.isSurvey { continue }
        let author = Author(status, type, body)
        let key = ScreenKey(procedure.name, screen.id)
        let record = try run(task, key, catalog, author)
        #expect(
          record?.result != .passed, "\(key) has passed: \(record?.evidence ?? [])")
        if task.inputs["url"] != nil {
          #expect(author.requests > 0, "\(key) asked nothing, so nothing was tried")
        }
      }
    }
  }

  private func run(
    _ task: TaskDefinition, _ key: ScreenKey, _ catalog: ProcedureCatalog, _ author: Author
  ) throws -> StepRecord? {
    var state = WizardState(procedure: key.procedure, start: key.screen)
    let operations = OperationCatalog.standard
    let signature = try #require(operations.signature(of: task.operation))
    var secrets: [String: Secret] = [:]
    for input in signature.inputs {
      guard let value = task.inputs[input.name] else { continue }
      if input.kind == .secret {
        secrets[value] = Secret(copying: "p8e-0123456789abcdef0123456789ab".utf8)
      } else {
        state.values[value] = StoredValue(Self.inputs[input.name] ?? "x", from: .person)
      }
    }
    if task.operation == "jwt.payload" {
      state.values["jwt.product"] = StoredValue("target", from: .procedure)
    }
    let machine = WizardMachine(catalog: catalog, operations: operations, state: state)
    let walk = Walk(
      machine, saver: Forgetting(), now: { Date(timeIntervalSince1970: 1_800_000_000) },
      clockText: { _ in "" }, mailbox: try Mailbox()
    ) { report in
      OperationRunner(
        catalog: operations,
        context: EngineContext(
          transport: author, fingerprintKey: [1], report: report, sleep: { _ in },
          now: { Date(timeIntervalSince1970: 1_800_000_000) }))
    }
    walk.start(offering: secrets)
    walk.settleRunning()
    if walk.phase == .idle, let page = walk.catalog.screen(key)?.page {
      // What precedes the task is given, as a person would.
      for item in walk.items(of: page) { walk.send(.tick(item: item, true)) }
      walk.send(.next)
      walk.settleRunning()
    }
    return walk.state.records[key]
  }
}
