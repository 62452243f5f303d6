import Testing
import Values

/// The program does not mistake the refusal of a write for a missing page.
@Suite(.timeLimit(.minutes(15))) struct RefusedWriteTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [
    (400, "AEM did not accept the request for"), (409, "conflicts with the current content (409)"),
    (413, "accepts (413)"), (429, "is receiving too many requests (429)"),
  ])
  func theStatusIsExplained(_ status: Int, _ sentence: String) throws {
    let sandbox = try SandboxProcess(scratch)
    let gateway = try Gateway(scratch, before: sandbox, refusing: status)
    let path = try AnswersFile(sandbox).setting("aem", "url", to: .string(gateway.address))
      .write(to: "answers.json", in: scratch)
    let run = try Program.run("apply", path, in: scratch)
    #expect(run.ending == .exit(1), "\(run.said)")
    #expect(run.output.contains(sentence), "\(run.said)")
    #expect(!run.said.contains("did not find it"), "\(run.said)")
    if status == 429 { #expect(run.output.contains("Wait 30 seconds"), "\(run.said)") }
    #expect(try sandbox.log.changes().isEmpty)
  }
}
