import Foundation
import Testing
import Values

/// A screen of several tasks in the real program: its changes, its record, its undo.
@Suite(.timeLimit(.minutes(15))) struct BatchProgramTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let procedure = #"""
    {"format": "aem-setup-screens/1", "procedure": "both", "title": "Both", "summary": "S",
     "steps": [{"id": "one", "title": "One"}], "start": "form",
     "screens": [
       {"id": "form", "kind": "page", "title": "Author", "step": "one",
        "fields": ["aem.url", "aem.user", "aem.password", "aem.allowPlainHTTP",
          "credential.clientId", "credential.clientSecret", "credential.orgId",
          "credential.technicalAccountId", "ims.url", "smartTags.name", "smartTags.title"],
        "next": "all"},
       {"id": "all", "kind": "page", "title": "All of it", "step": "one", "tasks": [
         {"id": "page", "title": "Write the configuration", "task": {
           "operation": "smart-tags.configuration",
           "inputs": {"authServerUrl": "ims.url", "apiKey": "credential.clientId",
                      "techAcctId": "credential.technicalAccountId"},
           "constants": {"serviceUrl": "https://smartcontent.adobe.io/na"},
           "success": "It is written."}},
         {"id": "step", "title": "Add the step", "task": {
           "operation": "smart-tags.workflow-step",
           "constants": {"ignoreErrors": "yes", "ignoreFlag": "no"}, "success": "It is added."}}],
        "next": "summary"},
       {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}]}
    """#

  /// The built-in screens with this procedure beside them, and answers to it.
  private func stage(_ sandbox: SandboxProcess) throws -> (screens: String, answers: String) {
    let folder = scratch.path + "/screens"
    let own = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Screens").path()
    try FileManager.default.copyItem(atPath: own, toPath: folder)
    try Data(Self.procedure.utf8).write(to: URL(filePath: folder + "/both.json"))
    let answers = try AnswersFile(sandbox).setting("procedure", to: "both")
      .setting("route", to: nil).write(to: "answers.json", in: scratch)
    return (folder, answers)
  }

  @Test func itIsMadeRecordedAndUndoneOneByOne() throws {
    let sandbox = try SandboxProcess(scratch, latency: 5)
    let (screens, answers) = try stage(sandbox)
    let before = try sandbox.everything()
    let check = try Program.run("screens", "check", "--screens", screens, in: scratch)
    #expect(check.ending == .exit(0), "\(check.said)")

    let plan = try Program.run("plan", answers, "--json", "--screens", screens, in: scratch)
    #expect(plan.ending == .exit(3), "\(plan.said)")
    #expect(
      try plan.document().stepStatuses == ["both/all#page": "pending", "both/all#step": "pending"])
    #expect(try sandbox.log.changes().isEmpty)
    let digest = try plan.document()["digest"]?.string ?? ""

    // Killed as soon as the first change has arrived, it continues with what is left.
    let child = try Program.start(
      "apply", answers, "--screens", screens, "--plan-digest", digest, in: scratch)
    _ = try waitFor("the first change", every: 300) {
      try sandbox.log.changes().isEmpty ? nil : true
    }
    child.signal(SIGKILL)
    try child.wait()
    let apply = try Program.run("apply", answers, "--json", "--screens", screens, in: scratch)
    #expect(apply.ending == .exit(0), "\(apply.said)")
    #expect(try sandbox.log.createdPages() == 1)
    #expect(try sandbox.log.createdSteps() == 1)
    let session = try #require(scratch.sessions.first)
    let show = try Program.run("show", session, "--screens", screens, in: scratch)
    for title in ["Write the configuration", "Add the step"] {
      #expect(show.output.contains("  \(title): "), "\(show.said)")
    }
    let again = try Program.run("apply", answers, "--json", "--screens", screens, in: scratch)
    #expect(try again.document()["result"] == "unchanged", "\(again.said)")

    let undo = try Program.run(
      "undo", answers, "--yes", "--json", "--screens", screens, in: scratch)
    #expect(undo.ending == .exit(0), "\(undo.said)")
    #expect(
      try undo.document()["steps"]?.array?.compactMap { $0["id"]?.string }
        == ["both/all#step", "both/all#page"])
    #expect(try sandbox.everything() == before)
  }
}
