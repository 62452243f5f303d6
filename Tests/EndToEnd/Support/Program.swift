import Foundation
import Testing
import Values

/// The program itself: the one that `AEM_SETUP_PROGRAM` names, else the one that was built with the
/// tests.
enum Program {
  /// The absolute path of the program, or the value of `AEM_SETUP_PROGRAM`.
  static let path: String = {
    if let named = ProcessInfo.processInfo.environment["AEM_SETUP_PROGRAM"] { return named }
    let starts = CommandLine.arguments + Bundle.allBundles.map(\.bundlePath)
    for start in starts {
      var folder = URL(fileURLWithPath: start).resolvingSymlinksInPath()
      while folder.path != "/" {
        folder.deleteLastPathComponent()
        let candidate = folder.appendingPathComponent("aem-setup").path
        var isFolder: ObjCBool = false
        if folder.path.contains("/.build/"),
          FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder),
          !isFolder.boolValue
        {
          return candidate
        }
      }
    }
    fatalError("aem-setup stands nowhere above \(starts); swift build makes it")
  }()

  /// The words that start a demo, for a terminal.
  static func demo(_ words: String..., in scratch: Scratch) throws -> [String] {
    [path, "demo"] + words + ["--key", try scratch.sandboxKey()]
  }

  /// Starts the program; its input stays open.
  static func start(
    _ words: String..., in scratch: Scratch, adding variables: [String: String] = [:]
  ) throws -> Child {
    try start(words, in: scratch, adding: variables, input: nil)
  }

  /// Runs the program to its end.
  static func run(
    _ words: String..., in scratch: Scratch, adding variables: [String: String] = [:],
    input: String = ""
  ) throws -> Result {
    try run(words, in: scratch, adding: variables, input: input)
  }

  /// Runs the program to its end.
  static func run(
    _ words: [String], in scratch: Scratch, adding variables: [String: String] = [:],
    input: String = ""
  ) throws -> Result {
    let child = try start(words, in: scratch, adding: variables, input: input)
    return Result(ending: try child.wait(), output: child.output, errors: child.errors)
  }

  /// Starts the program; with `input` nil its input stays open.
  static func start(
    _ words: [String], in scratch: Scratch, adding variables: [String: String] = [:],
    input: String? = nil
  ) throws -> Child {
    // A demo's sandbox takes the key of all others, too.
    let key = words.first == "demo" ? ["--key", try scratch.sandboxKey()] : []
    return try Child(
      [path] + words + key, environment: scratch.environment.merging(variables) { _, new in new },
      folder: scratch.output, input: input)
  }

  /// The end and the output of a run.
  struct Result {
    var ending: Child.Ending
    var output: String
    var errors: String

    /// Standard output, followed by standard error.
    var said: String { output + errors }

    /// Standard output as one JSON document.
    func document() throws -> JSONValue { try JSONValue(parsing: output.utf8) }
  }
}

extension JSONValue {
  /// The member at a path of names.
  func at(_ names: String...) -> JSONValue? {
    names.reduce(self) { $0?[$1] }
  }

  /// The `status` of each step of `plan` and `apply`, by the step's screen.
  var stepStatuses: [String: String] {
    var statuses: [String: String] = [:]
    for step in self["steps"]?.array ?? [] {
      if let id = step["id"]?.string { statuses[id] = step["status"]?.string }
    }
    return statuses
  }

  /// The `status` of each step that an operation carries out, by the step's screen.
  var operationStatuses: [String: String] {
    var statuses: [String: String] = [:]
    for step in self["steps"]?.array ?? [] where step["operation"] != .null {
      if let id = step["id"]?.string { statuses[id] = step["status"]?.string }
    }
    return statuses
  }
}
