import Foundation
import Testing

/// Brand Portal and Target in a terminal, killed without warning half way, and continued.
@Suite(.serialized, .timeLimit(.minutes(15))) struct ProcedureWalkTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func brandPortalIsKilledBeforeItsChangesAndFinished() throws {
    let record = try walkKilled(
      "brand-portal", at: "Create the Brand Portal configuration",
      meeting: ["Findings", "Answer a few questions", "Test the four agents"],
      playing: ["Create the IMS configuration": Self.key])
    #expect(record.contains("mp_replication_agent_3: test succeeded"))
  }

  @Test func targetIsKilledHalfWayAndFinished() throws {
    let record = try walkKilled(
      "target", at: "Configure the Target cloud service",
      meeting: [
        "Create the IMS configuration", "Check the author's settings",
        "Create a Target framework", "Assign the framework",
      ],
      playing: [
        "Create the IMS configuration": "create-ims-configuration",
        "Check the author's settings": "configure-externalizer",
        "Configure the Target cloud service": "create-target-configuration",
        "Create a Target framework": "create-framework",
        "Assign the framework": "assign-framework",
      ])
    #expect(record.contains("sandboxclient"))
  }

  /// Stands for the key that plays the act of the screen itself.
  private static let key = "^A"

  /// Walks the demo, kills it at a screen, and continues to the end.
  ///
  /// The walk has to meet titles that begin with each of `titles`. On screens with the titles of
  /// `acts` the act is played in AEM first. Returns the output of `show` for the finished session.
  private func walkKilled(
    _ procedure: String, at title: String, meeting titles: [String],
    playing acts: [String: String]
  ) throws -> String {
    let terminal = try TmuxTerminal(scratch, running: try Program.demo(procedure, in: scratch))
    var left = acts
    func play(on frame: Frame) throws {
      guard let found = left.first(where: { frame.title.hasPrefix($0.key) }) else { return }
      left[found.key] = nil
      guard found.value != Self.key else {
        #expect(frame.text.contains("^A play this act"), "\(frame.text)")
        try terminal.press("C-a")
        let after = try terminal.rest(after: frame).frame
        #expect(after.text.contains("Done in the sandbox: "), "\(after.text)")
        return
      }
      var words = ["sandbox", "act", found.value]
      if found.value == "create-ims-configuration" { words += ["--product", procedure] }
      let run = try Program.run(words, in: scratch)
      #expect(run.output.hasPrefix("Done: "), "\(run.said)")
    }
    var first = Walker.demo(terminal)
    let stopped = try first.walk { frame in
      try play(on: frame)
      return !frame.title.hasPrefix(title)
    }
    try #require(stopped.frame.title.hasPrefix(title), "\(stopped.frame.text)")
    kill(stopped.pid, SIGKILL)
    _ = try terminal.waitForEnd()

    try terminal.respawn(running: [Program.path, "resume"])
    let resumed = try terminal.rest()
    #expect(resumed.frame.title.hasPrefix(title), "\(resumed.frame.text)")
    var second = Walker.demo(terminal)
    let end = try second.walk { frame in
      try play(on: frame)
      return true
    }
    #expect(left.isEmpty, "\(left) was never asked for")
    #expect(end.frame.isFinished, "\(end.frame.text)")
    #expect(end.status == 0)
    #expect(second.asked == [], "the demo gives its secrets again")
    let met = (first.titles + second.titles).joined(separator: "\n")
    for title in titles { #expect(met.contains(title), "\(title) was not met in\n\(met)") }
    return try Program.run("show", try #require(scratch.sessions.first), in: scratch).output
  }
}
