import Foundation
import Testing
import Values

/// Changes whose answers come too late, and other people who change the same author.
@Suite(.timeLimit(.minutes(15))) struct LateAnswerTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The first change of each path, held until the author has received forty more requests.
  @Test func aLateChangeIsMadeOnce() throws {
    let undisturbed = try SandboxProcess(scratch)
    _ = try Program.run("apply", undisturbed.answers, in: scratch)

    let sandbox = try SandboxProcess(scratch, faults: ["hold-post"])
    func apply() throws -> Program.Result {
      try Program.run("apply", sandbox.answers, "--json", "--timeout", "2", in: scratch)
    }
    let first = try apply()
    #expect(first.ending == .exit(1), "\(first.said)")
    #expect(try first.document().at("stop", "code") == "write.ambiguous")
    #expect(try sandbox.log.createdPages() == 1)
    var run = try apply()
    var runs = 2
    while run.ending != .exit(0), runs < 30 {
      let result = try run.document()["result"]
      #expect(result == "failed" || result == "needs-person", "\(run.said)")
      run = try apply()
      runs += 1
    }
    #expect(run.ending == .exit(0), "\(run.said)")
    #expect(try sandbox.log.createdPages() == 1)
    #expect(try sandbox.log.createdSteps() == 1)
    #expect(try sandbox.changeableState() == undisturbed.changeableState())
  }

  /// A change that was lost for good is not sent again until a person confirms it.
  @Test func aLostChangeNeedsAPerson() throws {
    let sandbox = try SandboxProcess(scratch, faults: ["drop-before"])
    let first = try Program.run("apply", sandbox.answers, "--json", in: scratch)
    #expect(first.ending == .exit(1))
    for _ in 0..<2 {
      let again = try Program.run("apply", sandbox.answers, "--json", in: scratch)
      #expect(again.ending == .exit(4), "\(again.said)")
      #expect(try again.document()["result"] == "needs-person")
      #expect(try again.document().stepStatuses["smart-tags/aem#configuration"] == "needs-person")
    }
    #expect(try sandbox.log.createdPages() == 0)
    #expect(try sandbox.log.requests().count { $0.path == "/bin/wcmcommand" } == 1)
  }

  @Test func oneRunChangesAnAuthorAtATime() throws {
    let sandbox = try SandboxProcess(scratch, latency: 5)
    let copy = try scratch.write(
      String(contentsOfFile: sandbox.answers, encoding: .utf8), to: "other.json")
    let one = try Program.start("apply", sandbox.answers, "--json", in: scratch)
    _ = try waitFor("the first change", every: 300) {
      try sandbox.log.changes().isEmpty ? nil : true
    }
    one.signal(SIGSTOP)
    let changes = try sandbox.log.changes().count
    let other = try Program.run("apply", copy, in: scratch)
    #expect(other.ending == .exit(4), "\(other.said)")
    #expect(other.said.contains("by process \(one.pid)"), "\(other.said)")
    #expect(try sandbox.log.changes().count == changes)
    one.signal(SIGCONT)
    #expect(try one.wait() == .exit(0), "\(one.output)")
    #expect(try sandbox.log.createdPages() == 1)
    #expect(try sandbox.log.createdSteps() == 1)
    let after = try Program.run("apply", copy, "--json", in: scratch)
    #expect(try after.document()["result"] == "unchanged", "\(after.said)")
  }
}
