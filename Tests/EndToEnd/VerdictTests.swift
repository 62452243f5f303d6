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
    #expect(document.outcomes["smart-tags/validate"] == "passed")
    #expect(document.outcomes["smart-tags/configure"] == "passed")
    let session = try #require(scratch.sessions.first { $0.contains("smart-tags") })
    let shown = try Program.run("show", session, in: scratch)
    #expect(
      shown.output.split(separator: "\n").first == "It works. Every check passed.")
  }

  @Test func aTestThatCannotBeReadIsNotVerified() throws {
    let sandbox = try SandboxProcess(scratch, faults: ["validation-unreadable"])
    let run = try Program.run("apply", sandbox.answers, "--json", in: scratch)
    #expect(run.ending == .exit(3), "\(run.said)")
    let document = try run.document()
    #expect(document["verdict"] == "unverified")
    #expect(document.outcomes["smart-tags/validate"] == "unknown")
    #expect(document.stepStatuses["smart-tags/validate"] == "unchanged")
    let words = try Program.run("apply", sandbox.answers, in: scratch)
    #expect(words.output.contains("\nNot verified. Let AEM test it: not verified: "))
  }

  @Test func notesCountWhenOneAsksForIt() throws {
    let sandbox = try SandboxProcess(scratch)
    let words = ["apply", sandbox.answers(for: "brand-portal"), "--strict", "--json"]
    let noted = try Program.run(words, in: scratch)
    #expect(noted.ending == .exit(3), "\(noted.said)")
    #expect(try noted.document()["verdict"] == "works")
    // Nothing is left to be noted the second time.
    #expect(try Program.run(words, in: scratch).ending == .exit(0))
  }

  @Test func aFailedTestThatIsSkippedIsNotWorking() throws {
    let sandbox = try SandboxProcess(scratch, faults: ["validation-fails"])
    let script =
      ["", "", "7", "1", "1", "1", "2", ""]
      + [sandbox.aem, "", sandbox.password, "", "", "1", "1", sandbox.ims, "", "", ""]
      + ["go 1", "go 1", sandbox.credential("client_id"), sandbox.credential("client_secret")]
      + [sandbox.credential("technical_account_id"), sandbox.credential("org_id")]
      + [SandboxProcess.scopes, "", "", "yes", "", "", ""]
      + ["skip later", "1", "", "2", "1", "1"]
    let run = try Program.run(
      "start", "smart-tags", "--plain", in: scratch, input: script.map { $0 + "\n" }.joined())
    let summary = try #require(run.output.split(separator: "Where things stand").last)
    #expect(
      summary.contains("Error: Not working. Let AEM test it: failed, then skipped: later"),
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
