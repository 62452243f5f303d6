import Foundation
import Testing

/// Line mode over a pipe, without a terminal.
@Suite(.timeLimit(.minutes(15))) struct LineModeTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The lines that a person types up to the page of the author.
  private let beginning = LineScript.goal

  /// The lines that a person types from the page of the author on.
  private func rest(for sandbox: SandboxProcess) -> [String] {
    let script = LineScript(sandbox)
    return script.toThePlan + script.plan + script.end
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
    #expect(second.output.contains("Connect to the AEM author"))
    #expect(!second.output.contains("What do you want to do?"), "nothing is asked twice")
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
