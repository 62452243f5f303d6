import Sessions
import Testing

@Suite("The name of a session that an author and a procedure share")
struct SessionNameTests {
  private func name(_ author: String, _ procedure: String = "smart-tags") -> String {
    SessionName(author: author, procedure: procedure).file
  }

  @Test(
    "What makes no difference to an address makes none to the name",
    arguments: [
      "https://author.example.com", "https://Author.Example.com/", "HTTPS://author.example.com:443",
      " https://author.example.com// ",
    ])
  func equal(_ author: String) {
    #expect(name(author) == name("https://author.example.com"))
  }

  @Test(
    "What makes a difference makes another name",
    arguments: [
      "http://author.example.com", "https://author.example.com:8443",
      "https://author.example.com/aem", "https://author.example.com/AEM",
      "https://author-example.com",
    ])
  func different(_ author: String) {
    #expect(name(author) != name("https://author.example.com"))
  }

  @Test("It begins with what a person recognizes, and is one name of a file whatever comes in")
  func shape() {
    #expect(name("https://author.example.com").hasPrefix("smart-tags-author.example.com-"))
    #expect(name("http://h:4502").hasPrefix("smart-tags-h-4502-"))
    for hostile in ["", "/", "http://../../etc/passwd", "http://\u{1B}[2J\n/x", "Ω://Ω"] {
      let name = name(hostile)
      #expect(name.allSatisfy { $0.isASCII && !$0.isWhitespace && $0 != "/" && $0 != "\u{1B}" })
      #expect(name.hasPrefix("smart-tags-") && name.hasSuffix(".json"))
    }
    #expect(name(String(repeating: "a", count: 4000)).utf8.count < 200)
    #expect(name("https://a", "target") != name("https://a"))
  }
}
