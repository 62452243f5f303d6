import Foundation
import Testing

/// From the home screen to the verified end, with the keyboard, in windows of several sizes.
@Suite(.serialized, .timeLimit(.minutes(15))) struct WalkTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [(80, 24), (132, 43)])
  func fileWayFitsAndEnds(columns: Int, rows: Int) throws {
    let terminal = try TmuxTerminal(
      scratch, columns: columns, rows: rows, running: try Program.demo(in: scratch))
    var walker = Walker.demo(terminal)
    walker.choices = [:]
    let end = try walker.walk { frame in
      #expect(frame.flaws == [], "\(frame.text)")
      try expectSameAfterRepainting(frame, terminal)
      return true
    }
    #expect(end.status == 0)
    #expect(end.frame.isFinished, "\(end.frame.text)")
    let met = walker.titles.joined(separator: "\n")
    for title in [
      "home", "What do you want to do?", "Connect to the AEM author", "Findings",
      "Answer a few questions", "Create the credential", "Enter the credential's values",
      "Verify the credential", "Configure Smart Tags in AEM", "Run AEM's own test",
      "Choose optional steps", "Tag images on upload", "Smart Tags",
    ] { #expect(met.contains(title), "\(title) was not met") }
    let shown = try Program.run("show", in: scratch)
    #expect(shown.ending == .exit(1), "the finished session is not one to go on with")
    let session = try #require(scratch.sessions.first)
    let record = try Program.run("show", session, in: scratch)
    #expect(record.output.contains("finished"))
    #expect(record.output.contains("Client Secret (clientSecret): stored, encrypted"))
  }

  @Test(arguments: [(80, 24), (132, 43)])
  func typedWayFitsAndEnds(columns: Int, rows: Int) throws {
    let sandbox = try SandboxProcess(scratch)
    let terminal = try TmuxTerminal(
      scratch, columns: columns, rows: rows, running: [Program.path])
    var walker = Walker.typing(terminal, for: sandbox)
    let end = try walker.walk { frame in
      #expect(frame.flaws == [], "\(frame.text)")
      return true
    }
    #expect(end.status == 0)
    #expect(end.frame.isFinished, "\(end.frame.text)")
    #expect(walker.asked == ["Password", "Client secret"])
    #expect(try sandbox.log.createdPages() == 1)
    #expect(try sandbox.log.createdSteps() == 1)
    #expect(try sandbox.changeableState().contains("autotagassetprocess"))
  }

  @Test func smallWindowStillLeadsToTheEnd() throws {
    let terminal = try TmuxTerminal(
      scratch, columns: 40, rows: 12, running: try Program.demo(in: scratch))
    var walker = Walker.demo(terminal)
    let end = try walker.walk { frame in
      #expect(frame.flaws == [], "\(frame.text)")
      return true
    }
    #expect(end.status == 0)
    #expect(end.frame.text.replacingOccurrences(of: "\n", with: "").contains("Finished."))
  }

  @Test func tinyWindowSaysWhatItNeedsAndLosesNothing() throws {
    let terminal = try TmuxTerminal(scratch, running: try Program.demo(in: scratch))
    var walker = Walker.demo(terminal)
    let before = try walker.walk { !$0.title.hasPrefix("What do you want to do?") }
    try terminal.resize(columns: 20, rows: 5)
    let tiny = try terminal.wait(for: "lost.")
    let sentence = tiny.frame.lines.map { $0.trimmingCharacters(in: .whitespaces) }
      .joined(separator: " ")
    #expect(sentence.contains("20x5"), "\(tiny.frame.text)")
    #expect(sentence.contains("aem-setup needs 30x8"), "\(tiny.frame.text)")
    try terminal.resize(columns: 80, rows: 24)
    try terminal.wait(for: "[ Continue ]")
    let after = try terminal.rest()
    #expect(after.frame.withoutClock == before.frame.withoutClock)
    #expect(try walker.walk().frame.isFinished)
  }

  /// Expects the same picture when all of it is drawn again.
  private func expectSameAfterRepainting(_ frame: Frame, _ terminal: TmuxTerminal) throws {
    guard !frame.isHome else { return }
    try terminal.wipe()
    try terminal.press("C-l")
    var last = ""
    let again = try waitFor("this picture again:\n\(frame.text)", orShow: { last }) {
      let now = try terminal.moment()
      last = now.frame.text
      return now.frame.lines.last == frame.lines.last ? try terminal.rest().frame : nil
    }
    // The line above the keys holds a message until the next key.
    func steady(_ frame: Frame) -> [String] {
      frame.withoutClock.lines.enumerated().filter { $0.offset != frame.rows - 2 }.map(\.element)
    }
    #expect(steady(again) == steady(frame))
  }
}
