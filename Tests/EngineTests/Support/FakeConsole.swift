import Engine
import Foundation
import HTTP
import Synchronization
import Values

/// A small Developer Console that keeps the created objects, and can fail at any call.
final class FakeConsole: Sendable {
  /// The failure of one call.
  enum Fault: CaseIterable, Sendable {
    case status401, status403, status409, status429, status500
    /// The change is applied, and 500 comes back.
    case status500Afterwards
    /// The request never goes out.
    case unsent
    /// The connection drops; the request did not arrive.
    case lostBefore
    /// The connection drops; the request did arrive.
    case lostAfter
  }

  struct Credential: Sendable {
    var id: String
    var name: String
    var project: String
    var services: [String: [String]] = [:]
    var secrets: [(id: String, value: String, created: Int, used: Int?)] = []
  }

  struct State: Sendable {
    var role = "ADMIN"
    var terms = #"{"accepted":true,"current":true}"#
    var disabledReasons: [String] = []
    var profiles = [("77", "Smart Content Services")]
    /// Whether the scope comes with the service, as it should.
    var attachesScopes = true
    /// Whether the download and the list of secrets contain values.
    var downloadsSecrets = true
    var listsSecretValues = true
    var subscriptionErrors = "[]"
    var migration = "NONE"
    var projects: [(id: String, title: String)] = []
    var projectNames: [String] = []
    var credentials: [Credential] = []
    var subscriptions = 0
    var calls = 0
    /// The number of the call, from 0, at which it fails.
    var fault: (call: Int, kind: Fault)?
    var next = 1_000
  }

  let state = Mutex(State())
  static let organization = "0123456789ABCDEF01234567@AdobeOrg"
  static let client = "0123456789abcdef0123456789abcdef"
  static let code = "MCSmartContentServicesSDK"
  static let scope = "read_pc.dma_smart_content"

  init(_ change: (inout State) -> Void = { _ in }) {
    state.withLock { change(&$0) }
  }

  var transport: ScriptedTransport { ScriptedTransport { self.react(to: $0) } }

