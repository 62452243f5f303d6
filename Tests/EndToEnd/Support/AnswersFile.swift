import Foundation
import Values

/// An answers file that differs from the sandbox's own.
struct AnswersFile {
  private var document: [String: JSONValue]

  /// Begins with the answers that a sandbox offers.
  init(_ sandbox: SandboxProcess) throws {
    try self.init(at: sandbox.answers)
  }

  /// Begins with the answers of another file.
  init(at path: String) throws {
    let bytes = FileManager.default.contents(atPath: path) ?? Data()
    document = try JSONValue(parsing: bytes).object ?? [:]
  }

  /// Changes or, with nil, removes a member of the file or of one of its objects.
  func setting(_ path: String..., to value: JSONValue?) -> AnswersFile {
    var copy = self
    if path.count == 1 {
      copy.document[path[0]] = value
    } else {
      var inner = copy.document[path[0]]?.object ?? [:]
      inner[path[1]] = value
      copy.document[path[0]] = .object(inner)
    }
    return copy
  }

  /// Writes the file.
  ///
  /// - Returns: its path.
  func write(to name: String, in scratch: Scratch) throws -> String {
    let bytes = try JSONValue.object(document).encoded(pretty: true)
    return try scratch.write(String(decoding: bytes, as: UTF8.self), to: name)
  }
}
