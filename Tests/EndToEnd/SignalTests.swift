import Foundation
import Testing

/// Signals during full screen, in a shell that has to survive.
@Suite(.serialized, .timeLimit(.minutes(15))) struct SignalTests {
  private let scratch: Scratch
  private let terminal: TmuxTerminal

  init() throws {
    scratch = try Scratch()
    terminal = try TmuxTerminal(
      scratch, adding: ["PS1": "ready> "], running: ["bash", "--norc", "--noprofile", "-i"])
    try terminal.wait(for: "ready>")
  }

  @Test(arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130)])
  func signalSavesAndLeavesTheTerminalSane(number: Int32, status: Int) throws {
    let program = try startWalk()
    try terminal.press("Enter")
    try terminal.wait(for: "Connect to the AEM author")
    kill(program, number)
    try terminal.wait(for: "ready>")
    try expectSaneTerminal(after: status)
    #expect(try Program.run("sessions", in: scratch).output.contains("not finished"))
    let resumed = try Program.run("resume", "--plain", in: scratch)
    #expect(resumed.output.contains("Connect to the AEM author"))
  }

  @Test func stoppedAndBroughtBack() throws {
    _ = try startWalk()
    let before = try terminal.rest()
    try terminal.press("C-z")
    try terminal.wait(for: "Stopped")
    try expectSaneTerminal(after: 148)
    try terminal.type("fg")
    try terminal.wait(for: "What do you want to do?")
    let after = try terminal.rest()
    #expect(after.frame.withoutClock == before.frame.withoutClock)
    try terminal.press("Enter")
    try terminal.wait(for: "Connect to the AEM author")
    try terminal.press("C-x")
    try terminal.wait(for: "Saved. Continue with")
    try expectSaneTerminal(after: 4)
  }

  @Test func lostTerminalSaves() throws {
    let program = try startWalk()
    let shell = try terminal.moment().pid
    kill(shell, SIGKILL)
    try waitFor("the end of the program") { kill(program, 0) == 0 ? nil : true }
    #expect(try Program.run("sessions", in: scratch).output.contains("not finished"))
  }

  /// Starts a walk from the shell.
  ///
  /// - Returns: the ID of its process.
  private func startWalk() throws -> pid_t {
    let shell = try terminal.moment().pid
    try terminal.type("\(Program.path) start smart-tags")
    try terminal.wait(for: "What do you want to do?")
    let children = try String(
      contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
    return try #require(children.split(separator: " ").compactMap { pid_t($0) }.last)
  }

  private func expectSaneTerminal(after status: Int) throws {
    try terminal.type(
      "echo status=$?. $(stty -a | tr ' ;' '\\n\\n' | grep -xE -e '-?(echo|icanon)')")
    let shown = try terminal.wait(for: "status=\(status).")
    let line = shown.frame.lines.last { $0.hasPrefix("status=") } ?? ""
    #expect(line.hasSuffix(" icanon echo"), "\(line)")
  }
}
