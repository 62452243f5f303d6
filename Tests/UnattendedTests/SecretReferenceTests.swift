import Glibc
import Testing
import Unattended
import Values

@Suite("Where secrets come from")
struct SecretReferenceTests {
  private func text(_ reference: SecretReference) throws(SecretReference.Failure) -> String {
    try reference.resolve().withBytes { String(decoding: $0, as: UTF8.self) }
  }

  @Test("Only the three documented shapes are references")
  func shapes() {
    #expect(SecretReference(["env": "A"]) == .environment("A"))
    #expect(SecretReference(["file": "/a"]) == .file("/a"))
    #expect(SecretReference(["command": ["pass", "show"]]) == .command(["pass", "show"]))
    let others: [JSONValue] = [
      "text", [:], ["env": 1], ["ENV": "A"], ["env": "A", "file": "/a"], ["command": "pass"],
      ["command": []], ["command": ["head", "-c", 5]], ["other": "x"],
    ]
    for other in others { #expect(SecretReference(other) == nil, "\(other)") }
  }

  @Test("An environment variable is taken as it is; unset and empty are failures")
  func environment() throws {
    setenv("AEM_SETUP_TEST_SECRET", "  s3cret ", 1)
    setenv("AEM_SETUP_TEST_EMPTY", "", 1)
    defer { unsetenv("AEM_SETUP_TEST_SECRET") }
    #expect(try text(.environment("AEM_SETUP_TEST_SECRET")) == "  s3cret ")
    for name in ["AEM_SETUP_TEST_EMPTY", "AEM_SETUP_TEST_NONE"] {
      #expect(throws: SecretReference.Failure.environment(name)) {
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
    let paths = [
      scratch.path + "/none", scratch.path, try scratch.file("empty", ""),
      try scratch.file("blank", "\nsecond\n"), try scratch.file("cr", "\r\n"),
    ]
    for path in paths {
      #expect(throws: SecretReference.Failure.file(path)) { try text(.file(path)) }
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
      #expect(throws: SecretReference.Failure.command(words[0], status: status)) {
        try text(.command(words))
      }
    }
  }
}
