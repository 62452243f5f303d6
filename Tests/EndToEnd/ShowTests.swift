import Testing
import Values

/// The command `show` of the real program.
@Suite(.timeLimit(.minutes(10))) struct ShowTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [("validation-fails", "fails"), ("validation-unreadable", "unverified")])
  func itsDocumentHasTheVerdictOfApply(fault: String, verdict: String) throws {
    let sandbox = try SandboxProcess(scratch, faults: [fault])
    let apply = try Program.run("apply", sandbox.answers, "--json", in: scratch).document()
    let session = try #require(scratch.sessions.first)
    let shown = try Program.run("show", session, "--json", in: scratch).document()
    #expect(shown["verdict"] == .string(verdict))
    #expect(shown["verdict"] == apply["verdict"])
    #expect(shown["reasons"] == apply["reasons"])
    #expect(shown["procedure"] == "smart-tags")
  }

  @Test func thatOfAWayThatWorksHasNoReasons() throws {
    let sandbox = try SandboxProcess(scratch)
    _ = try Program.run("apply", sandbox.answers, in: scratch)
    let session = try #require(scratch.sessions.first)
    let shown = try Program.run("show", session, "--json", in: scratch).document()
    #expect(shown["verdict"] == "works")
    #expect(shown["reasons"] == .array([]))
  }
}
