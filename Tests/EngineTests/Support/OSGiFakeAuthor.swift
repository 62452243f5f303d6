import Foundation
import HTTP
import Synchronization
import Values

@testable import Engine

/// A small author with a folder of configuration files, an installer and a web console.
///
/// It behaves as a real Sling did, and can die at any request.
final class OSGiFakeAuthor: HTTPTransport {
  /// The treatment of an upload's bytes.
  enum Keeping: Sendable {
    case whole
    /// The author keeps other bytes, which nobody can read.
    case damaged
    /// The author keeps no file.
    case nothing
  }

  /// The state of the author: files, configurations and the faults to come.
  struct State: Sendable {
    var files: [String: [UInt8]] = [:]
    /// The configurations in Config Admin, by PID.
    var held: [String: OSGiConfiguration] = [:]
    /// PIDs that the console wrote to files itself; deleting the file leaves them.
    var writtenBack: Set<String> = []
    /// The number of requests that are still answered; nil for no limit.
    var left: Int?
    /// Whether the last answered request takes effect and its answer is lost.
    var losesAnswer = false
    var requests = 0
    /// Whether an old file disappeared before the new configurations existed.
    var wasUnsafe = false
    /// The configurations to come, each with the request from which on the installer has it.
    var pending: [(due: Int, pid: String, configuration: OSGiConfiguration?)] = []
    /// Whether uploads are accepted and never installed.
    var isInstallerAsleep = false
    /// The treatment of an upload's bytes; the installer uses all of them.
    var keeping = Keeping.whole
    /// A description of each changing request.
    var changes: [String] = []
  }

  let state = Mutex(State())
  /// The check after each change that everything is still safe.
  private let isSafe: @Sendable (State) -> Bool

  init(isSafe: @escaping @Sendable (State) -> Bool = { _ in true }) {
    self.isSafe = isSafe
  }

  func put(_ name: String, _ text: String, writtenBack: Bool = false) {
    state.withLock { state in
      state.files[name] = Array(text.utf8)
      guard let file = OSGiFileName(name) else { return }
      let pid = writtenBack ? file.stem : file.installedPID
      state.held[pid] = Self.parsed(Array(text.utf8), name)
      if writtenBack { state.writtenBack.insert(pid) }
    }
  }

  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    let body = request.body?.bytes.withBytes { Array($0) } ?? []
    let path = Self.decoded(request.address.path)
    let answer = state.withLock { state -> HTTPResponse? in
      if let left = state.left {
        guard left > 0 else { return nil }
        state.left = left - 1
      }
      state.requests += 1
      for install in state.pending where install.due <= state.requests {
        state.held[install.pid] = install.configuration
      }
      state.pending.removeAll { [now = state.requests] in $0.due <= now }
      let response = Self.answer(request.method, path, body, &state)
      if !isSafe(state) { state.wasUnsafe = true }
      return state.left == 0 && state.losesAnswer ? nil : response
    }
    guard let answer else { throw .cancelled(sent: true) }
    return answer
  }

  private static let folder = "/apps/system/config"
  private static let console = "/system/console/configMgr/"

  private static func answer(
    _ method: HTTPMethod, _ path: String, _ body: [UInt8], _ state: inout State
  ) -> HTTPResponse {
    let text = String(decoding: body, as: UTF8.self)
    switch (method, path) {
    case (.get, "\(folder).1.json"):
      let members = state.files.mapValues { _ in JSONValue.object(["jcr:primaryType": "nt:file"]) }
      return json(.object(members))
    case (.get, _) where path.hasPrefix("\(folder)/"):
      guard let bytes = state.files[String(path.dropFirst(folder.count + 1))] else { break }
      return HTTPResponse(
        status: 200, headers: [HTTPHeader("Content-Type", "text/plain")], body: bytes)
    case (.get, _) where path.hasPrefix(console):
      let pid = String(path.dropFirst(console.count).dropLast(5))
      return json(.array(state.held[pid].map { [shown(pid, $0)] } ?? []))
    case (.post, folder):
      guard let (name, bytes) = upload(body) else { break }
      state.changes.append("upload \(name)")
      switch state.keeping {
      case .whole: state.files[name] = bytes
      case .damaged: state.files[name] = Array("a=\"".utf8)
      case .nothing: break
      }
      guard !state.isInstallerAsleep, let file = OSGiFileName(name) else { return json([:]) }
      state.pending.append((state.requests + 4, file.installedPID, parsed(bytes, name)))
      return json([:])
    case (.post, _) where path.hasPrefix("\(folder)/") && text.contains("%3Aoperation=delete"):
      let name = String(path.dropFirst(folder.count + 1))
      state.changes.append("delete \(name)")
      guard state.files.removeValue(forKey: name) != nil, let file = OSGiFileName(name) else {
        return HTTPResponse(status: 403)
      }
      if !state.writtenBack.contains(file.stem) { state.held[file.installedPID] = nil }
      return json([:])
    case (.post, _) where path.hasPrefix(console) && text.contains("delete=1"):
      let pid = String(path.dropFirst(console.count))
      state.changes.append("console \(pid)")
      state.held[pid] = nil
      return json(["status": true])
    default: break
    }
    return HTTPResponse(status: 404)
  }

  /// A configuration as the console shows it.
  ///
  /// `orgId` and `grants` have no metatype: the console returns their names alone.
  private static func shown(_ pid: String, _ configuration: OSGiConfiguration) -> JSONValue {
    let untold = ["auth.token.provider.authorization.grants", "auth.token.provider.orgId"]
    var properties: [String: JSONValue] = [:]
    for property in configuration.properties where !untold.contains(property.name) {
      let texts = property.value.elements.map { JSONValue.string($0.text) }
      properties[property.name] =
        property.value.shape == "scalar"
        ? ["is_set": true, "value": texts[0]] : ["is_set": true, "values": .array(texts)]
    }
    let names = configuration.names.filter(untold.contains).joined(separator: ",")
    return [
      "pid": .string(pid), "properties": .object(properties),
      "additionalProperties": .string(names),
    ]
  }

  private static func parsed(_ bytes: [UInt8], _ name: String) -> OSGiConfiguration? {
    if name.hasSuffix(".cfg.json") { return OSGiJSONFormat.read(bytes) }
    let reading = FelixConfigReader().read(bytes)
    return reading.error == nil ? reading.configuration : nil
  }

  /// The first file of a multipart form.
  private static func upload(_ body: [UInt8]) -> (String, [UInt8])? {
    let text = String(decoding: body, as: UTF8.self)
    guard let name = text.firstRange(of: "filename=\""),
      let blank = text.firstRange(of: "\r\n\r\n"),
      let end = text[blank.upperBound...].firstRange(of: "\r\n--aem-setup-")
    else { return nil }
    return (
      String(text[name.upperBound...].prefix { $0 != "\"" }),
      Array(text[blank.upperBound..<end.lowerBound].utf8)
    )
  }

  private static func json(_ value: JSONValue) -> HTTPResponse {
    HTTPResponse(
      status: 200, headers: [HTTPHeader("Content-Type", "application/json")],
      body: (try? value.encoded()) ?? [])
  }

  private static func decoded(_ path: String) -> String {
    path.removingPercentEncoding ?? path
  }
}
