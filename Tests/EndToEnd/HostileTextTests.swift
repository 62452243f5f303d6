import Foundation
import Testing
import Values

/// Text from elsewhere reaches the terminal by name, and none of its control characters takes
/// effect.
@Suite(.timeLimit(.minutes(15))) struct HostileTextTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// ESC and a bell, CSI as one character, a return, a bidirectional override and isolate.
  private static let hostile = "a\u{1B}]0;owned\u{7}\u{9B}31m\r\u{202E}b\u{2066}\u{200F}"

  private func expectHarmless(_ run: Program.Result, showing marks: [String] = ["^["]) {
    let raw = run.said.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0x00...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    #expect(raw.isEmpty, "\(run.said.debugDescription)")
    // A sentence that does not repeat the text has nothing to clean.
    guard run.said.contains("owned") else { return }
    for mark in marks { #expect(run.said.contains(mark), "\(run.said)") }
  }

  @Test(arguments: [
    ["\(hostile)"], ["--\(hostile)"], ["start", hostile], ["apply", "/nowhere/\(hostile)"],
    ["plan", "f", "--screens", hostile], ["plan", "f", "--timeout", hostile],
    ["sandbox", "--fault", hostile], ["sandbox", "--preset", hostile], ["plan", "f", hostile],
    ["show", "/nowhere/\(hostile)"], ["resume", hostile], ["forget", hostile],
    ["credential", "inspect", hostile], ["osgi", "read", hostile], ["token", hostile],
    ["certificate", "inspect", hostile],
  ])
  func commandLine(words: [String]) throws {
    let run = try Program.run(words, in: scratch)
    #expect(run.ending == .exit(1) || run.ending == .exit(2))
    expectHarmless(run)
    if words[0] != "start", words[0] != "resume", !words[0].hasPrefix("-"), words.count > 1 {
      expectHarmless(try Program.run(words + ["--json"], in: scratch), showing: [])
    }
  }

  @Test func answersFile() throws {
    let sandbox = try SandboxProcess(scratch)
    let hostile = JSONValue.string(Self.hostile)
    let file = try AnswersFile(sandbox)
    let files = [
      file.setting("answers", Self.hostile, to: "x"), file.setting(Self.hostile, to: "x"),
      file.setting("route", to: hostile), file.setting("procedure", to: hostile),
      file.setting("aem", "url", to: hostile), file.setting("answers", "aem.hosting", to: hostile),
      file.setting("answers", "credential.clientId", to: hostile),
      file.setting("aem", "password", to: ["env": hostile]),
      file.setting("aem", "password", to: ["file": hostile]),
    ]
    for (index, file) in files.enumerated() {
      let path = try file.write(to: "answers-\(index).json", in: scratch)
      let run = try Program.run("apply", path, in: scratch)
      #expect(run.ending != .exit(0))
      expectHarmless(run, showing: [])
      let document = try Program.run("apply", path, "--json", in: scratch)
      expectHarmless(document, showing: [])
      _ = try document.document()
    }
  }

  @Test func sealedSession() throws {
    let folder = "\(scratch.state)/aem-setup/sessions"
    let start = try Program.run("start", "smart-tags", "--plain", in: scratch, input: "\n1\n")
    #expect(start.ending == .exit(4))
    let path = try #require(scratch.sessions.first)
    var text = try String(contentsOfFile: path, encoding: .utf8)
    let escaped = #"a\u001b]0;owned\u0007\u009b31m\r\u202eb"#
    let title = try #require(text.firstMatch(of: #/"title" : "[^"]*"/#))
    text = text.replacing(title.output, with: "\"title\" : \"\(escaped)\"")
    let sum = #/"sha256" : "[0-9a-f]+"/#
    text = text.replacing(sum, with: "\"sha256\" : \"\(String(repeating: "0", count: 64))\"")
    let digest = try scratch.run(["sha256sum"], input: text).output.prefix(64)
    text = text.replacing(sum, with: "\"sha256\" : \"\(digest)\"")
    let hostile = "\(folder)/x\u{1B}[31m.json"
    for path in [path, hostile] {
      _ = FileManager.default.createFile(
        atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    }
    for words in [
      ["show", path], ["show", hostile], ["show", path, "--json"], ["sessions"],
      ["sessions", "--json"], ["resume", path, "--plain"], ["resume", hostile, "--plain"],
    ] {
      let run = try Program.run(words, in: scratch)
      expectHarmless(run, showing: words[0] == "resume" || words.count > 2 ? [] : ["owned"])
    }
  }
}
