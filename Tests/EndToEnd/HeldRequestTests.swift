import Foundation
import Testing
import Values

/// A request that is still on its way when the run that sent it is gone.
@Suite(.timeLimit(.minutes(10))) struct HeldRequestTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// An author whose first change arrives two seconds after the run that sent it was killed.
  private struct Bench {
    let sandbox: SandboxProcess
    let gateway: HoldingGateway
    let answers: String
    let before: String

    init(_ scratch: Scratch) throws {
      sandbox = try SandboxProcess(scratch)
      gateway = try HoldingGateway(scratch, before: sandbox, seconds: 2)
      answers = try AnswersFile(sandbox)
        .setting("aem", "url", to: .string(gateway.address))
        .write(to: "answers.json", in: scratch)
      before = try sandbox.everything()
      let apply = try Program.start("apply", answers, in: scratch)
      try gateway.waitForWrite()
      apply.signal(SIGKILL)
      try apply.wait()
      #expect(try sandbox.everything() == before)
    }
  }

  @Test func theNextRunWaitsForItAndDoesNotSendItAgain() throws {
    let undisturbed = try SandboxProcess(scratch)
    _ = try Program.run("apply", undisturbed.answers, in: scratch)

    let bench = try Bench(scratch)
    let again = try Program.run("apply", bench.answers, in: scratch)
    #expect(again.ending == .exit(0), "\(again.said)")
    #expect(try bench.sandbox.log.createdPages() == 1)
    #expect(try bench.sandbox.changeableState() == undisturbed.changeableState())
  }

  @Test func undoWaitsForItAndTakesItBack() throws {
    let bench = try Bench(scratch)
    let undo = try Program.run("undo", bench.answers, "--yes", in: scratch)
    #expect(undo.ending == .exit(0), "\(undo.said)")
    #expect(undo.errors.contains("may still be on its way"), "\(undo.said)")
    #expect(try bench.sandbox.log.createdPages() == 1, "it has arrived")
    #expect(try bench.sandbox.everything() == bench.before)
  }

  @Test func undoNamesWhatGotNoAnswer() throws {
    let sandbox = try SandboxProcess(scratch, faults: ["drop-before"])
    let before = try sandbox.everything()
    let apply = try Program.run("apply", sandbox.answers, "--json", in: scratch)
    #expect(try apply.document().at("stop", "code") == "write.ambiguous", "\(apply.said)")
    for words in [["--dry-run"], ["--yes"], ["--yes"]] {
      let undo = try Program.run(["undo", sandbox.answers] + words, in: scratch)
      #expect(undo.ending == .exit(4), "\(undo.said)")
      #expect(
        undo.output.contains("/etc/cloudservices/smarttagging/smart-tags. The change does not"),
        "\(undo.said)")
    }
    #expect(try sandbox.everything() == before)
    // It is still on record, so nothing sends it again unasked.
    let again = try Program.run("apply", sandbox.answers, in: scratch)
    #expect(again.ending == .exit(4), "\(again.said)")
    #expect(try sandbox.log.createdPages() == 0)
  }

  @Test func undoTakesBackWhatArrivedLate() throws {
    let sandbox = try SandboxProcess(scratch, faults: ["hold-post"])
    let before = try sandbox.everything()
    let apply = try Program.run("apply", sandbox.answers, "--timeout", "2", in: scratch)
    #expect(apply.ending == .exit(1), "\(apply.said)")
    var undo = try Program.run("undo", sandbox.answers, "--yes", "--timeout", "2", in: scratch)
    var runs = 1
    while undo.ending != .exit(0), runs < 8 {
      undo = try Program.run("undo", sandbox.answers, "--yes", "--timeout", "2", in: scratch)
      runs += 1
    }
    #expect(undo.ending == .exit(0), "\(undo.said)")
    #expect(try sandbox.log.createdPages() == 1)
    #expect(try sandbox.everything() == before)
  }
}
