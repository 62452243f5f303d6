import Testing

@testable import LineMode

@Suite("What a typed line means")
struct LineCommandTests {
  @Test(
    "Words, numbers and everything else",
    arguments: [
      ("", .enter), ("   ", .enter), ("7", .number(7)), (" 7 ", .number(7)), ("-1", .number(-1)),
      ("back", .back), (" BACK ", .back), ("quit", .leave), ("leave", .leave), ("yes", .confirm),
      ("apply", .confirm),
      ("again", .retry), ("fix", .fix), ("steps", .steps), ("clear", .clear), ("help", .help),
      ("act", .act),
      ("?", .help), ("skip", .skip("")), ("skip no time  now", .skip("no time now")),
      ("jump 3", .jump(3)), ("jump", .text("jump")), ("jump far", .text("jump far")),
      ("back to it", .text("back to it")), ("yes please", .text("yes please")),
      ("7 days", .text("7 days")), ("http://a:4502", .text("http://a:4502")),
    ] as [(String, LineCommand)])
  func words(_ line: String, _ command: LineCommand) {
    #expect(LineCommand(line) == command)
  }

  @Test(
    "Where a secret is asked for, only three exact words are commands",
    arguments: [
      ("back", .back), ("quit", .leave), ("help", .help), ("", nil), ("Back", nil), ("backs", nil),
      ("bac", nil), (" back", nil), ("yes", nil), ("7", nil),
    ] as [(String, LineCommand?)])
  func secretWords(_ typed: String, _ command: LineCommand?) {
    let found = Array(typed.utf8).withUnsafeBytes { LineCommand(secretBytes: $0) }
    #expect(found == command)
  }
}
