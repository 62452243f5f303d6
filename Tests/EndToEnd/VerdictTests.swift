import Foundation
import Testing
import Values

/// The verdict of a run, in its first line and in its exit status.
@Suite(.timeLimit(.minutes(15))) struct VerdictTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func aWayThatAEMTestedWorks() throws {
    let sandbox = try SandboxProcess(scratch)
    let run = try Program.run("apply", sandbox.answers, "--json", in: scratch)
    #expect(run.ending == .exit(0), "\(run.said)")
    let document = try run.document()
    #expect(document["verdict"] == "works")
    #expect(document["reasons"] == .array([]))
    #expect(document.outcomes["smart-tags/test"] == "passed")
    #expect(document.outcomes["smart-tags/aem#configuration"] == "passed")
    let session = try #require(scratch.sessions.first { $0.contains("smart-tags") })
    let shown = try Program.run("show", session, in: scratch)
    #expect(
      shown.output.split(separator: "\n").first == "Smart Tags works")
  }

  @Test func aTestThatCannotBeReadIsNotVerified() throws {
    let sandbox = try SandboxProcess(scratch, faults: ["validation-unreadable"])
    let asked = try Program.run("apply", sandbox.answers, "--json", in: scratch)
    #expect(asked.ending == .exit(4), "\(asked.said)")
    #expect(try asked.document().stepStatuses["smart-tags/test"] == "needs-person")
    let answers = try AnswersFile(sandbox).setting("answers", "smart-tags/test", to: "done")
      .write(to: "answers.json", in: scratch)
    let run = try Program.run("apply", answers, "--json", in: scratch)
    #expect(run.ending == .exit(3), "\(run.said)")
    let document = try run.document()
    #expect(document["verdict"] == "unverified")
    #expect(document.outcomes["smart-tags/test"] == "unknown")
    #expect(document.stepStatuses["smart-tags/test"] == "confirmed")
    let words = try Program.run("apply", answers, in: scratch)
    let verdict = "\nSmart Tags is not verified yet\n  Run AEM's own test: "
    #expect(words.output.contains(verdict), "\(words.said)")
  }

  @Test func notesCountWhenOneAsksForIt() throws {
    let sandbox = try SandboxProcess(scratch)
    let words = ["apply", sandbox.answers(for: "brand-portal"), "--strict", "--json"]
    let noted = try Program.run(words, in: scratch)
    #expect(noted.ending == .exit(3), "\(noted.said)")
    #expect(try noted.document()["verdict"] == "works")
    // A connection that exists is only tested, and nothing is left to be noted.
    let file = try AnswersFile(at: words[1]).setting(
      "answers", "brandPortal.existing", to: "test")
    let again = try file.write(to: "again.json", in: scratch)
    let tested = try Program.run("apply", again, "--strict", in: scratch)
    #expect(tested.ending == .exit(0), "\(tested.said)")
  }

  @Test func aFailedTestThatIsSkippedIsNotWorking() throws {
    let sandbox = try SandboxProcess(scratch, faults: ["validation-fails"])
    let lines = LineScript(sandbox)
    let script =
      LineScript.goal + lines.toThePlan + lines.plan + ["skip later", "no", "no", "no", ""]
    let run = try Program.run(
      "start", "smart-tags", "--plain", in: scratch, input: script.map { $0 + "\n" }.joined())
    let summary = try #require(
      run.output.split(separator: #/step \d+ of \d+: Smart Tags\n/#).last)
    #expect(
      summary.contains(
        "Error: Smart Tags does not work\nRun AEM's own test: failed, then skipped: later"),
      "\(run.said)")
    #expect(!summary.contains("Done:"))
  }
}

extension JSONValue {
  /// The outcome of each step by its id.
  fileprivate var outcomes: [String: String] {
    var outcomes: [String: String] = [:]
    for step in self["steps"]?.array ?? [] {
      outcomes[step["id"]?.string ?? ""] = step["outcome"]?.string
    }
    return outcomes
  }
}
