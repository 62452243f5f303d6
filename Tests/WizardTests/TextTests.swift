import Testing
import Values

@testable import Wizard

@Suite("Texts of screens")
struct TextTests {
  private typealias Span = StyledText.Span

  @Test(
    "Marks become styles",
    arguments: [
      ("", []), ("plain", [.init("plain", .plain)]),
      (
        "Press **Next** in `a/b`.",
        [
          .init("Press ", .plain), .init("Next", .label), .init(" in ", .plain),
          .init("a/b", .value), .init(".", .plain),
        ]
      ),
      ("**A****B**", [.init("A", .label), .init("B", .label)]),
      ("`**x**`", [.init("**x**", .value)]), ("**a `b`**", [.init("a `b`", .label)]),
      ("2 ** 3", [.init("2 ** 3", .plain)]), ("a ` b", [.init("a ` b", .plain)]),
      ("****", [.init("****", .plain)]), ("``", [.init("``", .plain)]),
      ("*one*", [.init("*one*", .plain)]), ("**ä🙂**", [.init("ä🙂", .label)]),
    ] as [(String, [StyledText.Span])])
  func marks(_ text: String, _ spans: [StyledText.Span]) {
    #expect(StyledText(text).spans == spans)
    #expect(StyledText(text).plain == spans.map(\.text).joined())
  }

  @Test(
    "Values in braces are put in",
    arguments: [
      ("{aem.url}/x", "U/x"), ("{aem.url}{aem.url}", "UU"), ("{none}", "…"), ("{}", "{}"),
      ("{aem.url", "{aem.url"), ("{a b}", "{a b}"), ("{{aem.url}}", "{U}"), ("}{", "}{"),
      ("{\"json\": {aem.url}}", "{\"json\": U}"), ("", ""), ("ä{aem.url}ö", "äUö"),
    ])
  func interpolation(_ text: String, _ filled: String) {
    #expect(Interpolation.fill(text) { $0 == "aem.url" ? "U" : nil } == filled)
  }

  @Test("What is put in is not read again")
  func once() {
    #expect(Interpolation.fill("{a}") { _ in "{b}" } == "{b}")
  }

  @Test("The named values are listed in order")
  func names() {
    #expect(Interpolation.names(in: "{b} {a.c-d} {b} { x } {}") == ["b", "a.c-d", "b"])
  }

  @Test(
    "White space goes at both ends only",
    arguments: [("", ""), ("  ", ""), (" a b\n", "a b"), ("\u{A0}x\u{A0}", "x")])
  func trimmed(_ text: String, _ rest: String) {
    #expect(text.trimmed == rest)
  }
}
