import Engine
import Foundation
import Testing

/// Pins every word: a change of the table or of what is put into it shows in `Rendered.txt`.
@Suite("Words for problems, as they are read")
struct ProblemRenderingTests {
  @Test func asTheFileSays() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Rendered.txt")
    let expected = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let found = AllProblems.all.map { ProblemText($0) }.flatMap { text in
      [text.code, "  \(text.cause)"] + text.advice.map { "  > \($0)" }
    }
    let difference = (found + [""]).difference(from: expected.map(String.init))
    guard !difference.isEmpty else { return }
    let other = FileManager.default.temporaryDirectory.appending(path: "Rendered.txt")
    try Data((found.joined(separator: "\n") + "\n").utf8).write(to: other)
    for change in difference.prefix(10) { Issue.record("\(change)") }
    Issue.record("What is read now is in \(other.path)")
  }
}
