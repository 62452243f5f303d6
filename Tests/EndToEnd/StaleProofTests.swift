import Foundation
import Testing
import Values

/// A test that passed no longer counts once the configuration that it tested has been written
/// again.
@Suite(.timeLimit(.minutes(10))) struct StaleProofTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The document of `show --json` for the only session.
  private func shown() throws -> JSONValue {
    try Program.run("show", try #require(scratch.sessions.first), "--json", in: scratch).document()
  }

  /// Waits until the test of the connection is recorded as out of date, or as current.
  private func waitForTest(isStale: Bool, orShow walk: Child) throws -> JSONValue {
    try waitFor("a test that is stale: \(isStale)", orShow: { walk.output }) {
      guard !scratch.sessions.isEmpty else { return nil }
      let shown = try shown()
      let record = shown.at("records", "smart-tags/test")
      return record?["isStale"] == .bool(isStale) && record?["status"] == "done" ? shown : nil
    }
  }

  private func reasons(_ shown: JSONValue) -> String {
    (shown["reasons"]?.array ?? []).compactMap(\.string).joined(separator: "\n")
  }

  @Test func anotherRegionMakesTheTestStaleUntilItIsLookedAtAgain() throws {
    let sandbox = try SandboxProcess(scratch)
    let walk = try Program.start("start", "smart-tags", "--plain", in: scratch)
    func type(_ lines: String...) { walk.write(lines.map { $0 + "\n" }.joined()) }
    let script = LineScript(sandbox)
    walk.write((LineScript.goal + script.toThePlan + script.plan).map { $0 + "\n" }.joined())
    let title = "Run AEM's own test"
    let passed = try waitForTest(isStale: false, orShow: walk)
    #expect(!reasons(passed).contains(title), "\(reasons(passed))")

    // Back to the region: another one, written into the configuration that is there now.
    type("jump 3", "", "", "", "2", "", "jump 5")
    try waitFor("the plan", orShow: { walk.output }) {
      walk.output.contains("to https://smartcontent.adobe.io/emea") ? true : nil
    }
    type("yes", "steps")
    let stale = try waitForTest(isStale: true, orShow: walk)
    #expect(stale["verdict"] == "unverified")
    let words = try Program.run("show", try #require(scratch.sessions.first), in: scratch).output
    #expect(words.contains(#/^Not verified\./#), "\(words)")
    let step = try waitFor("the steps", orShow: { walk.output }) {
      walk.output.split(separator: "\n").last { $0.hasPrefix("Step 6:") }
    }
    #expect(!step.hasSuffix("done"), "\(step)")

    type("jump 6")
    let again = try waitForTest(isStale: false, orShow: walk)
    #expect(!reasons(again).contains(title), "\(reasons(again))")
    type("jump 5", "steps", "quit")
    #expect(try walk.wait() == .exit(4), "\(walk.output)\(walk.errors)")
    let last = walk.output.split(separator: "\n").last { $0.hasPrefix("Step 6:") }
    #expect(last?.hasSuffix("done") == true, "\(last ?? "")")
    #expect(
      try sandbox.resource(
        "/etc/cloudservices/smarttagging/smart-tags/jcr:content.json")["serviceUrl"]
        == "https://smartcontent.adobe.io/emea")
    #expect(try sandbox.log.createdPages() == 1)
  }
}
