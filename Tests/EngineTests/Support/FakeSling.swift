import HTTP
import Synchronization
import Values

/// A small AEM with a tree of nodes, plain Sling POST, encryption, and ways to misbehave.
final class FakeSling: Sendable {
  /// The behavior of the server; tests change it before they start.
  struct Behaviour: Sendable {
    /// Whether the server obeys `@Encrypted`.
    var encrypts = true
    /// The state of the crypto bundle; nil leaves it out of the list.
    var crypto: Int? = 32
    /// The answer of `/bin/wcmcommand`.
    var command = Command.exists
    /// Properties that the server accepts and does not store.
    var ignored: Set<String> = []
    /// Whether deletions are accepted and not applied.
    var keepsSecrets = false
    /// The loss of each POST in order: before or after it takes effect.
    var losses: [Loss] = []
    /// The answer to every POST, when the server refuses them all.
    var refusal: Reaction?
    /// Whether somebody else creates each page a moment before the request for it.
    var hasRival = false
  }

  enum Command: Sendable {
    case exists
    case missing
    /// The answer of a bare Sling, which takes the POST for a node to create.
    case takenForANode
  }

  enum Loss: Sendable {
    case none
    case before
    case after
    /// No answer comes, and the change takes effect three looks later.
    case late
  }

  struct State: Sendable {
    var behaviour = Behaviour()
    var nodes: [String: [String: String]] = [
      "/etc/cloudservices": [:], "/etc/cloudservices/smarttagging": [:],
    ]
    var encryptions = 0
    /// The number of reads so far.
    var looks = 0
    /// A change that takes effect later.
    var late: (request: SeenRequest, after: Int)?
  }

  let state = Mutex(State())

  init(_ behaviour: Behaviour = Behaviour()) {
    state.withLock { $0.behaviour = behaviour }
  }

  /// The transport that leads to this server.
  var transport: ScriptedTransport {
    ScriptedTransport { self.react(to: $0) }
  }

  func put(_ path: String, _ properties: [String: String]) {
    state.withLock { $0.nodes[path] = properties }
  }

  func properties(_ path: String) -> [String: String]? {
    state.withLock { $0.nodes[path] }
  }

  private func react(to request: SeenRequest) -> Reaction {
    state.withLock { state in
      if request.method == "GET" {
        state.looks += 1
        if let late = state.late, late.after <= state.looks {
          state.late = nil
          _ = Self.write(late.request, &state)
        }
        return Self.read(request.path, state)
      }
      if let refusal = state.behaviour.refusal { return refusal }
      let loss = state.behaviour.losses.isEmpty ? .none : state.behaviour.losses.removeFirst()
      if loss == .before { return .failure(.dropped(sent: true)) }
      if loss == .late {
        state.late = (request, state.looks + 3)
        return .failure(.timedOut(.total, seconds: 3, sent: true))
      }
      let reaction = Self.write(request, &state)
      return loss == .after ? .failure(.dropped(sent: true)) : reaction
    }
  }

  private static func read(_ path: String, _ state: State) -> Reaction {
    if path == "/system/console/bundles.json" {
      let crypto = state.behaviour.crypto.map {
        #"{"symbolicName":"com.adobe.granite.crypto","stateRaw":\#($0),"state":"State \#($0)"}"#
      }
      return .json(#"{"s":[1],"data":[\#(crypto ?? "")]}"#)
    }
    let parts = path.split(separator: ".")
    guard parts.count == 3, parts[2] == "json", let depth = Int(parts[1]),
      let json = json(String(parts[0]), depth, state),
      let bytes = try? json.encoded()
    else { return .status(404) }
    return .json(String(decoding: bytes, as: UTF8.self))
  }

  private static func json(_ path: String, _ depth: Int, _ state: State) -> JSONValue? {
    guard let properties = state.nodes[path] else { return nil }
    var members = properties.mapValues { JSONValue.string($0) }
    if depth > 0 {
      for child in state.nodes.keys where child.hasPrefix(path + "/") {
        let name = String(child.dropFirst(path.count + 1))
        if !name.contains("/") { members[name] = json(child, depth - 1, state) }
      }
    }
    return .object(members)
  }

  private static func write(_ request: SeenRequest, _ state: inout State) -> Reaction {
    if request.path == "/bin/wcmcommand" {
      if state.behaviour.command == .missing { return .status(404) }
      if request[":operation"] == "delete" {
        state.nodes["/bin/wcmcommand"] = nil
        return .json("{}")
      }
      if state.behaviour.command == .takenForANode {
        state.nodes["/bin/wcmcommand"] = [:]
        return .json(#"{"path":"/bin/wcmcommand","isCreate":true}"#, status: 201)
      }
      let page = "\(request["parentPath"] ?? "")/\(request["label"] ?? "")"
      if state.behaviour.hasRival { state.nodes[page] = ["jcr:primaryType": "cq:Page"] }
      // A second page of that name would get another one, as in AEM.
      let path = state.nodes[page] == nil ? page : page + "0"
      state.nodes[path] = ["jcr:primaryType": "cq:Page"]
      state.nodes["\(path)/jcr:content"] = ["jcr:title": request["title"] ?? ""]
      return .html("<div id=\"Message\">Page created</div><div id=\"Path\">\(path)</div>")
    }
    let form = request.form
    let encrypted = Set(form.map(\.name).filter { $0.hasSuffix("@Encrypted") })
    for (field, value) in form where field.hasPrefix("./") {
      let names = field.dropFirst(2).split(separator: "/").map(String.init)
      let property = names.last ?? ""
      let path = ([request.path] + names.dropLast()).joined(separator: "/")
      if property.hasSuffix("@Delete") {
        if !state.behaviour.keepsSecrets {
          state.nodes[path]?[property.replacing("@Delete", with: "")] = nil
        }
        continue
      }
      if property.contains("@") || state.behaviour.ignored.contains(property) { continue }
      let isSecret = encrypted.contains("\(field)@Encrypted") && state.behaviour.encrypts
      if isSecret { state.encryptions += 1 }
      state.nodes[path, default: [:]][property] = isSecret ? "{\(state.encryptions)abc}" : value
    }
    return .json(#"{"status.code":200,"status.message":"OK"}"#)
  }
}

extension FakeSling {
  static let smartTagsPage = "/etc/cloudservices/smarttagging/tags"
  /// The values of ``holdingSmartTags(_:)``.
  static let smartTags = [
    "serviceUrl": "https://smartcontent.adobe.io/emea",
    "authServerUrl": "https://ims-na1.adobelogin.com", "apiKey": "0123456789abcdef0123456789abcdef",
    "techAcctId": "0123456789ABCDEF01234567@techacct.adobe.com",
    "orgId": "0123456789ABCDEF01234567@AdobeOrg",
  ]

  /// A server with a Smart Tags configuration, in which these values differ.
  static func holdingSmartTags(_ changes: [String: String] = [:]) -> FakeSling {
    let sling = FakeSling()
    sling.put(smartTagsPage, ["jcr:primaryType": "cq:Page"])
    var properties = smartTags
    properties["jcr:title"] = "Smart Tags"
    properties["sling:resourceType"] = "dam/components/smarttaggingservicepage"
    properties["clientSecret"] = "{0abc}"
    sling.put("\(smartTagsPage)/jcr:content", properties.merging(changes) { $1 })
    return sling
  }
}
