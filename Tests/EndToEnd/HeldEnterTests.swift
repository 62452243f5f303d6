import Foundation
import Testing

/// An Enter key that is held down confirms no plan.
@Suite(.serialized, .timeLimit(.minutes(15))) struct HeldEnterTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(
    "From the first screen of every procedure, in a window that fits and in one that does not",
    arguments: ["smart-tags", "brand-portal", "target", "certificate", "developer-console"],
    [(80, 24), (40, 9)])
  func nothingChanges(procedure: String, size: (columns: Int, rows: Int)) throws {
    let log = RequestLog(path: "\(scratch.path)/requests.jsonl")
    let terminal = try TmuxTerminal(
      scratch, columns: size.columns, rows: size.rows,
      running: try Program.demo(procedure, "--log", log.path, in: scratch))
    _ = try terminal.rest()
    try hold(terminal)
    let end = try terminal.moment()
    #expect(try log.changes().count == 0, "\(end.frame.text)")
  }

  @Test("From the token screen on, where the plan is next")
  func atThePlan() throws {
    let sandbox = try SandboxProcess(scratch)
    let terminal = try TmuxTerminal(scratch, running: [Program.path, "start", "smart-tags"])
    var walker = Walker.typing(terminal, for: sandbox)
    let token = try walker.walk { !$0.title.hasPrefix("Verify the credential") }
    #expect(token.frame.title.hasPrefix("Verify the credential"), "\(token.frame.text)")
    try hold(terminal)
    let plan = try terminal.wait(for: "Enter alone applies nothing")
    #expect(plan.frame.isPlan, "\(plan.frame.text)")
    #expect(try sandbox.log.changes().count == 0)
    // Moving to the button is the act that counts.
    var rest = Walker.typing(terminal, for: sandbox)
    #expect(try rest.walk().frame.isFinished)
    #expect(try sandbox.log.createdPages() == 1)
  }

  @Test("Typed ahead of the plan, not even the right keys count")
  func typedAhead() throws {
    let sandbox = try SandboxProcess(scratch, latency: 300)
    let terminal = try TmuxTerminal(scratch, running: [Program.path, "start", "smart-tags"])
    var walker = Walker.typing(terminal, for: sandbox)
    _ = try walker.walk { !$0.title.hasPrefix("Verify the credential") }
    try terminal.press("Enter")
    try terminal.wait(for: "[ Stop ]")
    try terminal.press("Tab", "Enter", "Tab", "Enter", "Tab", "Enter")
    _ = try terminal.rest()
    #expect(try sandbox.log.changes().count == 0)
  }

  @Test("Line mode on a terminal drops what was typed before the plan was printed")
  func lineMode() throws {
    let sandbox = try SandboxProcess(scratch)
    let terminal = try TmuxTerminal(
      scratch, columns: 132, rows: 43,
      running: [Program.path, "start", "smart-tags", "--plain"])
    try terminal.wait(for: "Type help")
    for _ in 0..<100 { try terminal.press("Enter", "Enter", "Enter") }
    #expect(try sandbox.log.changes().count == 0)
  }

  /// Presses Enter as a held key does, until two seconds of it have changed nothing.
  ///
  /// The presses come many in one go, then as the key repeats. Keys count half a second after
  /// changes have appeared.
  private func hold(_ terminal: TmuxTerminal) throws {
    let enters = Array(repeating: "Enter", count: 10)
    var last: Frame?
    var unchanged = 0
    try waitFor("a picture that Enter does not change", within: .seconds(120)) {
      try terminal.press(enters)
      usleep(100_000)
      let frame = try terminal.moment().frame.withoutClock
      unchanged = frame == last && !frame.isBusy ? unchanged + 1 : 0
      last = frame
      return unchanged < 20 ? nil : ()
    }
  }
}