  private func react(to request: SeenRequest) -> Reaction {
    state.withLock { state in
      defer { state.calls += 1 }
      guard let fault = state.fault, fault.call == state.calls else {
        return Self.serve(request, &state)
      }
      switch fault.kind {
      case .status401: return .json(#"{"error_code":"401013"}"#, status: 401)
      case .status403: return .json(#"{"error_code":"403011","message":"no"}"#, status: 403)
      case .status409: return .json(#"{"message":"ERR_MSG_DUPLICATE_NAME"}"#, status: 409)
      case .status429: return .json("{}", status: 429, headers: [HTTPHeader("Retry-After", "7")])
      case .status500: return .json("{}", status: 500)
      case .status500Afterwards:
        _ = Self.serve(request, &state)
        return .json("{}", status: 500)
      case .unsent: return .failure(.dropped(sent: false))
      case .lostBefore: return .failure(.dropped(sent: true))
      case .lostAfter:
        _ = Self.serve(request, &state)
        return .failure(.dropped(sent: true))
      }
    }
  }

  private static func serve(_ request: SeenRequest, _ state: inout State) -> Reaction {
    let parts = request.path.split(separator: "?")
    let path = parts[0].split(separator: "/").map { String($0).removingPercentEncoding ?? "" }
    guard path.first == "console" else { return .status(404) }
    let body = (try? JSONValue(parsing: request.body.utf8)) ?? .null
    switch (request.method, path.dropFirst().first ?? "", path.count) {
    case ("GET", "services", _): return .json(state.terms)
    case ("GET", "organizations", 2):
      return .json(
        """
        [{"id":"9","code":"\(organization)","name":"Acme","type":"entp","role":"\(state.role)"}]
        """)
    default: break
    }
    guard path.count > 3, path[2] == "9" else { return .status(404) }
    return serve(request.method, Array(path[3...]), body, &state)
  }

  private static func serve(
    _ method: String, _ path: [String], _ body: JSONValue, _ state: inout State
  ) -> Reaction {
    switch (method, path[0], path.count) {
    case ("GET", "services", _): return .json("[\(service(state))]")
    case ("GET", "projects", 1):
      let all = state.projects.map { #"{"id":"\#($0.id)","title":"\#($0.title)","deleted":0}"# }
      return .json("[\(all.joined(separator: ","))]")
    case ("POST", "projects", 1): return createProject(body, &state)
    case ("GET", "projects", 3): return .json(#"[{"id":"\#(path[1])1","name":"Production"}]"#)
    case ("GET", "projects", 5) where path[4] == "credentials":
      let all = state.credentials.filter { $0.project == path[1] }.map {
        #"{"id_integration":"\#($0.id)","integration_type":"oauth_server_to_server"}"#
      }
      return .json(
        #"[{"id_integration":1,"integration_type":"service"}"#
          + all.map { ",\($0)" }
          .joined() + "]")
    case ("GET", "projects", 5) where path[4] == "download": return download(path[1], state)
    case ("POST", "projects", 6): return createCredential(body, path[1], &state)
    case ("GET", "clients", 3):
      guard let first = state.credentials.first, path[1] == client else { return .status(404) }
      return .json(#"{"projectId":"\#(first.project)","integrationId":\#(first.id)}"#)
    default: break
    }
    let id = path.first { part in state.credentials.contains { $0.id == part } }
    guard let index = state.credentials.firstIndex(where: { $0.id == id }) else {
      return .status(404)
    }
    return serve(method, path, body, index, &state)
  }

  private static func serve(
    _ method: String, _ path: [String], _ body: JSONValue, _ index: Int, _ state: inout State
  ) -> Reaction {
    let credential = state.credentials[index]
    switch (method, path[0], path.last ?? "") {
    case ("GET", "integrations", credential.id):
      let services = credential.services.map { code, profiles in
        let listed = profiles.map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
        return #"{"sdkCode":"\#(code)","licenseConfigs":[\#(listed)]}"#
      }
      return .json(
        """
        {"id":\(credential.id),"name":"\(credential.name)","apikey":"\(client)",
         "technicalAccountId":"0123456789ABCDEF01234567@techacct.adobe.com",
         "serviceProperties":[\(services.joined(separator: ","))]}
        """)
    case ("PUT", "credentials", "services"):
      state.subscriptions += 1
      if state.subscriptionErrors != "[]" {
        return .json(#"{"sdkList":[],"errorList":\#(state.subscriptionErrors)}"#)
      }
      state.credentials[index].services = [:]
      for entry in body.array ?? [] {
        let profiles = entry["licenseConfigs"]?.array?.compactMap { $0["id"]?.string } ?? []
        state.credentials[index].services[entry["sdkCode"]?.string ?? ""] = profiles
      }
      return .json(#"{"sdkList":["\#(code)"]}"#)
    case ("GET", _, "secrets"):
      return .json(
        secrets(credential, values: path[0] == "integrations" && state.listsSecretValues))
    case ("POST", "credentials", "secrets"):
      guard credential.secrets.count < 2 else { return .json("{}", status: 400) }
      let made = secret(created: 1_794_000_000_000)
      state.credentials[index].secrets.append(made)
      return .json(#"{"client_secret":"\#(made.value)","uuid":"\#(made.id)"}"#, status: 201)
    case ("DELETE", "credentials", let id):
      state.credentials[index].secrets.removeAll { $0.id == id }
      return .answer(HTTPResponse(status: 204))
    case ("GET", "credentials", "status"):
      return .json(#"{"migrationStatus":"\#(state.migration)"}"#)
    default: return .status(404)
    }
  }

  private static func service(_ state: State) -> String {
    let reasons = state.disabledReasons.map { "\"\($0)\"" }.joined(separator: ",")
    let profiles = state.profiles.map { #"{"id":"\#($0.0)","productId":"p","name":"\#($0.1)"}"# }
    return """
      {"code":"\(code)","name":"Smart Content","enabled":\(state.disabledReasons.isEmpty),
       "disabledReasons":[\(reasons)],
       "properties":{"licenseConfigs":[\(profiles.joined(separator: ","))],"roles":null}}
      """
  }

  private static func createProject(_ body: JSONValue, _ state: inout State) -> Reaction {
    guard let title = body["title"]?.string, let name = body["name"]?.string,
      body["type"]?.string == "default", !name.isEmpty
    else { return .json("{}", status: 400) }
    // A blind second creation shows as a second project: nothing here refuses it.
    state.next += 1
    state.projects.append((String(state.next), title))
    state.projectNames.append(name)
    return .json(#"{"projectId":"\#(state.next)","workspaceId":"\#(state.next)1"}"#, status: 201)
  }

  private static func createCredential(
    _ body: JSONValue, _ project: String, _ state: inout State
  ) -> Reaction {
    guard let name = body["name"]?.string, body["description"]?.string != nil else {
      return .json("{}", status: 400)
    }
    state.next += 1
    state.credentials.append(
      Credential(
        id: String(state.next), name: name, project: project,
        secrets: [secret(created: 1_780_000_000_000)]))
    return .json(#"{"id":"\#(state.next)","apiKey":"\#(client)","orgId":"9"}"#)
  }

  static func secret(
    created: Int, used: Int? = nil
  ) -> (id: String, value: String, created: Int, used: Int?) {
    let id = UUID().uuidString
    return (id, "p8e-" + id.dropLast(4), created, used)
  }

  private static func secrets(_ credential: Credential, values: Bool) -> String {
    let all = credential.secrets.map { secret in
      let value = values ? #""client_secret":"\#(secret.value)","# : ""
      let used = secret.used.map { #"[{"last_used_at":"\#($0)"}]"# } ?? "null"
      return """
        {\(value)"uuid":"\(secret.id)","created_at":"\(secret.created)","secret_usages":\(used)}
        """
    }
    return #"{"client_id":"\#(client)","client_secrets":[\#(all.joined(separator: ","))]}"#
  }

  private static func download(_ project: String, _ state: State) -> Reaction {
    let all = state.credentials.filter { $0.project == project }.map { credential in
      let isReady = credential.services[code] != nil && state.attachesScopes
      let scopes = (isReady ? "\"\(scope)\"," : "") + #""AdobeID","openid""#
      let values = credential.secrets.map { "\"\($0.value)\"" }.joined(separator: ",")
      return """
        {"id":"\(credential.id)","name":"\(credential.name)",
         "integration_type":"oauth_server_to_server","oauth_server_to_server":{
          "client_id":"\(client)","client_secrets":[\(state.downloadsSecrets ? values : "")],
          "technical_account_id":"0123456789ABCDEF01234567@techacct.adobe.com",
          "scopes":[\(scopes)]}}
        """
    }
    return .json(
      """
      {"project":{"id":"\(project)","org":{"id":"9","ims_org_id":"\(organization)"},
       "workspace":{"details":{"credentials":[\(all.joined(separator: ","))]}}}}
      """)
  }
}

extension FakeConsole {
  /// A console with one credential, whose secrets were created and last used on these days.
  ///
  /// The days count from 2026-01-01.
  static func holding(
    _ days: (made: Int, used: Int?)..., change: (inout State) -> Void = { _ in }
  ) -> FakeConsole {
    func milliseconds(_ day: Int) -> Int { 1_767_225_600_000 + day * 86_400_000 }
    return FakeConsole { state in
      state.credentials = [
        .init(
          id: "6", name: "aem-smart-tags", project: "5",
          secrets: days.map {
            secret(created: milliseconds($0.made), used: $0.used.map(milliseconds))
          })
      ]
      change(&state)
    }
  }

  var secretIDs: [String] {
    state.withLock { $0.credentials[0].secrets.map(\.id) }
  }
}

extension OperationInputs {
  /// The inputs of operations on the console of a ``FakeConsole``.
  static func console(
    _ more: [String: String] = [:], memory: [String: String] = [:]
  ) -> OperationInputs {
    OperationInputs(
      texts: [
        "organization": FakeConsole.organization, "clientId": FakeConsole.client,
        "sdkCode": FakeConsole.code,
      ].merging(more) { $1 },
      secrets: ["token": Secret(copying: "eyJ.user.token".utf8)], memory: memory)
  }
}
