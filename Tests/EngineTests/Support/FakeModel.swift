import HTTP
import Synchronization
import Values

/// The workflow model DAM Update Asset on a small AEM: design in order, runtime by generation.
final class FakeModel: Sendable {
  struct Step: Sendable, Equatable {
    var name: String
    var type: String
    var metaData: [String: String] = [:]
  }

  struct State: Sendable {
    var shipped: [Step]?
    var site: [Step]?
    var runtime: [Step]?
    var losses: [FakeSling.Loss] = []
    var generates = true
    /// The depth in the answer 300 to a reading with `infinity`; nil to answer with the whole tree.
    var cutAt: Int?
  }

  static let site = "/conf/global/settings/workflow/models/dam/update_asset"
  static let shipped = "/libs/settings/workflow/models/dam/update_asset"
  static let runtime = "/var/workflow/models/dam/update_asset"
  static let tagType = "dam/components/workflow/autotagassetprocess"
  static let tagClass =
    "com.day.cq.dam.similaritysearch.internal.workflow.process.AutoTagAssetProcess"
  static let thumbnails = Step(
    name: "renamed", type: "dam/components/workflow/thumbnailprocess",
    metaData: ["PROCESS": "com.day.cq.dam.core.process.ThumbnailProcess"])
  static let before = Step(name: "alpha", type: "cq/workflow/components/model/process")
  static let after = Step(name: "zeta", type: "cq/workflow/components/model/process")

  static func tag(_ more: [String: String] = [:]) -> Step {
    Step(
      name: "tags", type: tagType,
      metaData: ["PROCESS": tagClass, "PROCESS_AUTO_ADVANCE": "true"].merging(more) { $1 })
  }

  let state: Mutex<State>

  init(shipped: [Step]? = nil, site: [Step]? = nil, runtime: [Step]? = nil) {
    state = Mutex(State(shipped: shipped, site: site, runtime: runtime))
  }

  var transport: ScriptedTransport { ScriptedTransport { self.react(to: $0) } }

  private func react(to request: SeenRequest) -> Reaction {
    state.withLock { state in
      if request.method == "GET" { return Self.read(request.path, state) }
      let loss = state.losses.isEmpty ? .none : state.losses.removeFirst()
      if loss == .before { return .failure(.dropped(sent: true)) }
      let reaction = Self.write(request, &state)
      return loss == .after ? .failure(.dropped(sent: true)) : reaction
    }
  }

  private static func read(_ path: String, _ state: State) -> Reaction {
    switch path {
    case "\(site)/jcr:content/flow.harray.2.json": return state.site.map(ordered) ?? .status(404)
    case "\(shipped)/jcr:content/flow.harray.2.json":
      return state.shipped.map(ordered) ?? .status(404)
    default: return readRuntime(path, state)
    }
  }

  private static func readRuntime(_ path: String, _ state: State) -> Reaction {
    guard let runtime = state.runtime else { return .status(404) }
    var nodes: [String: JSONValue] = [:]
    for step in runtime {
      nodes["node-\(step.name)"] = ["metaData": .object(step.metaData.mapValues { .string($0) })]
    }
    let tree = JSONValue.object(["nodes": .object(nodes), "title": "DAM Update Asset"])
    var value: JSONValue? = tree
    guard path.hasPrefix(Self.runtime), let dot = path.lastIndex(of: "/") else {
      return .status(404)
    }
    let parts = path.dropFirst(Self.runtime.count).split(separator: ".").map(String.init)
    if path[dot...].hasPrefix("/update_asset.") == false {
      for name in parts[0].split(separator: "/") { value = value?[String(name)] }
    }
    guard let value, parts.count >= 2 else { return .status(404) }
    let level = parts[parts.count - 2]
    if level == "infinity", let cut = state.cutAt, path.hasPrefix("\(Self.runtime).") {
      let listed = (0...cut).reversed().map { "\"\(Self.runtime).\($0).json\"" }
      return .json("[\(listed.joined(separator: ","))]", status: 300)
    }
    return .json(text(level == "infinity" ? value : cut(value, Int(level) ?? 0)))
  }

  private static func cut(_ value: JSONValue, _ depth: Int) -> JSONValue {
    guard let members = value.object else { return value }
    return .object(
      members.compactMapValues { child in
        child.object == nil ? child : depth > 0 ? cut(child, depth - 1) : nil
      })
  }

  private static func text(_ value: JSONValue) -> String {
    String(decoding: (try? value.encoded()) ?? [], as: UTF8.self)
  }

  private static func ordered(_ steps: [Step]) -> Reaction {
    let children = steps.map { step -> JSONValue in
      var metaData = step.metaData.mapValues { JSONValue.string($0) }
      metaData["__name__"] = "metaData"
      return [
        "__name__": .string(step.name), "sling:resourceType": .string(step.type),
        "__children__": [.object(metaData)],
      ]
    }
    return .json(text(["__children__": .array(children)]))
  }

  private static func write(_ request: SeenRequest, _ state: inout State) -> Reaction {
    let flow = "\(site)/jcr:content/flow/"
    if request.path == "\(shipped)/jcr:content.override.json" {
      state.site = state.shipped
    } else if request.path.hasSuffix("/jcr:content.generate.json") {
      if state.generates { state.runtime = state.site ?? state.shipped }
    } else if request.path.hasPrefix(flow), var steps = state.site {
      let name = String(request.path.dropFirst(flow.count))
      let hint = request[":nameHint"] ?? ""
      var step =
        steps.first { $0.name == name } ?? Step(name: hint, type: "")
      for (field, value) in request.form where field.hasPrefix("./") {
        let property = field.replacing("./metaData/", with: "")
        if field == "./sling:resourceType" {
          step.type = value
        } else if property.hasSuffix("@Delete") {
          step.metaData[property.replacing("@Delete", with: "")] = nil
        } else if field != property {
          step.metaData[property] = value
        }
      }
      let place = steps.firstIndex { $0.name == step.name } ?? steps.endIndex
      steps.removeAll { $0.name == step.name }
      steps.insert(step, at: min(place, steps.endIndex))
      if let order = request[":order"]?.replacing("after ", with: "") {
        steps.removeAll { $0.name == step.name }
        let target = steps.firstIndex { $0.name == order }.map { $0 + 1 }
        guard let place = order == "first" ? 0 : target else { return .status(500) }
        steps.insert(step, at: place)
      }
      state.site = steps
    } else {
      return .status(404)
    }
    return .json(#"{"status.code":200}"#)
  }
}
