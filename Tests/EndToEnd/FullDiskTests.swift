import Foundation
import Glibc
import Testing
import Values

/// A disk that is really full: a small file system in memory, filled during a change.
@Suite(
  .serialized,
  .enabled(if: SmallDisk.isAllowed, "no file system in memory can be mounted here; root may"),
  .timeLimit(.minutes(10)))
struct FullDiskTests {
  private let scratch: Scratch
  private let disk: SmallDisk

  init() throws {
    scratch = try Scratch()
    disk = try SmallDisk(scratch)
  }

  /// Applies, and fills the disk while the first change is on its way.
  private func apply(
    to sandbox: SandboxProcess, whileStopped act: () throws -> Void
  ) throws -> Program.Result {
    let apply = try Program.start("apply", sandbox.answers, in: scratch)
    _ = try waitFor("the first change", every: 300) {
      try sandbox.log.changes().isEmpty ? nil : true
    }
    apply.signal(SIGSTOP)
    try act()
    apply.signal(SIGCONT)
    return Program.Result(ending: try apply.wait(), output: apply.output, errors: apply.errors)
  }

  @Test func theReserveSavesWhatWasChanged() throws {
    let sandbox = try SandboxProcess(scratch, latency: 5)
    let run = try apply(to: sandbox) { try disk.fill() }
    #expect(run.ending == .exit(1), "\(run.said)")
    #expect(run.errors.contains("but could not save its record"), "\(run.said)")
    #expect(run.errors.contains("the disk is full"), "\(run.said)")
    #expect(!run.errors.contains("Keep this record"), "it is on disk: \(run.said)")
    #expect(try sandbox.log.createdSteps() == 0, "it went on")
    let session = try #require(scratch.sessions.first)
    let shown = try Program.run("show", session, in: scratch)
    #expect(shown.output.contains("Client Secret (clientSecret): stored"), "\(shown.said)")
    #expect(!shown.output.contains("interrupted"), "\(shown.said)")
    // With that last room gone, too, the next run stops before it changes anything.
    try disk.fill()
    let changes = try sandbox.log.changes().count
    let full = try Program.run("apply", sandbox.answers, in: scratch)
    #expect(full.ending == .exit(1), "\(full.said)")
    #expect(try sandbox.log.changes().count == changes)
    try disk.empty()
    let again = try Program.run("apply", sandbox.answers, in: scratch)
    #expect(again.ending == .exit(0), "\(again.said)")
    #expect(try sandbox.log.createdPages() == 1)
    #expect(try sandbox.log.createdSteps() == 1)
  }

  @Test func withoutTheReserveTheRecordIsPrinted() throws {
    let sandbox = try SandboxProcess(scratch, latency: 5)
    let run = try apply(to: sandbox) {
      let session = try #require(scratch.sessions.first)
      try FileManager.default.removeItem(atPath: session + ".reserve")
      try disk.fill()
    }
    #expect(run.ending == .exit(1), "\(run.said)")
    #expect(run.errors.contains("but could not save its record"), "\(run.said)")
    let line = try #require(run.errors.split(separator: "\n").last { $0.hasPrefix("{") })
    let record = try JSONValue(parsing: line.utf8)
    #expect(record["procedure"] == "smart-tags")
    #expect(record.at("records", "smart-tags/aem#configuration", "status") == "done")
    #expect(SecretHunt(sandbox).findings(in: run.said, of: "the output") == [])
    #expect(try sandbox.log.createdSteps() == 0, "it went on")
    // What is on disk is the intent, so the next run looks, and sends nothing twice.
    try disk.empty()
    let again = try Program.run("apply", sandbox.answers, in: scratch)
    #expect(again.ending == .exit(0), "\(again.said)")
    #expect(try sandbox.log.createdPages() == 1)
  }

  @Test func nothingIsSentFromAFullDisk() throws {
    let sandbox = try SandboxProcess(scratch)
    try disk.fill()
    let run = try Program.run("apply", sandbox.answers, in: scratch)
    #expect(run.ending == .exit(1), "\(run.said)")
    #expect(run.errors.contains("the disk is full"), "\(run.said)")
    #expect(try sandbox.log.changes().isEmpty)
  }
}
