import Foundation
import Testing
import Values

/// `apply`, killed at every request of every flow that changes something, and then gone on with, or
/// undone.
///
/// A few points of each flow are tried always; `AEM_SETUP_KILL_POINTS=all` tries all of them, a
/// number that many of each flow and kind.
@Suite(.serialized) struct KillPointTests {
  /// A procedure, and what its end looks like.
  struct Flow: Sendable, CustomTestStringConvertible {
    var procedure: String
    var state: @Sendable (SandboxProcess) throws -> String

    var testDescription: String { procedure }
  }

  /// What happens after the kill.
  enum Sequel: CaseIterable {
    /// The same answers again.
    case apply
    /// Everything is taken back.
    case undo
  }

  /// When the process is killed.
  enum Moment: CaseIterable {
    /// As soon as the request has taken effect, mostly before its answer is read.
    case atEffect
    /// A moment later, mostly while its answer is worked on or the session is saved.
    case afterAnswer
  }

  static let flows = [
    Flow(procedure: "smart-tags") { try $0.changeableState() },
    Flow(procedure: "brand-portal") { try $0.brandPortalState() },
  ]

  @Test(arguments: flows, Sequel.allCases)
  func everyEndIsRight(flow: Flow, sequel: Sequel) throws {
    let scratch = try Scratch()
    let undisturbed = try SandboxProcess(scratch)
    let before = try flow.state(undisturbed)
    let run = try Program.run("apply", undisturbed.answers(for: flow.procedure), in: scratch)
    #expect(run.ending == .exit(0), "\(run.said)")
    let count = undisturbed.log.count
    let wanted = sequel == .apply ? try flow.state(undisturbed) : before
    var tried = 0
    for number in Self.points(of: count) {
      for moment in Moment.allCases {
        try kill(flow, at: number, moment, then: sequel, wanting: wanted)
        tried += 1
      }
    }
    print("kill points: \(tried) of \(flow.procedure), then \(sequel)")
    #expect(tried > 0)
  }

  /// The numbers of the requests to kill at, spread over all of them.
  private static func points(of count: Int) -> [Int] {
    let wish = ProcessInfo.processInfo.environment["AEM_SETUP_KILL_POINTS"] ?? "3"
    let limit = wish == "all" ? count : max(1, min(count, Int(wish) ?? 3))
    return (1...limit).map { $0 * count / limit }
  }

  private func kill(
    _ flow: Flow, at number: Int, _ moment: Moment, then sequel: Sequel, wanting wanted: String
  ) throws {
    let scratch = try Scratch()
    let sandbox = try SandboxProcess(scratch, latency: 5)
    let answers = sandbox.answers(for: flow.procedure)
    let child = try Program.start("apply", answers, in: scratch)
    _ = try waitFor("request \(number)", every: 300) {
      child.poll() != nil || sandbox.log.count >= number ? true : nil
    }
    if moment == .afterAnswer { usleep(3_000) }
    child.signal(SIGKILL)
    try child.wait()
    let place = "\(flow.procedure), request \(number), \(moment)"
    switch sequel {
    case .apply:
      let again = try Program.run("apply", answers, in: scratch)
      #expect(again.ending == .exit(0), "\(place): \(again.said)")
      let last = try Program.run("apply", answers, "--json", in: scratch)
      #expect(try last.document()["result"] == "unchanged", "\(place): \(last.said)")
    case .undo:
      guard let session = scratch.sessions.first else { return }
      let undo = try Program.run("undo", session, "--yes", in: scratch)
      if case .signal = undo.ending { Issue.record("\(place): \(undo.said)") }
    }
    #expect(try flow.state(sandbox) == wanted, "\(place)")
    #expect(try sandbox.log.createdPages() <= 1, "\(place)")
    #expect(try sandbox.log.createdSteps() <= 1, "\(place)")
  }
}
