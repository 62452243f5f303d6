import Testing

@testable import FullScreen

/// Widths, line breaks, editing and the boxes of fields.
struct TextTests {
  init() { Stage.useUnicode() }

  @Test(arguments: [
    ("a", 1), ("é", 1), ("e\u{301}", 1), ("日", 2), ("👍", 2), ("✓", 1), ("…", 1),
    ("👨‍👩‍👧", 2), ("\u{301}", 1), ("\u{200D}", 1), ("\u{7}", 1), ("⚠\u{FE0F}", 1),
  ])
  func width(_ text: String, _ columns: Int) {
    #expect(text.columns == columns)
  }

  @Test func joinedEmojiAreDrawnAsTheirFirst() {
    #expect(Grapheme("👨‍👩‍👧").character == "👨")
    #expect(Grapheme("\u{1B}").character == "\u{FFFD}")
  }

  private func wrapped(_ text: String, _ width: Int) -> [String] {
    Wrapping.lines([Run(text)], width: width).map { $0.map(\.text).joined() }
  }

  @Test func wordsStayWhole() {
    #expect(wrapped("one two three", 8) == ["one two", "three"])
    #expect(wrapped("one  two", 20) == ["one  two"])
    #expect(wrapped("a\n\nb", 20) == ["a", "", "b"])
    #expect(wrapped("", 20) == [""])
  }

  @Test func tooLongAWordIsCut() {
    #expect(wrapped("x 0123456789", 4) == ["x", "0123", "4567", "89"])
    #expect(wrapped("日本語日本語", 5) == ["日本", "語日", "本語"])
  }

  @Test func rolesSurviveWrapping() {
    let runs = StyledRuns.read(
      "Open **Tools and more** now", role: .text, glyphs: .unicode)
    let lines = Wrapping.lines(runs, width: 12)
    #expect(
      lines == [
        [Run("Open "), Run("Tools", .label)], [Run("and more", .label), Run(" now")],
      ])
  }

  @Test func editingCountsCharacters() {
    var edit = TextEdit("日本", cursor: 1)
    _ = edit.insert("e")
    _ = edit.insert("\u{301}")
    #expect(edit.text == "日e\u{301}本")
    #expect(edit.cursor == 2)
    edit.removeBefore()
    #expect(edit.text == "日本")
    edit.removeAfter()
    #expect(edit.text == "日")
    edit.removeAfter()
    edit.move(by: -5)
    edit.removeBefore()
    #expect(edit == TextEdit("日", cursor: 0))
  }

  @Test(arguments: [
    ("abc", 3, "abc       ", 3), ("abcdefghi", 9, "‹ghi      ", 4),
    ("abcdefghijkl", 0, "abcdefghi›", 0), ("abcdefghijkl", 12, "‹ghijkl   ", 7),
  ])
  func boxFollowsTheCursor(_ text: String, _ cursor: Int, _ shown: String, _ column: Int) {
    let box = InputBox(text, cursor: cursor, width: 10, glyphs: .unicode)
    #expect(box.text == shown)
    #expect(box.cursor == column)
  }

  @Test func boxIsAlwaysAsWideAsItIs() {
    let text = "a日b👍cé日本語xyz日日日日"
    for width in 4...24 {
      for cursor in 0...text.count {
        let box = InputBox(text, cursor: cursor, width: width, glyphs: .unicode)
        #expect(box.text.columns == width)
        #expect((0..<width).contains(box.cursor ?? -1))
      }
      #expect(InputBox(text, cursor: nil, width: width, glyphs: .unicode).text.columns == width)
    }
  }

  @Test func plainTerminalsGetLookalikes() {
    #expect(Glyphs.ascii.adapt("a → “b” … é日") == "a > \"b\" ~ ??")
    #expect(Glyphs.unicode.adapt("→") == "→")
  }

  @Test func keyHintsGiveWayByRank() {
    let hints = [
      KeyHint("A", "one", rank: 0), KeyHint("B", "two", rank: 2), KeyHint("C", "x", rank: 1),
    ]
    func shown(_ width: Int) -> String { KeyHint.line(hints, width: width).map(\.text).joined() }
    #expect(shown(80) == "A one   B two   C x")
    #expect(shown(18) == "A one   C x")
    #expect(shown(3) == "A one")
  }

  @Test func unknownTerminalsAreTriedAsRelatives() {
    #expect(
      TerminalNames.candidates(for: "xterm-kitty") == ["xterm-kitty", "xterm-256color", "vt100"])
    #expect(TerminalNames.candidates(for: "odd") == ["odd", "vt100"])
    #expect(TerminalNames.candidates(for: "") == [])
  }
}
