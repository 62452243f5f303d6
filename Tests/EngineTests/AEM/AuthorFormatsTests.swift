import Engine
import Testing

@Suite("Formats of the values of AEM")
struct AuthorFormatsTests {
  @Test func goodValuesPass() {
    #expect(AuthorFormats.authorAddress("https://aem.example.com:4502") == nil)
    #expect(AuthorFormats.authorAddress("http://localhost:4502/context") == nil)
    #expect(AuthorFormats.nodeName("smart-tags_1") == nil)
    #expect(AuthorFormats.sitePath("/content/we-retail/us/en") == nil)
    #expect(AuthorFormats.assetPath("/content/dam/my folder/a.b.jpg") == nil)
  }

  @Test(arguments: [
    ("", true), ("aem:4502", true), ("https://u:p@h", true), ("https://h/aem/start.html", true),
    ("https://h/crx/de", true), ("https://h?x=1", true), ("http://aem.example.com", false),
  ])
  func authorAddress(value: String, isError: Bool) {
    #expect(AuthorFormats.authorAddress(value)?.isError == isError)
  }

  @Test(arguments: ["", " ", "a/b", "a b", "..", "ü", String(repeating: "a", count: 101)])
  func nodeName(value: String) {
    #expect(AuthorFormats.nodeName(value)?.isError == true)
  }

  @Test(arguments: [
    ("", "The path is empty."),
    ("https://a/content/x", "This is an address. Enter only the path, starting with /content."),
    ("/contents/x", "The path of the page starts with /content/."),
    ("/content/", "The path of the page starts with /content/."),
    ("/content/x/", "The path has a slash at the end."),
    ("/content//x", "The path has an empty name, or dots instead of a name."),
    ("/content/../x", "The path has an empty name, or dots instead of a name."),
    ("/content/x.html", "Remove .html from the end of the path."),
    (
      "/content/dam/x", "/content/dam contains assets. Enter a page elsewhere below /content."
    ),
  ])
  func sitePath(value: String, sentence: String) {
    #expect(AuthorFormats.sitePath(value)?.sentence == sentence)
    #expect(AuthorFormats.sitePath(value)?.isError == !value.contains("/dam/"))
  }

  @Test func assetPath() {
    #expect(
      AuthorFormats.assetPath("/content/x.jpg")?.sentence
        == "The path of the asset starts with /content/dam/.")
    #expect(AuthorFormats.assetPath("/content/dam")?.isError == true)
  }
}
