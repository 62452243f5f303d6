import Foundation
import Values

/// The simulated Adobe in a process of its own, which ends with this object.
final class SandboxProcess: Sendable {
  let announcement: JSONValue
  let log: RequestLog
  private let child: Child
  private let scratch: Scratch

  /// A seed for all sandboxes of a test run, so that their states can be compared.
  ///
  /// No other sandbox on this machine accepts their passwords, should a test ever reach the wrong
  /// one.
  private static let seed = String(Int.random(in: 2...1_000_000))

  /// Starts a sandbox and waits until it is ready.
  init(
    _ scratch: Scratch, faults: [String] = [], presets: [String] = [], latency: Int = 0,
    isTLS: Bool = false
  ) throws {
    self.scratch = scratch
    log = RequestLog(path: "\(scratch.path)/requests-\(UUID().uuidString.prefix(4)).jsonl")
    var words = [Program.path, "sandbox", "--json", "--log", log.path, "--seed", Self.seed]
    words += ["--key", try scratch.sandboxKey()]
    words += faults.flatMap { ["--fault", $0] } + presets.flatMap { ["--preset", $0] }
    if isTLS { words.append("--tls") }
    if latency > 0 { words += ["--latency", String(latency)] }
    let child = try Child(
      words, environment: scratch.environment, folder: scratch.output, input: nil)
    self.child = child
    announcement = try waitFor("the sandbox", orShow: { child.errors }) {
      child.output.hasSuffix("\n") ? try JSONValue(parsing: child.output.utf8) : nil
    }
  }

  /// The base URL of the author.
  var aem: String { text("aem") }
  /// The base URL of Adobe's sign-in.
  var ims: String { text("ims") }
  /// The password of the administrator.
  var password: String { text("password") }
  /// The answers file that takes Smart Tags to its end.
  var answers: String { answers(for: "smart-tags") }
  /// Scopes of the credential that fit into a field of a small window.
  static let scopes = "read_pc.dma_smart_content,openid,AdobeID"

  /// The answers file that takes a procedure to its end.
  func answers(for procedure: String) -> String {
    announcement.at("answers", procedure)?.string ?? ""
  }

  /// A member of the credential.
  func credential(_ name: String) -> String {
    announcement.at("credentials", name)?.string ?? ""
  }

  /// Closes its input and waits for its end.
  func stop() throws {
    child.closeInput()
    try child.wait()
  }

  /// The part of the author that a walk can change, as text that is equal for equal states.
  ///
  /// It leaves out the times, the names of nodes that contain one, and the noise in encrypted
  /// values.
  func changeableState() throws -> String {
    try state(of: [
      "/etc/cloudservices/smarttagging", "/conf/global/settings/workflow/models/dam",
      "/var/workflow/models/dam",
    ])
  }

  /// The part of the author that Brand Portal's setup changes, without the configurations of OSGi.
  func brandPortalState() throws -> String {
    try state(of: [
      "/conf/global/settings/cloudconfigs", "/etc/cloudservices/mediaportal",
      "/etc/replication/agents.author",
    ])
  }

  /// Everything that can be changed at all, as text that is equal for equal states.
  ///
  /// This is the repository, the configurations of AEM's own sign-in, the keys of the user that
  /// tags, and the projects of Developer Console with the client secrets of their credentials.
  func everything() throws -> String {
    let console = "/system/console/configMgr/(service.factoryPid%3D"
    let factories = [
      "com.adobe.granite.auth.oauth.accesstoken.provider",
      "com.adobe.granite.auth.ims.impl.IMSAccessTokenRequestCustomizerImpl",
    ]
    let paths =
      ["/.infinity.json", "/home/users/system/dam/dam-update-service.ks.json"]
      + factories.map { "\(console)\($0)).json" }
    let author = try paths.map { try resource($0).withoutNoise(ims: ims) }
    let organizations = try consoleDocument("/console/organizations")
    let id = organizations.array?.first?["id"]?.string ?? ""
    let projects = try consoleDocument(
      "/console/organizations/\(id)/projects?includeCredentials=true")
    let workspaces = projects.array?.flatMap { $0["workspaces"]?.array ?? [] } ?? []
    let credentials = workspaces.flatMap { $0["credentials"]?.array ?? [] }
    let secrets = try credentials.compactMap { $0["id_integration"]?.string }.map {
      try consoleDocument("/console/organizations/\(id)/credentials/\($0)/secrets")
    }
    let found = JSONValue.array(
      author + ([projects] + secrets).map { $0.withoutNoise(ims: ims) })
    return String(decoding: try found.encoded(pretty: true), as: UTF8.self)
  }

  private func consoleDocument(_ path: String) throws -> JSONValue {
    let answer = try scratch.run(
      ["curl", "-s", "-g", "-K", "-"],
      input: """
        url = "\(text("console") + path)"
        header = "Authorization: Bearer \(credential("user_token"))"
        header = "x-api-key: aio-cli-console-auth"
        """)
    return (try? JSONValue(parsing: answer.output.utf8)) ?? .null
  }

  private func state(of paths: [String]) throws -> String {
    try paths.map { path in
      let tree = try resource(path + ".infinity.json")
      return String(decoding: try tree.withoutNoise(ims: ims).encoded(pretty: true), as: UTF8.self)
    }.joined(separator: "\n")
  }

  /// A document of the author.
  func resource(_ path: String) throws -> JSONValue {
    try Author(scratch, address: aem, user: "admin", password: password).document(path)
  }

  /// Changes a property of the author's repository, as another person would.
  func write(_ value: String, to property: String, of path: String) throws {
    _ = try scratch.run(
      ["curl", "-s", "-K", "-"],
      input: """
        url = "\(aem + path)"
        user = "admin:\(password)"
        data = "\(property)=\(value)"
        """)
  }

  private func text(_ name: String) -> String { announcement[name]?.string ?? "" }
}

/// An author that is read with curl, so that the program does not judge itself.
struct Author {
  private let scratch: Scratch
  private let address: String
  private let user: String
  private let password: String

  init(_ scratch: Scratch, address: String, user: String, password: String) {
    self.scratch = scratch
    self.address = address
    self.user = user
    self.password = password
  }

  /// A JSON document; null when it does not exist.
  func document(_ path: String) throws -> JSONValue {
    let answer = try scratch.run(
      ["curl", "-s", "-g", "-K", "-"],
      input: "url = \"\(address + path)\"\nuser = \"\(user):\(password)\"")
    return (try? JSONValue(parsing: answer.output.utf8)) ?? .null
  }
}

extension JSONValue {
  fileprivate func withoutNoise(ims: String) -> JSONValue {
    switch self {
    case .object(let members):
      var kept: [String: JSONValue] = [:]
      for (name, value) in members where !Self.isTime(name) {
        kept[name] = value.withoutNoise(ims: ims)
      }
      return .object(kept)
    case .array(let elements): return .array(elements.map { $0.withoutNoise(ims: ims) })
    case .string(let text):
      if text.hasPrefix("{"), text.hasSuffix("}") { return "an encrypted value" }
      return .string(text.replacingOccurrences(of: ims, with: "IMS"))
    case .null, .bool, .integer, .number: return self
    }
  }

  private static func isTime(_ name: String) -> Bool {
    ["created", "lastmodified", "last_modified", "usages"].contains {
      name.lowercased().contains($0)
    }
  }
}
