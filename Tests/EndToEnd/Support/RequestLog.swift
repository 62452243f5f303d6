import Foundation
import Values

/// The file in which a sandbox notes each request.
struct RequestLog: Sendable {
  let path: String

  /// One request, as the sandbox noted it.
  struct Request {
    var method: String
    var path: String
    var status: Int
    var isChanging: Bool
  }

  /// The text of the whole file.
  var text: String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  /// The number of requests so far.
  var count: Int {
    (FileManager.default.contents(atPath: path) ?? Data()).count { $0 == UInt8(ascii: "\n") }
  }

  /// The requests, oldest first.
  func requests() throws -> [Request] {
    try text.split(separator: "\n").map { line in
      let entry = try JSONValue(parsing: line.utf8)
      return Request(
        method: entry["method"]?.string ?? "", path: entry["path"]?.string ?? "",
        status: entry["status"]?.integer ?? 0, isChanging: entry["changing"]?.bool ?? true)
    }
  }

  /// The requests that changed something.
  func changes() throws -> [Request] { try requests().filter(\.isChanging) }

  /// The number of times that the configuration's page was created.
  func createdPages() throws -> Int {
    try changes().count { $0.path == "/bin/wcmcommand" }
  }

  /// The number of times that a new workflow step was posted.
  func createdSteps() throws -> Int {
    try changes().count { $0.path.hasSuffix("/jcr:content/flow/") }
  }
}
