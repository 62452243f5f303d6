import Foundation
import Testing

/// The other procedures that change an author, by the answers that the demo marks.
@Suite(.serialized) struct ProcedureWalkTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [
    ("brand-portal", "Create the cloud service"), ("target", "Read what AEM has saved"),
  ])
  func killedHalfwayAndGoneOnWith(procedure: String, title: String) throws {
    let terminal = try TmuxTerminal(scratch, running: [Program.path, "demo", procedure])
    var walker = Walker(terminal)
    let stopped = try walker.walk { frame in
      #expect(frame.flaws == [], "\(frame.text)")
      return !frame.title.hasPrefix(title)
    }
    #expect(stopped.frame.title.hasPrefix(title), "\(stopped.frame.text)")
    kill(stopped.pid, SIGKILL)
    _ = try terminal.waitForEnd()

    try terminal.respawn(running: [Program.path, "resume"])
    let resumed = try terminal.rest()
    #expect(resumed.frame.title.hasPrefix(title), "\(resumed.frame.text)")
    var second = Walker(terminal)
    second.secrets = ["Client secret": try scratch.demoSecret()]
    var last = ""
    let end = try second.walk { frame in
      #expect(frame.flaws == [], "\(frame.text)")
      last = frame.title
      return true
    }
    #expect(last.hasPrefix("Where things stand"), "\(end.frame.text)")
    #expect(end.frame.isFinished, "\(end.frame.text)")
    #expect(end.status == 0)
    #expect(second.filled == [])
  }
}
