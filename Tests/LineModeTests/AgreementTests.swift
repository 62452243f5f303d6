import Glibc
import Testing
import Wizard

@testable import LineMode

@Suite("Asking for a yes")
struct AgreementTests {
  /// The result of these lines in a pipe.
  private func answer(_ text: String) -> (isGiven: Bool, printed: [String]) {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    let bytes = Array(text.utf8)
    _ = write(ends[1], bytes, bytes.count)
    close(ends[1])
    var printed: [String] = []
    let isGiven = Agreement(descriptor: ends[0]) { printed.append($0) }.isGiven()
    close(ends[0])
    return (isGiven, printed)
  }

  @Test(
    "Only a word confirms",
    arguments: [
      ("yes\n", true), ("YES \n", true), ("apply\n", true), ("\n\n\nyes\n", true), ("", false),
      ("\n\n", false), ("y\n", false), ("no\nyes\n", false), ("1\n", false), ("yes", true),
    ])
  func words(_ typed: String, _ isGiven: Bool) {
    #expect(answer(typed).isGiven == isGiven)
  }

  @Test("An empty line says what it does, and is asked again")
  func emptyLine() {
    #expect(
      answer("\nyes\n").printed == [
        LinePhrases.confirmWord, FaceWords.enterAlone, LinePhrases.confirmWord,
      ])
  }

  @Test("What was typed on a terminal before the question is dropped")
  func typedAhead() throws {
    let terminal = try PseudoTerminal()
    let early = Array("yes\n".utf8)
    _ = write(terminal.person, early, early.count)
    let late = Array("no\n".utf8)
    let agreement = Agreement(descriptor: terminal.line) { _ in
      _ = write(terminal.person, late, late.count)
    }
    #expect(!agreement.isGiven())
  }
}
