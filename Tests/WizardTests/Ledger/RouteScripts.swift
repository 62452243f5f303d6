import Foundation
import Values

/// The rows that route scripts and named tests try to break.
struct RouteScripts {
  /// The rows of all entries.
  private(set) var rows: Set<String> = []
  /// The faults of the entries, in sentences.
  private(set) var faults: [String] = []

  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Reads all files of scripts.
  init() throws {
    let folder = Self.tests.appending(path: "RouteTests/Scripts")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names.sorted() where name.hasSuffix(".json") {
      let document = try JSONValue(parsing: Data(contentsOf: folder.appending(path: name)))
      for entry in document.array ?? [] { add(entry, file: name) }
    }
  }

  private mutating func add(_ entry: JSONValue, file: String) {
    rows.formUnion((entry["rows"]?.array ?? []).compactMap(\.string))
    if let test = entry["test"]?.string {
      if !Self.isThere(test) { faults.append("\(file): there is no test \(test)") }
    } else if entry["name"]?.string == nil || entry["procedure"]?.string == nil {
      faults.append("\(file): an entry is neither a script nor a test")
    }
  }

  /// Whether a test of that name exists.
  ///
  /// A name is folder, suite and function, such as `EngineTests/TokenTests/reuse`.
  static func isThere(_ name: String) -> Bool {
    let parts = name.split(separator: "/").map(String.init)
    guard parts.count == 3, let function = parts.last else { return false }
    let folder = tests.appending(path: parts[0]).path
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".swift") }.contains { file in
      let text = (try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)) ?? ""
      return text.contains(" \(parts[1])") && text.contains("func \(function)(")
    }
  }
}
