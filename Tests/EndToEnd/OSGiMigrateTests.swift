import Foundation
import Testing
import Values

/// `osgi migrate` of the real program: a session like any other.
@Suite(.timeLimit(.minutes(15))) struct OSGiMigrateTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// An author that signs in with JWT, and answers to another procedure.
  private func stage() throws -> (SandboxProcess, answers: String) {
    let sandbox = try SandboxProcess(scratch, presets: ["jwt-existing", "osgi-required"])
    let answers = try AnswersFile(sandbox)
      .setting("answers", "osgi.backupFolder", to: nil).write(to: "answers.json", in: scratch)
    return (sandbox, answers)
  }

  private func run(_ words: String...) throws -> Program.Result {
    try Program.run(["osgi", "migrate"] + words, in: scratch)
  }

  @Test func itIsAppliedShownAndUndoneLikeAProcedure() throws {
    let (sandbox, answers) = try stage()
    let before = try sandbox.neutralState()
    let dry = try run(answers, "--dry-run", "--json")
    #expect(dry.ending == .exit(3), "\(dry.said)")
    #expect(try dry.document().stepStatuses == ["osgi-migrate/migrate": "pending"])
    #expect(try dry.document()["digest"] != nil)
    #expect(scratch.sessions.isEmpty)
    #expect(try sandbox.neutralState() == before)

    let apply = try run(answers, "--json")
    #expect(apply.ending == .exit(0), "\(apply.said)")
    let document = try apply.document()
    #expect(document["procedure"] == "osgi-migrate" && document["verdict"] == "works")
    #expect(document.stepStatuses == ["osgi-migrate/migrate": "changed"])
    let session = try #require(scratch.sessions.first)
    #expect(document["session"]?.string == session)
    #expect(scratch.sessions.count == 1)
    let applied = try sandbox.neutralState()
    #expect(applied != before)
    let kept = scratch.path + "/state/aem-setup/osgi"
    #expect(FileManager.default.fileExists(atPath: kept), "the copies lie beside the sessions")
    #expect(try run(answers, "--json").document()["result"] == "unchanged")
    let resumed = try Program.run("resume", session, in: scratch)
    #expect(resumed.ending == .exit(0), "\(resumed.said)")
    #expect(try sandbox.neutralState() == applied)

    let unasked = try run(answers, "--undo")
    #expect(unasked.ending == .exit(3), "\(unasked.said)")
    #expect(try sandbox.neutralState() == applied)
    let undo = try run(answers, "--undo", "--yes", "--json")
    #expect(try undo.document().stepStatuses["osgi-migrate/migrate"] != "failed", "\(undo.said)")
    #expect(try undo.document()["session"]?.string == session)
    #expect(try sandbox.neutralState() != applied)
    let again = try run(answers)
    #expect(again.ending == .exit(0), "\(again.said)")
  }

  @Test func aMigrationThatWasCutOffGoesOnOrIsTakenBack() throws {
    let (sandbox, answers) = try stage()
    let before = try sandbox.log.changes().count
    let child = try Program.start("osgi", "migrate", answers, in: scratch)
    _ = try waitFor("the first change", every: 300) {
      try sandbox.log.changes().count > before ? true : nil
    }
    child.signal(SIGKILL)
    try child.wait()
    let session = try #require(scratch.sessions.first)
    let show = try Program.run("show", session, in: scratch)
    #expect(show.output.contains("Migrate the pair to OAuth"), "\(show.said)")
    let again = try run(answers)
    #expect(again.ending == .exit(0), "\(again.said)")
    let undo = try Program.run("undo", session, "--yes", "--dry-run", in: scratch)
    #expect(undo.ending == .exit(3), "\(undo.said)")
  }

  @Test func whatIsMissingIsListed() throws {
    let sandbox = try SandboxProcess(scratch)
    let path = try AnswersFile(sandbox).setting("answers", "credential.orgId", to: nil)
      .write(to: "answers.json", in: scratch)
    let run = try run(path)
    #expect(run.ending == .exit(2), "\(run.said)")
    #expect(run.errors.contains("credential.orgId"))
    #expect(try sandbox.log.changes().isEmpty)
    #expect(try self.run(path, "--undo", "--yes").ending == .exit(2), "there is no session")
  }
}
