import Foundation
import Testing
import Values

/// Killed without warning at any moment, and gone on with.
@Suite(.serialized) struct KillTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func killedAtEveryScreenOfTyping() throws {
    let undisturbed = try SandboxProcess(scratch)
    var walker = Walker.typing(
      try TmuxTerminal(scratch, running: [Program.path, "start", "smart-tags"]), for: undisturbed)
    #expect(try walker.walk().frame.isFinished)
    let titles = walker.titles
    let wanted = try undisturbed.changeableState()
    #expect(titles.count > 25)
    for number in titles.indices {
      try killAndGoOn(at: number, of: titles, wanting: wanted)
    }
  }

  private func killAndGoOn(at number: Int, of titles: [String], wanting state: String) throws {
    let scratch = try Scratch()
    let sandbox = try SandboxProcess(scratch)
    let terminal = try TmuxTerminal(scratch, running: [Program.path, "start", "smart-tags"])
    var walker = Walker.typing(terminal, for: sandbox)
    var screens = 0
    var last = ""
    let stopped = try walker.walk { frame in
      if frame.title != last { screens += 1 }
      last = frame.title
      return screens <= number
    }
    #expect(walker.titles.last == titles[number])
    kill(stopped.pid, SIGKILL)
    _ = try terminal.waitForEnd()

    try terminal.respawn(running: [Program.path, "resume"])
    let resumed = try terminal.rest()
    #expect(resumed.frame.title == titles[number], "killed there, and resumed elsewhere")
    var second = Walker.typing(terminal, for: sandbox)
    let end = try second.walk()
    #expect(end.frame.isFinished, "killed at “\(titles[number])”:\n\(end.frame.text)")
    #expect(end.status == 0)
    let twice = Set(walker.filled).intersection(second.filled)
    #expect(twice == [], "asked again after “\(titles[number])”")
    #expect(try sandbox.changeableState() == state, "killed at “\(titles[number])”")
    #expect(try sandbox.log.createdPages() == 1, "killed at “\(titles[number])”")
    #expect(try sandbox.log.createdSteps() == 1, "killed at “\(titles[number])”")
  }

  @Test(arguments: [
    "The AEM author", "The credential's values", "Write the configuration",
    "Add the workflow step", "Where things stand",
  ])
  func killedDemoGoesOnWithItsSandbox(title: String) throws {
    let terminal = try TmuxTerminal(scratch, running: [Program.path, "demo"])
    var walker = Walker.demo(terminal)
    let stopped = try walker.walk { !$0.title.hasPrefix(title) }
    #expect(stopped.frame.title.hasPrefix(title))
    kill(stopped.pid, SIGKILL)
    _ = try terminal.waitForEnd()
    try terminal.respawn(running: [Program.path, "resume"])
    let resumed = try terminal.rest()
    #expect(resumed.frame.title.hasPrefix(title), "\(resumed.frame.text)")
    var second = Walker.demo(terminal)
    second.secrets = ["Client secret": try scratch.demoSecret()]
    #expect(try second.walk().frame.isFinished)
    #expect(second.filled == [])
    let record = try Program.run("show", try #require(scratch.sessions.first), in: scratch)
    #expect(record.output.contains("Step in the design:"))
  }
}

/// `apply`, killed after each request that it sends.
@Suite struct KilledApplyTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func killedAfterEveryRequest() throws {
    let undisturbed = try SandboxProcess(scratch)
    _ = try Program.run("apply", undisturbed.answers, in: scratch)
    let wanted = try undisturbed.changeableState()
    var number = 1
    while try killAndGoOn(after: number, wanting: wanted) { number += 1 }
    #expect(number > 20)
  }

  /// - Returns: false when the run was over before that request.
  private func killAndGoOn(after number: Int, wanting state: String) throws -> Bool {
    let scratch = try Scratch()
    let sandbox = try SandboxProcess(scratch, latency: 5)
    let apply = try Program.start("apply", sandbox.answers, "--json", in: scratch)
    let log = sandbox.log
    let isOver = try waitFor("request \(number)", every: 300) {
      apply.poll() != nil ? true : log.count >= number ? false : nil
    }
    if isOver, log.count < number { return false }
    apply.signal(SIGKILL)
    try apply.wait()

    let session = try #require(scratch.sessions.first)
    let resumed = try Program.run("resume", session, "--json", in: scratch)
    #expect(resumed.ending == .exit(0), "after request \(number): \(resumed.said)")
    let result = try resumed.document()["result"]
    #expect(result == "changed" || result == "unchanged")
    #expect(try sandbox.changeableState() == state, "after request \(number)")
    #expect(try log.createdPages() == 1, "after request \(number)")
    #expect(try log.createdSteps() == 1, "after request \(number)")
    let again = try Program.run("plan", sandbox.answers, in: scratch)
    #expect(again.ending == .exit(0), "after request \(number): \(again.said)")
    return true
  }
}
