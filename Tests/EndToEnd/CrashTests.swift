import Glibc
import Testing
import Values

/// A crash, or a signal that means one, exits the program with a sentence.
@Suite(.timeLimit(.minutes(10))) struct CrashTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP])
  func endsAnUnattendedRun(number: Int32) throws {
    let sandbox = try SandboxProcess(scratch, latency: 200)
    let apply = try Program.start("apply", sandbox.answers, in: scratch)
    try waitFor("a request") { try sandbox.log.requests().isEmpty ? nil : true }
    apply.signal(number)
    #expect(try apply.wait() == .signal(number))
    let lines = apply.errors.split(separator: "\n")
    #expect(lines.count == 1 && lines[0].hasPrefix("aem-setup: The signal SIG"), "\(apply.errors)")
    #expect(!(apply.output + apply.errors).contains("0x"))
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func ordinarySignalsEndItAndTheSessionGoesOn(number: Int32) throws {
    let sandbox = try SandboxProcess(scratch, latency: 200)
    let apply = try Program.start("apply", sandbox.answers, in: scratch)
    try waitFor("a request") { try sandbox.log.requests().isEmpty ? nil : true }
    apply.signal(number)
    #expect(try apply.wait() == .signal(number))
    let again = try Program.run("apply", sandbox.answers, in: scratch)
    #expect(again.ending == .exit(0), "\(again.said)")
  }

  @Test(arguments: [SIGQUIT, SIGSEGV])
  func endsLineMode(number: Int32) throws {
    let walk = try Program.start("start", "smart-tags", "--plain", in: scratch)
    try waitFor("the first screen") { walk.output.contains("Enter keeps") ? true : nil }
    walk.signal(number)
    #expect(try walk.wait() == .signal(number))
    #expect(walk.errors.hasPrefix("aem-setup: The signal SIG"), "\(walk.errors)")
  }

  @Test(arguments: Array(4...16) + [20, 24, 32, 48, 63])
  func fewDescriptors(limit: Int) throws {
    let answers = try scratch.write(#"{"procedure": "smart-tags"}"#, to: "answers.json")
    for words in [
      ["start", "smart-tags", "--plain"], ["apply", answers], ["undo", "smart-tags"],
      ["sandbox"], ["demo", "--plain"],
    ] {
      let run = try limited(to: limit, words)
      #expect(run.poll() == .exit(1), "\(words) with \(limit) descriptors: \(run.errors)")
      #expect(
        run.errors.contains(#/Too few file descriptors: [0-9]+ are free, and 64 are needed\.\n/#),
        "\(run.errors)")
      #expect(run.errors.contains("ulimit -n 1024"), "\(run.errors)")
      #expect(run.output.isEmpty)
    }
  }

  @Test func enoughDescriptors() throws {
    let demo = try limited(to: 80, ["demo"])
    #expect(demo.poll() == .exit(0), "\(demo.errors)")
    let shown = try limited(to: 12, ["sessions"])
    #expect(shown.poll() == .exit(0), "what asks nobody needs few: \(shown.errors)")
  }

  private func limited(to limit: Int, _ words: [String]) throws -> Child {
    try scratch.run(
      ["sh", "-c", "ulimit -n \(limit); exec \"$@\"", "sh", Program.path] + words)
  }
}
