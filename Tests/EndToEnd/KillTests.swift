import Foundation
import Testing
import Values

/// Walks that are killed without warning at any moment, and then continued.
@Suite(.serialized, .timeLimit(.minutes(15))) struct KillTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func killedAtEveryScreenOfTyping() throws {
    let undisturbed = try SandboxProcess(scratch)
    var model = Walker.typing(
      try TmuxTerminal(scratch, running: [Program.path, "start", "smart-tags"]), for: undisturbed)
    #expect(try model.walk().frame.isFinished)
    #expect(model.titles.count > 10)

    let scratch = try Scratch()
    let sandbox = try SandboxProcess(scratch)
    let terminal = try TmuxTerminal(scratch, running: [Program.path, "start", "smart-tags"])
    var walker = Walker.typing(terminal, for: sandbox)
    let (killed, end) = try killAndGoOn(&walker) { _ in true }
    #expect(end.frame.isFinished, "\(end.frame.text)")
    #expect(end.status == 0)
    #expect(killed == model.titles)
    #expect(walker.filled == model.filled, "asked again")
    #expect(try sandbox.changeableState() == undisturbed.changeableState())
    #expect(try sandbox.log.createdPages() == 1)
    #expect(try sandbox.log.createdSteps() == 1)
  }

  @Test func killedDemoGoesOnWithItsSandbox() throws {
    var places = [
      "Connect to the AEM author", "Findings", "Verify the credential",
      "Configure Smart Tags in AEM", "Tag images on upload", "Smart Tags",
    ]
    var walker = Walker.demo(
      try TmuxTerminal(scratch, running: try Program.demo(in: scratch)))
    let (killed, end) = try killAndGoOn(&walker) { title in
      guard let place = places.first, title.hasPrefix(place) else { return false }
      places.removeFirst()
      return true
    } resumed: {
      $0.secrets = ["Client secret": try scratch.demoSecret()]
    }
    #expect(places == [], "killed at \(killed)")
    #expect(end.frame.isFinished)
    #expect(walker.filled == [])
    let record = try Program.run("show", try #require(scratch.sessions.first), in: scratch)
    #expect(record.output.contains("Step in the design:"))
  }

  /// Walks to the end, and kills the program each time that it reaches another of the named
  /// screens.
  ///
  /// `prepare` is called after each kill. Returns the titles of the screens at which the program
  /// was killed, and the last moment.
  private func killAndGoOn(
    _ walker: inout Walker, at isPlace: (String) -> Bool,
    resumed prepare: (inout Walker) throws -> Void = { _ in }
  ) throws -> (killed: [String], end: TmuxTerminal.Moment) {
    var killed: [String] = []
    var last = ""
    while true {
      var isNew = false
      let now = try walker.walk { frame in
        isNew = frame.title != last && isPlace(frame.title)
        last = frame.title
        return !isNew
      }
      guard isNew, !now.isDead else { return (killed, now) }
      killed.append(last)
      kill(now.pid, SIGKILL)
      _ = try walker.terminal.waitForEnd()
      try walker.terminal.respawn(running: [Program.path, "resume"])
      let resumed = try walker.terminal.rest()
      #expect(resumed.frame.title == last, "killed there, and resumed elsewhere")
      try prepare(&walker)
    }
  }
}

/// `apply`, killed after each request that it sends.
@Suite(.timeLimit(.minutes(15))) struct KilledApplyTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func killedAfterEveryRequest() throws {
    let undisturbed = try SandboxProcess(scratch)
    _ = try Program.run("apply", undisturbed.answers, in: scratch)
    let wanted = try undisturbed.changeableState()
    let requests = undisturbed.log.count
    #expect(requests > 20)
    let killed = try sideBySide(Array(1...requests)) {
      try Self.killAndGoOn(after: $0, wanting: wanted)
    }
    // The last few may be answered before the kill arrives.
    #expect(killed.count(where: { $0 }) > requests - 8)
  }

  /// Kills an apply after a request and resumes it.
  ///
  /// - Returns: false when the run was over before that request.
  private static func killAndGoOn(after number: Int, wanting state: String) throws -> Bool {
    let scratch = try Scratch()
    let sandbox = try SandboxProcess(scratch, latency: 5)
    let apply = try Program.start("apply", sandbox.answers, "--json", in: scratch)
    let log = sandbox.log
    let isOver = try waitFor("request \(number)", every: 1000) {
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
