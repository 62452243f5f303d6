import Foundation
import Testing

/// The word that confirms, typed before the plan appears.
@Suite(.timeLimit(.minutes(10))) struct TypedAheadTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func lineModeOnATerminalDropsIt() throws {
    let sandbox = try SandboxProcess(scratch, latency: 200)
    // Through a pipe up to the plan, which the end of the input leaves alone.
    let script = LineScript.goal + LineScript(sandbox).toThePlan
    let first = try Program.run(
      "start", "smart-tags", "--plain", in: scratch, input: script.map { $0 + "\n" }.joined())
    #expect(first.output.contains("yes to make these changes"), "\(first.said)")

    let terminal = try TmuxTerminal(
      scratch, columns: 132, rows: 43, running: [Program.path, "resume", "--plain"])
    try terminal.wait(for: "Password")
    try terminal.type(sandbox.password)
    try terminal.wait(for: "Client secret")
    try terminal.type(sandbox.credential("client_secret"))
    let asked = sandbox.log.count
    try waitFor("the look", every: 300) { sandbox.log.count > asked ? true : nil }
    for _ in 0..<3 { try terminal.type("yes") }
    try terminal.wait(for: "yes to make these changes")
    // What was typed would be taken at once.
    usleep(700_000)
    #expect(try sandbox.log.changes().isEmpty)
    try terminal.type("yes")
    try waitFor("the change", within: .seconds(60)) {
      try sandbox.log.changes().isEmpty ? nil : true
    }
  }
}
