import Foundation
import Sandbox
import TestSupport
import Values

/// A plain HTTP client for these tests: the curl of the system.
struct Curl: Sendable {
  var base: String
  var user: String?
  var password = ""
  var agent = "sandbox-tests/1"
  /// The certificate of the authority to trust, as PEM.
  var authority: String?
  /// Header fields of every request.
  var standing: [String] = []
  /// The generation of the author that answers.
  var generation = SandboxGeneration.sling11
  /// A server that must run as long as this client may call it.
  var server: Sandbox?

  /// The answer of a server; `status` is 0 when the connection ended without one.
  struct Reply {
    var status = 0
    var headers: [String: String] = [:]
    var body = Data()

    var text: String { String(decoding: body, as: UTF8.self) }
    var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }
  }

  func get(_ path: String, headers: [String] = []) throws -> Reply {
    try send(path, headers: headers, ["get"])
  }

  func head(_ path: String) throws -> Reply {
    try send(path, ["head"])
  }

  func method(_ method: String, _ path: String, headers: [String] = []) throws -> Reply {
    try send(path, headers: headers, ["request = \(quoted(method))"])
  }

  /// Posts a form, url-encoded, and asks for JSON.
  func post(
    _ path: String, _ fields: KeyValuePairs<String, String>,
    headers: [String] = ["Accept: application/json"]
  ) throws -> Reply {
    let pairs = fields.map { "\(escaped($0.key))=\(escaped($0.value))" }
    return try send(path, headers: headers, ["data = \(quoted(pairs.joined(separator: "&")))"])
  }

  /// Posts the bytes of a file as a url-encoded form.
  func post(_ path: String, file: String, headers: [String] = []) throws -> Reply {
    try send(path, headers: headers, ["data-binary = \(quoted("@\(file)"))"])
  }

  /// Sends a JSON document.
  func send(
    _ method: String, _ path: String, _ body: JSONValue, headers: [String] = []
  ) throws -> Reply {
    let text = String(decoding: try body.encoded(), as: UTF8.self)
    return try send(
      path, headers: headers + ["Content-Type: application/json"],
      ["request = \(quoted(method))", "data-raw = \(quoted(text))"])
  }

  /// Posts a form as multipart; a value that begins with `@` names a file.
  func postMultipart(_ path: String, _ fields: KeyValuePairs<String, String>) throws -> Reply {
    try send(
      path, headers: ["Accept: application/json"],
      fields.map { "form = \(quoted("\($0.key)=\($0.value)"))" })
  }

  private func send(
    _ path: String, headers: [String] = [], _ lines: [String]
  ) throws -> Reply {
    var config = ["url = \(quoted(base + path))", "silent", "include", "globoff", "path-as-is"]
    config += ["user-agent = \(quoted(agent))", "max-time = 20", "header = \"Expect:\""]
    config += (standing + headers).map { "header = \(quoted($0))" }
    if let authority { config.append("cacert = \(quoted(authority))") }
    if let user { config.append("user = \(quoted("\(user):\(password)"))") }
    let input = (config + lines).joined(separator: "\n") + "\n"
    let output = try Self.run("/usr/bin/env", ["curl", "--config", "-"], input: Data(input.utf8))
    return Self.read(output)
  }

  private static func read(_ output: Data) -> Reply {
    var reply = Reply()
    guard let end = output.range(of: Data("\r\n\r\n".utf8)) else { return reply }
    let head = String(decoding: output[..<end.lowerBound], as: UTF8.self)
    for line in head.split(separator: "\r\n") {
      if line.hasPrefix("HTTP/") {
        reply.status = Int(line.split(separator: " ")[1]) ?? 0
      } else if let colon = line.firstIndex(of: ":") {
        reply.headers[line[..<colon].lowercased()] =
          line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      }
    }
    reply.body = Data(output[end.upperBound...])
    return reply
  }

  /// Runs a program to its end and returns what it printed.
  static func run(_ program: String, _ arguments: [String], input: Data = Data()) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let standardInput = Pipe()
    let standardOutput = Pipe()
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    let end = ProcessEnd(of: process)
    try process.run()
    standardInput.fileHandleForWriting.write(input)
    try standardInput.fileHandleForWriting.close()
    let output = standardOutput.fileHandleForReading.readDataToEndOfFile()
    end.wait()
    return output
  }

  private func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  private func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
  }
}
