import Dispatch
import Glibc
import Testing
import Values

@testable import LineMode

@Suite("Reading lines")
struct LineInputTests {
  /// An input with exactly this text.
  private func input(_ text: String) -> LineInput {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    let bytes = Array(text.utf8)
    _ = write(ends[1], bytes, bytes.count)
    close(ends[1])
    return LineInput(descriptor: ends[0])
  }

  @Test("Lines end with a line feed, with both, or with the input")
  func lines() {
    let input = input("one\ntwo\r\n\nlast")
    #expect(input.line() == "one")
    #expect(input.line() == "two")
    #expect(input.line() == "")
    #expect(input.line() == "last")
    #expect(input.line() == nil)
  }

  @Test("A secret is one line; what follows it is not touched")
  func secret() {
    let input = input("hunter2\r\n\nnext\n")
    #expect(input.secret()?.equals(Secret(copying: "hunter2".utf8)) == true)
    #expect(input.secret()?.isEmpty == true)
    #expect(input.line() == "next")
    #expect(input.secret() == nil)
  }

  @Test("A carriage return within a secret is a part of it")
  func carriageReturn() {
    let secret = input("a\rb\r\n").secret()
    #expect(secret?.withBytes { Array($0) } == Array("a\rb".utf8))
  }

  @Test("On a terminal a secret is read without echo, which is on again afterwards")
  func hidden() throws {
    let terminal = try PseudoTerminal()
    #expect(terminal.echoes)
    let typed = terminal.typeWhenHidden("hunter2\n")
    let secret = LineInput(descriptor: terminal.line).secret()
    typed.wait()
    #expect(secret?.equals(Secret(copying: "hunter2".utf8)) == true)
    #expect(terminal.echoes)
    #expect(terminal.shown() == "\r\n")
  }
}
