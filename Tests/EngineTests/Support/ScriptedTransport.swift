import Foundation
import HTTP
import Synchronization
import Values

@testable import Engine

/// A request as the server received it.
struct SeenRequest: Sendable {
  var method: String
  var path: String
  var headers: [HTTPHeader]
  var user: String?
  var body: String

  /// The fields of the form, decoded, in order.
  var form: [(name: String, value: String)] {
    body.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let decoded = parts.map { String($0).removingPercentEncoding ?? "" }
      return (decoded[0], decoded.count > 1 ? decoded[1] : "")
    }
  }

  subscript(field: String) -> String? { form.first { $0.name == field }?.value }

  init(_ request: HTTPRequest) {
    method = request.method.rawValue
    path = request.address.path + (request.address.query.map { "?\($0)" } ?? "")
    headers = request.headers
    body = request.body?.bytes.withBytes { String(decoding: $0, as: UTF8.self) } ?? ""
    if case .basic(let name, _) = request.authorization { user = name }
  }
}

/// The reaction of the server to a request.
enum Reaction: Sendable {
  case answer(HTTPResponse)
  case failure(HTTPFailure)

  static func json(_ text: String, status: Int = 200, headers: [HTTPHeader] = []) -> Reaction {
    .answer(
      HTTPResponse(
        status: status, headers: [HTTPHeader("Content-Type", "application/json")] + headers,
        body: Array(text.utf8)))
  }

  static func html(_ text: String, status: Int = 200) -> Reaction {
    .answer(
      HTTPResponse(
        status: status, headers: [HTTPHeader("Content-Type", "text/html;charset=utf-8")],
        body: Array(text.utf8)))
  }

  static func text(_ text: String) -> Reaction {
    .answer(
      HTTPResponse(
        status: 200, headers: [HTTPHeader("Content-Type", "text/plain")], body: Array(text.utf8)))
  }

  static func status(_ status: Int) -> Reaction {
    html("<title>\(status)</title>", status: status)
  }

  static func redirect(_ target: String) -> Reaction {
    .answer(HTTPResponse(status: 302, headers: [HTTPHeader("Location", target)]))
  }
}

/// Answers by method and path; the last reaction of a route repeats, and other paths are a 404.
final class ScriptedTransport: RecordingTransport {
  private let routes: Mutex<[String: [Reaction]]>
  private let requests = Mutex<[SeenRequest]>([])
  private let otherwise: @Sendable (SeenRequest) -> Reaction

  init(
    _ routes: [String: [Reaction]] = [:],
    otherwise: @escaping @Sendable (SeenRequest) -> Reaction = { _ in .status(404) }
  ) {
    self.routes = Mutex(routes)
    self.otherwise = otherwise
  }

  /// All requests, in order.
  var seen: [SeenRequest] { requests.withLock { $0 } }

  func on(_ route: String, _ reactions: Reaction...) {
    routes.withLock { $0[route] = reactions }
  }

  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    let seen = SeenRequest(request)
    requests.withLock { $0.append(seen) }
    let scripted = routes.withLock { routes -> Reaction? in
      let route = "\(seen.method) \(seen.path)"
      guard let reactions = routes[route], let first = reactions.first else { return nil }
      if reactions.count > 1 { routes[route] = Array(reactions.dropFirst()) }
      return first
    }
    switch scripted ?? otherwise(seen) {
    case .answer(let response): return response
    case .failure(let failure): throw failure
    }
  }
}

extension OperationInputs {
  /// The inputs for an author on this machine, with others added.
  static func author(
    _ texts: [String: String] = [:], url: String = "http://127.0.0.1:4502",
    memory: [String: String] = [:]
  ) -> OperationInputs {
    var all = ["url": url, "user": "admin"]
    all.merge(texts) { _, new in new }
    return OperationInputs(
      texts: all, secrets: ["password": Secret(copying: "opensesame".utf8)], memory: memory)
  }
}
