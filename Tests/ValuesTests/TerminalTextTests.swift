import Testing
import Values

@Suite("Text from elsewhere")
struct TerminalTextTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var text: String
    var line: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ line: String) {
      self.name = name
      self.text = text
      self.line = line
    }
  }

  @Test(
    "Everything that a terminal would obey is shown instead",
    arguments: [
      Case("plain", "Grüße, 世界 👍🏽", "Grüße, 世界 👍🏽"),
      Case("escape", "\u{1B}[31mred\u{1B}]0;title\u{07}", "^[[31mred^[]0;title^G"),
      Case("null", "a\u{0}b", "a^@b"),
      Case("backspace", "a\u{8}b\u{7F}", "a^Hb^?"),
      Case("tab", "a\tb", "a b"),
      Case("line feed", "a\nb", "a⏎b"),
      Case("carriage return", "safe\rEVIL", "safe^MEVIL"),
      Case("both", "a\r\nb", "a^M⏎b"),
      Case("C1 CSI", "\u{9B}2J", "<U+009B>2J"),
      Case("C1 next line", "a\u{85}b", "a<U+0085>b"),
      Case("right to left", "a\u{202E}b\u{202C}", "a<U+202E>b<U+202C>"),
      Case("isolates", "\u{2066}a\u{2069}", "<U+2066>a<U+2069>"),
      Case("marks", "\u{200E}\u{200F}\u{061C}", "<U+200E><U+200F><U+061C>"),
      Case("zero width", "a\u{200B}b\u{2060}c\u{FEFF}", "a<U+200B>b<U+2060>c<U+FEFF>"),
      Case("separators", "a\u{2028}b\u{2029}", "a<U+2028>b<U+2029>"),
      Case("annotation", "\u{FFF9}a\u{FFFB}", "<U+FFF9>a<U+FFFB>"),
      Case("tags", "a\u{E0041}\u{E007F}", "a<U+E0041><U+E007F>"),
      Case("soft hyphen", "pass\u{AD}word", "pass<U+00AD>word"),
      Case("fillers", "\u{115F}\u{3164}\u{180E}", "<U+115F><U+3164><U+180E>"),
    ])
  func line(_ example: Case) {
    #expect(TerminalText.line(example.text) == example.line)
  }

  @Test("A block keeps its line breaks and nothing else")
  func block() {
    #expect(TerminalText.block("a\r\nb\nc\rd\u{1B}e\tf") == "a\nb\nc^Md^[e f")
  }

  @Test("Nothing of what is shown needs to be cleaned again")
  func stable() {
    let nasty = (0...0x2FFF).compactMap { Unicode.Scalar($0) }
    let text = String(String.UnicodeScalarView(nasty))
    let once = TerminalText.line(text)
    #expect(TerminalText.line(once) == once)
    #expect(!once.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
  }

  @Test(
    "In JSON what an encoder leaves as it is gets escaped, and text stays",
    arguments: [
      ("\"Grüße 👍\\n\"", "\"Grüße 👍\\n\""), ("a\u{7F}b", "a\\u007Fb"), ("\u{9B}2J", "\\u009B2J"),
      ("\u{202E}", "\\u202E"), ("\u{E0041}", "\\uDB40\\uDC41"), ("{\n}", "{\n}"),
    ])
  func json(_ text: String, _ written: String) {
    #expect(TerminalText.json(text) == written)
  }

  @Test(
    "A limit counts characters and marks the cut",
    arguments: [
      ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("éàü!", 3, "éà…"), ("", 3, ""), ("abc", 1, "…"),
      ("\u{1B}[0m", 3, "^[…"),
    ])
  func limit(_ text: String, _ limit: Int, _ shown: String) {
    #expect(TerminalText.line(text, limit: limit) == shown)
  }
}
