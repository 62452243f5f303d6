import Foundation
import HTTP
import Synchronization
import Values

@testable import Engine

/// A web console with configurations, and the folder of their files, which it installs at once.
final class FakeWebConsole: Sendable {
  struct State: Sendable {
    /// Properties by PID; the factory of a PID is the part before its last `.` or `~`.
    var held: [String: [String: JSONValue]] = [:]
    /// The bytes of files by name.
    var files: [String: String] = [:]
    /// Whether the console accepts filters.
    var filters = true
    /// Names that the console lists without their values.
    var untold: Set<String> = []
    /// The path of AEM's form; nil when it is missing.
    var form: String?
    var losses: [SandboxAuthor.Loss] = []
  }

  static let provider = "com.adobe.granite.auth.oauth.accesstoken.provider"
  static let customizer = "com.adobe.granite.auth.ims.impl.IMSAccessTokenRequestCustomizerImpl"
  let state: Mutex<State>

  init(_ held: [String: [String: JSONValue]] = [:]) {
    state = Mutex(State(held: held))
  }

  var transport: ScriptedTransport { ScriptedTransport { self.react(to: $0) } }

  /// A pair as AEM's form creates it for a JWT credential.
  static func jwtPair(
    _ number: Int, title: String, client: String, type: String
  ) -> [String: [String: JSONValue]] {
    let uuid = "0000000\(number)-0000-4000-8000-000000000000"
    return [
      "\(provider).\(uuid)": [
        "name": .string(type), "auth.token.provider.title": .string(title),
        "auth.token.provider.client.id": .string(client),
        "auth.token.provider.endpoint": "https://ims-na1.adobelogin.com/ims/exchange/jwt",
        "auth.access.token.request": "%s", "auth.token.validator.type": .string(type),
        "token.request.customizer.type": .string(type),
      ],
      "\(customizer).\(uuid)": [
        "auth.ims.client.secret": "old-secret", "customizer.type": .string(type),
      ],
    ]
  }

  private static func factory(_ pid: String) -> String {
    pid.lastIndex { ".~".contains($0) }.map { String(pid[..<$0]) } ?? pid
  }

  private func react(to request: SeenRequest) -> Reaction {
    state.withLock { state in
      let console = "/system/console/configMgr"
      if request.method == "POST" { return Self.change(request, &state) }
      if request.path == console {
        let pids = state.held.keys.sorted().map {
          #"{"id":"\#($0)","fpid":"\#(Self.factory($0))"}"#
        }
        return .html(
          "<script>\nconfigData = {\"status\":true,\"pids\":[\(pids.joined(separator: ","))]};\n"
            + "</script>")
      }
      if request.path.hasPrefix("\(console)/"), request.path.hasSuffix(".json") {
        let key =
          String(request.path.dropFirst(console.count + 1).dropLast(5)).removingPercentEncoding
          ?? ""
        let filter = "(service.factoryPid="
        let pids = state.held.keys.sorted().filter {
          key.hasPrefix(filter)
            ? state.filters && "\(filter)\(Self.factory($0)))" == key : $0 == key
        }
        return .json("[\(pids.map { Self.shown($0, state) }.joined(separator: ","))]")
      }
      return Self.file(request.path, state)
    }
  }

  private static func shown(_ pid: String, _ state: State) -> String {
    let told = (state.held[pid] ?? [:]).filter { !state.untold.contains($0.key) }
    let properties = told.mapValues { value -> JSONValue in
      value.array != nil
        ? ["is_set": true, "values": value] : ["is_set": true, "value": value]
    }
    let document: JSONValue = .object([
      "pid": .string(pid), "factoryPid": .string(factory(pid)),
      "properties": .object(properties),
      "additionalProperties": .string(state.untold.sorted().joined(separator: ",")),
    ])
    return String(decoding: (try? document.encoded()) ?? [], as: UTF8.self)
  }

  private static func file(_ path: String, _ state: State) -> Reaction {
    if path == "/apps/system/config.1.json" {
      let names = state.files.keys.sorted().map { #""\#($0)":{"jcr:primaryType":"nt:file"}"# }
      return .json("{\(names.joined(separator: ","))}")
    }
    if path.hasPrefix("/apps/system/config/") {
      let name = String(path.dropFirst(20)).removingPercentEncoding ?? ""
      return state.files[name].map { .text($0) } ?? .status(404)
    }
    if path == "/libs/cq/adobeims-configuration.infinity.json", let form = state.form {
      return .json(
        #"{"content":{"x":1},"data":{"\#(form)":{"sling:resourceType":"\#(IMSForm.resourceType)"}}}"#
      )
    }
    return .status(404)
  }

  private static func change(_ request: SeenRequest, _ state: inout State) -> Reaction {
    let loss = state.losses.isEmpty ? .none : state.losses.removeFirst()
    if loss == .before { return .failure(.dropped(sent: true)) }
    if let form = state.form, request.path == "/libs/cq/adobeims-configuration/data/\(form)" {
      let pair = jwtPair(
        9, title: request["title"] ?? "", client: request["apiKey"] ?? "", type: "adobe-ims-x")
      state.held.merge(pair) { $1 }
    } else if request.path == "/apps/system/config" {
      install(request.body, &state)
    } else {
      return .status(404)
    }
    return loss == .after ? .failure(.dropped(sent: true)) : .json("{}")
  }

  /// Accepts a multipart upload of one `.config` file.
  private static func install(_ body: String, _ state: inout State) {
    guard let open = body.firstRange(of: "filename=\""),
      let close = body[open.upperBound...].firstRange(of: "\""),
      let start = body[close.upperBound...].firstRange(of: "\r\n\r\n"),
      let end = body[start.upperBound...].firstRange(of: "\r\n--aem-setup")
    else { return }
    let name = String(body[open.upperBound..<close.lowerBound])
    let text = String(body[start.upperBound..<end.lowerBound])
    state.files[name] = text
    guard let file = OSGiFileName(name) else { return }
    let content = FelixConfigReader().read(text.utf8).configuration
    var properties: [String: JSONValue] = [:]
    for property in content.properties {
      let texts = property.value.elements.map { element -> JSONValue in
        guard case .secret(let secret) = element else { return .string(element.text) }
        return .string(secret.withBytes { String(decoding: $0, as: UTF8.self) })
      }
      properties[property.name] = property.value.shape == "scalar" ? texts[0] : .array(texts)
    }
    state.held[file.installedPID] = properties
  }
}
