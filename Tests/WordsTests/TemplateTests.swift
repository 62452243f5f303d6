import Testing

@testable import Words

@Suite("Texts with places")
struct TemplateTests {
  @Test(
    "Places are filled, and a part in brackets goes when a place in it is empty",
    arguments: [
      ("AEM did not delete {path}.", "AEM did not delete /a."),
      ("No answer[: {message}].", "No answer: why."),
      ("No answer[: {empty}].", "No answer."),
      ("No answer[: {message}, {empty}].", "No answer."),
      ("[{empty} ]{path}[, {message}]", "/a, why"), ("{empty}", ""), ("{path}{path}", "/a/a"),
      ("{unknown}[ {unknown}]", "… …"), ("plain", "plain"), ("", ""),
    ])
  func fills(text: String, expected: String) {
    let values = ["path": "/a", "message": "why", "empty": ""]
    #expect(Template(text).filled(values) == expected)
  }

  @Test("What is put in is never read as a place or as a bracket")
  func fillsOnce() {
    let values = ["a": "{b}", "b": "[c]"]
    #expect(Template("{a} [{b}] {a}").filled(values) == "{b} [c] {b}")
  }

  @Test("A template knows its places, and which of them always appear")
  func places() {
    let template = Template("{a}[ {b}[ {c}]] {d}")
    #expect(template.places == ["a", "b", "c", "d"])
    #expect(template.requiredPlaces == ["a", "d"])
    #expect(template.onlyPlace == nil)
    #expect(Template("{a}").onlyPlace == "a")
    #expect(Template("{a}.").onlyPlace == nil)
    #expect(Template("[{a}]").onlyPlace == nil)
  }

  @Test(
    "A text that is cut off is read as far as it goes",
    arguments: [("a {b", "a B"), ("a [b", "a b"), ("a ]", "a ]"), ("a }", "a }"), ("{", "…")])
  func cut(text: String, expected: String) {
    #expect(Template(text).filled(["b": "B"]) == expected)
  }
}
