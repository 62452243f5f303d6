import Foundation
import Testing

/// Line mode over a pipe, without a terminal.
@Suite(.timeLimit(.minutes(15))) struct LineModeTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The lines that a person types up to the form of the author.
  private let beginning = ["", "", "7", "1", "1", "1", "2", ""]

  /// The lines that a person types from the form of the author on.
  private func rest(for sandbox: SandboxProcess) -> [String] {
    [sandbox.aem, "", sandbox.password, ""]  // the author
      + ["", "1", "1", sandbox.ims, ""]  // known; its age and region; sign-in; the list
      + ["", ""]  // title and name as offered
      + ["go 1", "go 1", sandbox.credential("client_id"), sandbox.credential("client_secret")]
      + [sandbox.credential("technical_account_id"), sandbox.credential("org_id")]
      + [SandboxProcess.scopes, "", ""]  // it exists, and its values are typed; the token
      + ["yes", ""]  // the configuration
      + ["", "", ""]  // no pair to move; the test
      + ["1", "1", "1", "1", "yes", ""]  // tag on upload: how, by whom; the workflow
      + ["1", "1", ""]  // no proof, no training; the end
  }

  @Test func wholeWalk() throws {
    let sandbox = try SandboxProcess(scratch)
    let script = (beginning + rest(for: sandbox)).map { $0 + "\n" }.joined()
    let run = try Program.run("start", "smart-tags", "--plain", in: scratch, input: script)
    #expect(run.ending == .exit(0), "\(run.said)")
    #expect(run.output.contains("Finished. aem-setup show"))
    #expect(run.output.contains("Client Secret (clientSecret): stored, encrypted"))
    #expect(!run.said.contains("\u{1B}"), "plain lines move no cursor")
    #expect(try sandbox.log.createdPages() == 1)
    #expect(try sandbox.log.createdSteps() == 1)
    #expect(SecretHunt(sandbox).findings(in: run.said, of: "the output") == [])
    #expect(SecretHunt(sandbox).findings(below: scratch.state) == [])
  }

  @Test func endOfInputSavesAndTheRestFollows() throws {
    let sandbox = try SandboxProcess(scratch)
    let first = try Program.run(
      "start", "smart-tags", "--plain", in: scratch,
      input: beginning.map { $0 + "\n" }.joined())
    #expect(first.ending == .exit(4))
    #expect(first.output.contains("Saved. Continue with: aem-setup resume"))
    #expect(try Program.run("sessions", in: scratch).output.contains("not finished"))

    let second = try Program.run(
      "resume", "--plain", in: scratch,
      input: rest(for: sandbox).map { $0 + "\n" }.joined())
    #expect(second.ending == .exit(0), "\(second.said)")
    #expect(second.output.contains("The AEM author"))
    #expect(!second.output.contains("Which AEM is it?"), "nothing is asked twice")
    #expect(try Program.run("sessions", in: scratch).output.contains("finished"))
  }

  @Test func endOfInputAtEveryLineIsSaved() throws {
    let sandbox = try SandboxProcess(scratch)
    let script = beginning + rest(for: sandbox)
    for count in stride(from: 0, to: script.count - 1, by: 3) {
      let path = "\(scratch.path)/session-\(count).json"
      let run = try Program.run(
        "start", "smart-tags", "--plain", "--session", path, in: scratch,
        input: script.prefix(count).map { $0 + "\n" }.joined())
      #expect(run.ending == .exit(4), "after \(count) lines: \(run.said)")
      let again = try Program.run("resume", path, "--plain", in: scratch)
      #expect(again.ending == .exit(4), "after \(count) lines: \(again.said)")
    }
  }
}
