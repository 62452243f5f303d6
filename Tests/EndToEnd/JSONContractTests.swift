import Testing
import Values

/// With `--json` a command prints exactly one JSON document on standard output, whatever its
/// result.
@Suite(.timeLimit(.minutes(15))) struct JSONContractTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(
    arguments: [
      (["--version"], 0), (["--help"], 0), ([], 2), (["nonsense"], 2), (["apply"], 2),
      (["apply", "a", "b"], 2), (["apply", "a", "--nonsense"], 2),
      (["--nonsense", "apply", "a"], 2),
      (["apply", "a", "--timeout", "soon"], 2), (["apply", "a", "--timeout"], 2),
      (["apply", "missing"], 2), (["plan", "missing"], 2), (["start", "smart-tags"], 2),
      (["undo", "missing"], 1), (["forget", "missing"], 1), (["show", "missing"], 1), (["show"], 1),
      (["resume"], 1), (["sessions"], 0), (["screens", "check"], 0), (["screens", "paint"], 2),
      (["credential", "inspect", "missing"], 1), (["certificate", "create"], 2),
      (["osgi", "read", "missing"], 2), (["token", "missing"], 1),
    ] as [([String], Int32)])
  func oneDocument(words: [String], status: Int32) throws {
    // An option that has lost its value takes the next word for it.
    let lines =
      words.last == "--timeout" ? [["--json"] + words] : [words + ["--json"], ["--json"] + words]
    for line in lines {
      let run = try Program.run(line, in: scratch)
      #expect(run.ending == .exit(status), "\(line): \(run.said)")
      let document = try run.document()
      guard status != 0 else { continue }
      #expect(document["result"] == (status == 2 ? "misuse" : "failed"), "\(line)")
      #expect(document["cause"]?.string?.isEmpty == false)
      #expect(document["advice"]?.array != nil)
    }
  }

  @Test func sessionsThatThereAre() throws {
    let sandbox = try SandboxProcess(scratch)
    let apply = try Program.run("apply", sandbox.answers, "--json", in: scratch)
    #expect(apply.ending == .exit(0), "\(apply.said)")
    #expect(apply.errors.contains("changed: "), "progress goes to standard error")
    let session = try apply.document()["session"]?.string ?? ""
    #expect(try Program.run("show", session, "--json", in: scratch).document().object != nil)
    let undo = try Program.run("undo", session, "--yes", "--json", in: scratch)
    #expect(try undo.document()["result"] != nil)
    let forget = try Program.run("forget", session, "--json", in: scratch)
    #expect(forget.ending == .exit(0))
    #expect(try forget.document()["result"] == "deleted")
  }
}
