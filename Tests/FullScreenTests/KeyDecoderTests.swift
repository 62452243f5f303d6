import Testing
import Values

@testable import FullScreen

/// The decoding of a terminal's bytes to keys.
struct KeyDecoderTests {
  private func keys(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    return decoder.feed(text.utf8) + decoder.expire()
  }

  @Test func everyKeyHasItsForms() {
    let forms: [(String, Key)] = [
      ("\u{1B}[A", Key.up), ("\u{1B}OA", .up), ("\u{1B}[H", .home), ("\u{1B}OH", .home),
      ("\u{1B}[1~", .home), ("\u{1B}[7~", .home), ("\u{1B}[F", .end), ("\u{1B}[4~", .end),
      ("\u{1B}[Z", .backTab), ("\u{1B}[3~", .delete), ("\u{1B}[5~", .pageUp),
      ("\u{1B}[6~", .pageDown), ("\u{1B}OP", .function(1)), ("\u{1B}[[A", .function(1)),
      ("\u{1B}[11~", .function(1)), ("\t", .tab), ("\r", .enter), ("\n", .enter),
      ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{3}", .control("c")),
      ("\u{18}", .control("x")), ("\u{1B}", .escape), ("\u{0}", .unknown), ("\u{1B}x", .unknown),
      ("\u{1B}[1;5C", .unknown), ("\u{1B}[<0;1;1M", .unknown), ("é", .scalar("é")),
      ("👍", .scalar("👍")),
    ]
    for (bytes, key) in forms { #expect(keys(bytes) == [key], "\(bytes.debugDescription)") }
  }

  @Test func terminfoAddsItsOwn() {
    var sequences = KeySequences()
    sequences.add(Array("\u{1B}[25~".utf8), .function(2))
    sequences.add([0x7F], .delete)
    var decoder = KeyDecoder(sequences)
    #expect(decoder.feed("\u{1B}[25~\u{7F}".utf8) == [.function(2), .backspace])
  }

  @Test func keysMayArriveInParts() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([0x1B]) == [])
    #expect(decoder.patience == .key)
    #expect(decoder.feed("[".utf8) == [])
    #expect(decoder.feed("B".utf8) == [.down])
    #expect(decoder.feed([0xC3]) == [])
    #expect(decoder.feed([0xA9]) == [.scalar("é")])
    #expect(decoder.patience == .none)
  }

  @Test func escapeTwiceIsEscapeTwice() {
    #expect(keys("\u{1B}\u{1B}") == [.escape, .escape])
  }

  @Test func brokenCharactersAreReplaced() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([0xFF]) == [.scalar("\u{FFFD}")])
    #expect(decoder.feed([0xC3, 0x41]) == [.scalar("\u{FFFD}"), .scalar("A")])
    #expect(decoder.feed([0xED, 0xA0, 0x80]).first == .scalar("\u{FFFD}"))
    #expect(decoder.feed([0xF0, 0x9F]) == [])
    #expect(decoder.expire() == [.scalar("\u{FFFD}")])
  }

  private func pasted(_ keys: [Key]) -> String? {
    guard keys.count == 1, case .paste(let paste) = keys[0] else { return nil }
    return paste.bytes.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  @Test func pasteIsOneKeyWithEverythingInIt() {
    #expect(
      pasted(keys("\u{1B}[200~a\rb\u{3}\u{18}\u{1B}[A\u{1B}[201~")) == "a\rb\u{3}\u{18}\u{1B}[A")
    #expect(pasted(keys("\u{1B}[200~x\u{1B}[200~y\u{1B}[201~")) == "x\u{1B}[200~y")
    #expect(pasted(keys("\u{1B}[200~x\u{1B}\u{1B}[201~")) == "x\u{1B}")
  }

  @Test func pasteWithoutAnEndIsTakenAfterAWhile() {
    var decoder = KeyDecoder()
    #expect(decoder.feed("\u{1B}[200~lost\u{1B}[20".utf8) == [])
    #expect(decoder.patience == .paste)
    #expect(pasted(decoder.expire()) == "lost")
  }

  @Test func pasteIsBounded() {
    var decoder = KeyDecoder()
    _ = decoder.feed("\u{1B}[200~".utf8)
    _ = decoder.feed(repeatElement(0x41, count: 10 * Paste.limit))
    guard case .paste(let paste)? = decoder.feed("\u{1B}[201~x".utf8).first else {
      Issue.record("no paste")
      return
    }
    #expect(paste.bytes.count == Paste.limit)
    #expect(paste.wasCut)
  }

  @Test func everyPairOfBytesIsSurvived() {
    var stage = Stage(Views.form)
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        var decoder = KeyDecoder()
        let keys = decoder.feed([first, second]) + decoder.expire()
        #expect(!keys.isEmpty)
        if first % 8 == 0, second % 16 == 0 {
          for key in keys where key != .escape { stage.press(key) }
        }
        if stage.walk.ending != nil { stage = Stage(Views.form) }
      }
    }
  }

  @Test func randomKeysNeverBreakAPicture() {
    var random = SystemRandomNumberGenerator()
    let keys: [Key] = [
      .tab, .backTab, .up, .down, .left, .right, .enter, .escape, .pageDown, .pageUp, .home, .end,
      .control("g"), .control("k"), .control("t"), .control("u"), .backspace, .delete,
      .scalar("日"), .scalar("\u{301}"), .scalar(" "), .unknown,
    ]
    for (_, view) in Views.all {
      for (columns, rows) in [(80, 24), (30, 8), (100, 12)] {
        var stage = Stage(view, columns, rows)
        for _ in 0..<60 {
          stage.press(keys[Int.random(in: keys.indices, using: &random)])
          let frame = stage.frame
          #expect(frame.rows.allSatisfy { $0.count == columns })
          #expect((0..<rows).contains(frame.cursor.row))
          #expect((0..<columns).contains(frame.cursor.column))
        }
      }
    }
  }
}
