import Foundation
import Testing
import Values

/// An option that a command does not have is refused before anything happens.
@Suite(.timeLimit(.minutes(15))) struct OptionTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [
    (["sessions", "--bits", "4096", "--fault", "nonsense"], "--bits is an option of certificate"),
    (["plan", "f", "--log", "requests.jsonl"], "--log is an option of resume, demo, sandbox"),
    (["apply", "f", "--undo"], "There is a command: aem-setup undo SESSION"),
    (["apply", "f", "--dryrun"], "Did you mean --dry-run?"),
    (["undo", "s", "--ye"], "There is no option \"--ye\"."),
    (["undo", "s", "--ye"], "Did you mean --yes?"),
    (["osgi", "read", "f", "--fix"], "--fix is an option of osgi lint, not of osgi read."),
    (["start", "smart-tags", "--yes"], "--yes is an option of undo, osgi migrate, not of start."),
    (["sandbox", "--preset", "none"], "--preset needs jwt-existing, "),
    (["osgi", "lint", "f", "--reader", "2"], "--reader needs 1.8, 1.9.10, 1.9.26, not \"2\"."),
  ])
  func refused(words: [String], sentence: String) throws {
    let run = try Program.run(words, in: scratch)
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains(sentence), "\(run.said)")
    #expect(run.output == "")
    #expect(!FileManager.default.fileExists(atPath: "\(scratch.state)/aem-setup"))
  }

  @Test func aDryRunChangesNothing() throws {
    let sandbox = try SandboxProcess(scratch)
    let plan = try Program.run("apply", sandbox.answers, "--dry-run", "--json", in: scratch)
    #expect(plan.ending == .exit(3))
    #expect(try plan.document()["result"] == "pending")
    #expect(try sandbox.log.changes().isEmpty)

    let apply = try Program.run("apply", sandbox.answers, "--json", in: scratch)
    #expect(apply.ending == .exit(0), "\(apply.said)")
    let changes = try sandbox.log.changes().count
    let session = try apply.document()["session"]?.string ?? ""
    let undo = try Program.run("undo", session, "--dry-run", "--yes", in: scratch)
    #expect(undo.ending == .exit(3), "\(undo.said)")
    #expect(try sandbox.log.changes().count == changes)
  }

  @Test func resumeTakesOnlyWhatItsSessionCanUse() throws {
    let path = "\(scratch.path)/session.json"
    let start = try Program.run(
      "start", "smart-tags", "--plain", "--session", path, in: scratch, input: "\n")
    #expect(start.ending == .exit(4))
    let run = try Program.run("resume", path, "--fault", "slow", in: scratch)
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains("--fault does not apply to a session started by a person."))
  }
}
