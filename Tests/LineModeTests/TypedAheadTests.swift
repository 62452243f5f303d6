import TestSupport
import Testing
import Values
import Wizard

@testable import LineMode

// On the main thread, because a face blocks its thread while operations run on the others.
@Suite("Lines that were typed before changes were printed")
@MainActor
struct TypedAheadTests {
  /// Lines in order, with a note in the transcript where those that wait would be dropped.
  private final class Lines: LineReading {
    var left: [String]
    var transcript: [String] = []

    init(_ lines: [String]) { left = lines }

    func line() -> String? { left.isEmpty ? nil : left.removeFirst() }
    func secret() -> Secret? { line().map { Secret(copying: $0.utf8) } }
    func dropTypedAhead() { transcript.append("(dropped)") }
  }

  @Test("They are dropped each time changes come, after these were printed, and else never")
  func dropped() throws {
    let walk = try Scripts.walk(FakeAuthor(holds: "0"), from: "form")
    walk.start()
    let lines = Lines(
      ["http://localhost:4502", "", "hunter2", "", "", "steps", "again", "quit"])
    let face = LineFace(reading: lines) { lines.transcript.append($0) }
    #expect(face.run(walk) == .left)
    let shown = lines.transcript.filter {
      $0.hasPrefix("Change value:") || $0 == "(dropped)" || $0.hasPrefix("yes to make")
    }
    let change = "Change value: from 0 to 1"
    let prompt = "yes to make these changes, skip REASON, back, quit:"
    #expect(shown == [change, "(dropped)", prompt, prompt, change, "(dropped)", prompt])
  }
}
