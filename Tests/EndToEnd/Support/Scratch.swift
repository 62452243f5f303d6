import Foundation
import Values

/// A folder of a test's own; it is removed at the end.
final class Scratch: Sendable {
  let path: String

  init() throws {
    // Sockets below it need a short path.
    let base = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    path = "\(base)/e2e-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    for name in ["state", "output", "tmp"] {
      try FileManager.default.createDirectory(
        atPath: "\(path)/\(name)", withIntermediateDirectories: false)
    }
  }

  /// Removes the folder, again while a server that saw its starter end still writes into it.
  deinit {
    _ = try? waitFor("the removal of \(path)", within: .seconds(10)) {
      try? FileManager.default.removeItem(atPath: path)
      return FileManager.default.fileExists(atPath: path) ? nil : true
    }
  }

  /// The folder in which the program keeps its state.
  var state: String { "\(path)/state" }
  /// The folder that collects the output of programs.
  var output: String { "\(path)/output" }

  /// An RSA key that the sandboxes of a test run share.
  ///
  /// A sandbox that creates its own takes a second.
  func sandboxKey() throws -> String {
    let file = "\(path)/sandbox-key.pem"
    if !FileManager.default.fileExists(atPath: file) {
      try write(try Self.keyText.get(), to: "sandbox-key.pem")
    }
    return file
  }

  private static let keyText = Result {
    let scratch = try Scratch()
    return try withExtendedLifetime(scratch) {
      try scratch.run(["openssl", "genrsa", "2048"]).output
    }
  }

  /// The environment that programs receive.
  var environment: [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": path, "LC_ALL": "C.UTF-8", "XDG_STATE_HOME": state, "TMUX_TMPDIR": path,
      "TMPDIR": "\(path)/tmp",
    ]
  }

  /// The session files, without locks and earlier generations.
  var sessions: [String] {
    ["sessions", "demos/sessions"].flatMap { name in
      let folder = "\(state)/aem-setup/\(name)"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.filter { $0.hasSuffix(".json") }.sorted().map { "\(folder)/\($0)" }
    }
  }

  /// The client secret of a demo, from the file that replaces the download.
  func demoSecret() throws -> String {
    let names = FileManager.default.enumerator(atPath: state)?.compactMap { $0 as? String } ?? []
    let name = names.first { $0.hasSuffix("/console.json") } ?? ""
    let text = try String(contentsOfFile: "\(state)/\(name)", encoding: .utf8)
    return text.firstMatch(of: #/p8e-[A-Za-z0-9_-]+/#).map { String($0.output) } ?? ""
  }

  /// Writes a file.
  ///
  /// - Returns: its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
    return "\(path)/\(name)"
  }

  /// Runs another program to its end.
  func run(_ words: [String], input: String = "") throws -> Child {
    let child = try Child(words, environment: environment, folder: output, input: input)
    try child.wait()
    return child
  }
}
