import Foundation
import Testing
import Values

/// The command `undo` of the real program.
@Suite(.timeLimit(.minutes(15))) struct UndoProgramTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: ChangingRoute.all) func everythingIsAsBefore(route: ChangingRoute) throws {
    let sandbox = try SandboxProcess(scratch, presets: route.presets)
    let answers = try route.writeAnswers(for: sandbox, in: scratch)
    let before = try sandbox.everything()

    // Whether all of it is verified is not the matter here.
    let apply = try Program.run("apply", answers, in: scratch)
    #expect(apply.ending != .exit(2), "\(apply.said)")
    let applied = try sandbox.everything()
    let changes = try sandbox.log.changes().count

    let isChanged = applied != before
    let dry = try Program.run("undo", answers, "--dry-run", in: scratch)
    #expect(dry.ending == .exit(!isChanged ? 0 : route.isAsBefore ? 3 : 4), "\(dry.said)")
    #expect(try sandbox.everything() == applied)
    let unasked = try Program.run("undo", answers, in: scratch)
    #expect(unasked.ending == dry.ending, "\(unasked.said)")
    #expect(try sandbox.log.changes().count == changes)

    let undo = try Program.run("undo", answers, "--yes", in: scratch)
    #expect(undo.ending == .exit(route.left.isEmpty ? 0 : 4), "\(undo.said)")
    for words in route.left { #expect(undo.output.contains(words), "\(undo.said)") }
    if route.isAsBefore { #expect(try sandbox.everything() == before, "\(undo.said)") }

    let again = try Program.run("undo", answers, "--yes", "--json", in: scratch)
    #expect(again.ending == undo.ending, "\(again.said)")
    guard route.isAsBefore else { return }
    let plan = try Program.run("plan", answers, in: scratch)
    if isChanged { #expect(plan.ending == .exit(3), "\(plan.said)") }
    let anew = try Program.run("apply", answers, in: scratch)
    #expect(anew.ending == apply.ending, "\(anew.said)")
  }

  @Test func valuesThatAEMAltersAreNamed() throws {
    let sandbox = try SandboxProcess(scratch, faults: ["reads-back-differently"])
    for _ in 1...2 { _ = try Program.run("apply", sandbox.answers, in: scratch) }
    let page = "/etc/cloudservices/smarttagging/smart-tags/jcr:content.json"
    let written = try sandbox.resource(page)
    #expect(written != .null)
    // What stands there is not what was written: that somebody changed it cannot be ruled out.
    let undo = try Program.run("undo", sandbox.answers, "--yes", in: scratch)
    let left = try sandbox.resource(page)
    if left == .null {
      #expect(undo.ending == .exit(0), "\(undo.said)")
    } else {
      #expect(left == written)
      #expect(undo.ending == .exit(3), "\(undo.said)")
      #expect(undo.output.contains("Service URL (serviceUrl) is "), "\(undo.said)")
    }
  }

  @Test func interruptedApplyIsTakenBack() throws {
    let sandbox = try SandboxProcess(scratch, faults: ["server-error"])
    let before = try sandbox.everything()
    var runs = 0
    while runs < 12, try Program.run("apply", sandbox.answers, in: scratch).ending != .exit(0) {
      runs += 1
    }
    #expect(runs > 0)
    var undo = try Program.run("undo", sandbox.answers, "--yes", in: scratch)
    while undo.ending == .exit(1), runs < 24 {
      runs += 1
      undo = try Program.run("undo", sandbox.answers, "--yes", in: scratch)
    }
    #expect(undo.ending == .exit(0), "\(undo.said)")
    #expect(try sandbox.everything() == before)
  }

  @Test func anEditOfAnotherPersonStays() throws {
    let sandbox = try SandboxProcess(scratch)
    let apply = try Program.run("apply", sandbox.answers, in: scratch)
    #expect(apply.ending == .exit(0))
    let page = "/etc/cloudservices/smarttagging/smart-tags/jcr:content"
    try sandbox.write("https://example.org/mine", to: "./serviceUrl", of: page)

    let undo = try Program.run("undo", sandbox.answers, "--yes", "--json", in: scratch)
    #expect(undo.ending == .exit(3), "\(undo.said)")
    #expect(try undo.document().stepStatuses["smart-tags/aem#configuration"] == "skipped")
    #expect(try undo.document().stepStatuses["smart-tags-upload/workflow"] == "changed")
    #expect(undo.output.contains("https://example.org/mine"))
    #expect(try sandbox.resource(page + ".json")["serviceUrl"] == "https://example.org/mine")
  }

  @Test func anotherCopyOfTheAnswersFindsTheSession() throws {
    let sandbox = try SandboxProcess(scratch)
    let file = try AnswersFile(sandbox)
    let first = try file.write(to: "first.json", in: scratch)
    let before = try sandbox.everything()
    #expect(try Program.run("apply", first, in: scratch).ending == .exit(0))
    try FileManager.default.removeItem(atPath: first)

    let unknown = try Program.run("undo", "smart-tags", "--yes", in: scratch)
    #expect(unknown.ending == .exit(4), "\(unknown.said)")
    #expect(unknown.errors.contains("aem.password"))
    let second = try file.write(to: "second.json", in: scratch)
    let undo = try Program.run("undo", second, "--yes", in: scratch)
    #expect(undo.ending == .exit(0), "\(undo.said)")
    #expect(try sandbox.everything() == before)
  }

  @Test func aProcedureOfTwoAuthorsNamesNoSession() throws {
    for name in ["one.json", "two.json"] {
      let sandbox = try SandboxProcess(scratch)
      let answers = try AnswersFile(sandbox).write(to: name, in: scratch)
      #expect(try Program.run("apply", answers, in: scratch).ending == .exit(0))
    }
    let undo = try Program.run("undo", "smart-tags", "--yes", in: scratch)
    #expect(undo.ending == .exit(2), "\(undo.said)")
    for session in scratch.sessions { #expect(undo.errors.contains(session)) }
  }
}
