import Foundation
import Testing
import Unattended
import Values

@Suite("Where answers come from", .timeLimit(.minutes(10)))
struct ValueReferenceTests {
  private func text(_ reference: ValueReference) throws(ValueReference.Failure) -> String {
    try reference.resolve().withBytes { String(decoding: $0, as: UTF8.self) }
  }

  @Test("Only the three documented shapes are references")
  func shapes() {
    #expect(ValueReference(["env": "A"]) == .environment("A"))
    #expect(ValueReference(["file": "/a"]) == .file("/a"))
    #expect(ValueReference(["command": ["pass", "show"]]) == .command(["pass", "show"]))
    let others: [JSONValue] = [
      "text", [:], ["env": 1], ["ENV": "A"], ["env": "A", "file": "/a"], ["command": "pass"],
      ["command": []], ["command": ["head", "-c", 5]], ["other": "x"],
    ]
    for other in others { #expect(ValueReference(other) == nil, "\(other)") }
  }

  @Test("An environment variable is taken as it is; unset and empty are failures")
  func environment() throws {
    setenv("AEM_SETUP_TEST_SECRET", "  s3cret ", 1)
    setenv("AEM_SETUP_TEST_EMPTY", "", 1)
    defer { unsetenv("AEM_SETUP_TEST_SECRET") }
    #expect(try text(.environment("AEM_SETUP_TEST_SECRET")) == "  s3cret ")
    for name in ["AEM_SETUP_TEST_EMPTY", "AEM_SETUP_TEST_NONE"] {
      #expect(throws: ValueReference.Failure.environment(name)) {
        try text(.environment(name))
      }
    }
  }

  @Test(
    "The first line of a file, without its end",
    arguments: [
      ("s3cret", "s3cret"), ("s3cret\n", "s3cret"), ("s3cret\r\n", "s3cret"),
      ("s3cret\nuser: x\n", "s3cret"), (" s3cret \n", " s3cret "), ("a\rb\r\n", "a\rb"),
      ("wörd\n", "wörd"),
    ])
  func file(_ content: String, _ secret: String) throws {
    let scratch = try Scratch()
    let path = try scratch.file("secret", content)
    #expect(try text(.file(path)) == secret)
  }

  @Test("A file that is missing, a folder, or empty in its first line is a failure")
  func fileFailures() throws {
    let scratch = try Scratch()
    #expect(throws: ValueReference.Failure.notAFile(scratch.path)) {
      try text(.file(scratch.path))
    }
    let paths = [
      scratch.path + "/none", try scratch.file("empty", ""),
      try scratch.file("blank", "\nsecond\n"), try scratch.file("cr", "\r\n"),
    ]
    for path in paths {
      #expect(throws: ValueReference.Failure.file(path)) { try text(.file(path)) }
    }
  }

  @Test("A command's first line, with arguments that no shell reads")
  func command() throws {
    #expect(try text(.command(["printf", "%s\\r\\nmore\\n", "a b;$HOME"])) == "a b;$HOME")
  }

  @Test("A command may print more than a pipe holds")
  func longCommand() throws {
    let script = "echo s3cret; echo; head -c 300000 /dev/zero"
    #expect(try text(.command(["sh", "-c", script])) == "s3cret")
  }

  @Test("A command that fails, prints nothing or cannot be run tells its exit status")
  func commandFailures() {
    let cases: [(words: [String], status: Int32)] = [
      (["sh", "-c", "echo s3cret; exit 3"], 3), (["true"], 0), (["sh", "-c", "echo"], 0),
      (["sh", "-c", "echo s3cret; kill -9 $$"], 137), (["/nonexistent/command"], 127),
    ]
    for (words, status) in cases {
      #expect(throws: ValueReference.Failure.command(words[0], status: status)) {
        try text(.command(words))
      }
    }
  }

  @Test("A pipe, a device and what is too large are refused at once, each with a reason of its own")
  func hostileFiles() throws {
    let scratch = try Scratch()
    let pipe = scratch.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, "/dev/zero"] {
      #expect(throws: ValueReference.Failure.notAFile(path)) { try text(.file(path)) }
    }
    let large = try scratch.file("large", String(repeating: "a", count: 70_000))
    #expect(throws: ValueReference.Failure.tooLarge(large)) { try text(.file(large)) }
    let lines = try scratch.file("lines", "s3cret\n" + String(repeating: "a", count: 200_000))
    #expect(try text(.file(lines)) == "s3cret", "only the first line counts")
  }

  @Test("A command that never ends, or prints for ever, is stopped with what it started")
  func hostileCommands() throws {
    let scratch = try Scratch()
    let limits = ReferenceLimits(seconds: 0.3)
    let note = scratch.path + "/child"
    let sleeps = ValueReference.command(
      ["sh", "-c", "sleep 1000 & echo $! > \(note); wait"])
    #expect(throws: ValueReference.Failure.tooSlow("sh", seconds: 1)) { try sleeps.resolve(limits) }
    let child = try #require(
      pid_t(try String(contentsOfFile: note, encoding: .utf8).prefix { $0.isNumber }))
    #expect(hasEnded(child), "its child sleeps on")
    #expect(throws: ValueReference.Failure.tooMuch("yes")) {
      try ValueReference.command(["yes"]).resolve()
    }
    let long = ["head", "-c", "70000", "/dev/zero"]
    #expect(throws: ValueReference.Failure.tooLarge("head")) {
      try ValueReference.command(long).resolve()
    }
  }

  /// Whether a process is gone, or is dead and still waits for the process that inherited it.
  private func hasEnded(_ process: pid_t) -> Bool {
    for _ in 1...500 {
      guard let line = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
        return true
      }
      if line.contains(") Z ") { return true }
      usleep(10_000)
    }
    return false
  }

  @Test("A command inherits no variable that holds a secret")
  func environmentOfCommands() throws {
    setenv("AEM_SETUP_TEST_PASSWORD", "s3cret", 1)
    setenv("THE_PASSWORD", "s3cret", 1)
    setenv("THE_PASSWORD_HINT", "kept", 1)
    defer { for name in ["AEM_SETUP_TEST_PASSWORD", "THE_PASSWORD"] { unsetenv(name) } }
    let script = "env | grep -c s3cret; true"
    let command = ValueReference.command(["sh", "-c", script])
    #expect(try command.resolveText(ReferenceLimits(hidden: ["THE_PASSWORD"])) == "0")
    #expect(try command.resolveText() == "1", "THE_PASSWORD is named by no reference")
    let hint = ValueReference.command(["printenv", "THE_PASSWORD_HINT"])
    #expect(try hint.resolveText(ReferenceLimits(hidden: ["THE_PASSWORD"])) == "kept")
  }

  @Test("A text is taken like a typed one; a document keeps its lines")
  func texts() throws {
    let scratch = try Scratch()
    let file = try scratch.file("text", " https://a \r\nmore\n")
    #expect(try ValueReference.file(file).resolveText() == "https://a")
    let document = try scratch.file("document", "{\n  \"a\": 1\n}\n")
    #expect(
      try ValueReference.file(document).resolveText(isDocument: true) == "{\n  \"a\": 1\n}")
    for bad in ["a\u{1B}[2J", "a\u{9B}2J", "a\tb"] {
      let path = try scratch.file("bad", bad)
      #expect(throws: ValueReference.Failure.notText(path)) {
        try ValueReference.file(path).resolveText()
      }
    }
  }
}
