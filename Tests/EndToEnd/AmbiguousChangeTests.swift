import Foundation
import Testing
import Values

/// A change whose answer outlasts the time-out, and an author that changes meanwhile, as a person
/// sees them.
@Suite(.serialized, .timeLimit(.minutes(10))) struct AmbiguousChangeTests {
  private let scratch: Scratch
  private let page = "/etc/cloudservices/smarttagging/smart-tags"

  init() throws { scratch = try Scratch() }

  /// The number of requests for the page, whether they created it or not.
  private func sent(to sandbox: SandboxProcess) throws -> Int {
    try sandbox.log.requests().count { $0.path == "/bin/wcmcommand" }
  }

  /// Presses keys until the button that applies changes has the focus.
  ///
  /// By then the whole plan has been shown, and Enter counts.
  private func focus(_ terminal: TmuxTerminal) throws -> Frame {
    // Keys count for nothing in the half second after a plan has appeared.
    usleep(600_000)
    try terminal.press("Tab")
    var now = try terminal.wait(for: "Enter Make these").frame
    for _ in 0..<10 where now.text.contains("below: PgDn") {
      try terminal.press("PageDown")
      now = try terminal.rest().frame
    }
    #expect(now.isPlanFocused, "\(now.text)")
    // Keys that come closer together than a hand can press them count for nothing, either.
    usleep(60_000)
    return now
  }

  @Test("It is told, kept over a resume, and sent again only after two acts, if at all")
  func outlastsTheTimeOut() throws {
    let sandbox = try SandboxProcess(scratch, faults: ["hold-post"])
    let terminal = try TmuxTerminal(
      scratch, columns: 100, rows: 40,
      running: [Program.path, "start", "smart-tags", "--timeout", "2"])
    var walker = Walker.typing(terminal, for: sandbox)
    let told = try walker.walk { !$0.text.contains("may still arrive") }
    #expect(told.frame.text.contains(page), "\(told.frame.text)")
    #expect(try sent(to: sandbox) == 1)

    // Trying again looks first, and does not send by itself.
    try terminal.press("Enter")
    let asked = try terminal.rest(after: told.frame)
    let question = "sent these changes before"
    #expect(asked.frame.isPlan && asked.frame.text.contains(question), "\(asked.frame.text)")
    try terminal.press("C-x")
    #expect(try terminal.waitForEnd().status == 4)
    #expect(try sent(to: sandbox) == 1)

    try terminal.respawn(
      running: scratch.environment.map { "\($0.key)=\($0.value)" }
        + [Program.path, "resume", "--timeout", "2"])
    var again = Walker.typing(terminal, for: sandbox)
    let resumed = try again.walk { !$0.isPlan }
    #expect(resumed.frame.text.contains(question), "\(resumed.frame.text)")
    // One act is not enough here: it asks anew, and says so where the plan ends.
    let read = try focus(terminal)
    try terminal.press("Enter")
    let once = try terminal.rest(after: read)
    #expect(once.frame.isPlan && !once.frame.isPlanFocused, "\(once.frame.text)")
    for _ in 0..<10 { try terminal.press("Enter") }
    let last = try focus(terminal)
    #expect(last.text.contains("Check in AEM first"), "\(last.text)")
    #expect(try sent(to: sandbox) == 1)

    // The change arrives between the two acts: the second one sends nothing that is there already.
    for _ in 0..<45 { _ = try sandbox.resource("/libs.json") }
    try waitFor("the page") { try sandbox.resource(page + ".json") == .null ? nil : true }
    try terminal.press("Enter")
    let moved = try terminal.rest(after: last)
    #expect(try sent(to: sandbox) == 1, "\(moved.frame.text)")
    #expect(!moved.frame.text.contains("a Smart Tags configuration"), "\(moved.frame.text)")
  }

  @Test("What somebody else does while the plan is read takes another agreement")
  func theWorldMoves() throws {
    let sandbox = try SandboxProcess(scratch)
    let terminal = try TmuxTerminal(
      scratch, columns: 100, rows: 40, running: [Program.path, "start", "smart-tags"])
    var walker = Walker.typing(terminal, for: sandbox)
    _ = try walker.walk { !$0.isPlan }
    let shown = try focus(terminal)
    #expect(shown.text.contains("a Smart Tags configuration"), "\(shown.text)")
    // Another person's whole run, and what that person prefers.
    #expect(try Program.run("apply", sandbox.answers, in: Scratch()).ending == .exit(0))
    try sandbox.write("Mine", to: "./jcr:title", of: page + "/jcr:content")
    let changes = try sandbox.log.changes().count

    try terminal.press("Enter")
    let other = try terminal.rest(after: shown)
    #expect(other.frame.isPlan, "\(other.frame.text)")
    #expect(!other.frame.isPlanFocused, "an agreement does not carry over: \(other.frame.text)")
    #expect(!other.frame.text.contains("a Smart Tags configuration"), "\(other.frame.text)")
    #expect(other.frame.text.contains("Mine"), "\(other.frame.text)")
    #expect(try sandbox.log.changes().count == changes)
    // A held Enter does not agree to it either.
    for _ in 0..<10 { try terminal.press("Enter") }
    usleep(700_000)
    try terminal.press("Enter")
    _ = try terminal.rest()
    #expect(try sandbox.log.changes().count == changes)
    _ = try focus(terminal)
    try terminal.press("Enter")
    try waitFor("the change", orShow: { (try? terminal.moment().frame.text) ?? "" }) {
      try sandbox.log.changes().count > changes ? true : nil
    }
    #expect(try sent(to: sandbox) == 1, "the page was there")
  }
}
