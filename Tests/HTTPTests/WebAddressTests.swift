import HTTP
import Testing

@Suite struct WebAddressTests {
  @Test(arguments: [
    ("http://aem", "http://aem/"),
    ("  HTTPS://AEM.Example.com:443/a%20b?c=d&e#f \n", "https://aem.example.com/a%20b?c=d&e"),
    ("http://localhost:4502/", "http://localhost:4502/"),
    ("http://aem:80?x", "http://aem/?x"),
    ("https://aem:80/", "https://aem:80/"),
    ("http://[::1]:4502/crx", "http://[::1]:4502/crx"),
    ("http://[2001:DB8::1]", "http://[2001:db8::1]/"),
    ("http://aem/?", "http://aem/?"),
    ("http://aem/a?u=http://x/@y", "http://aem/a?u=http://x/@y"),
    ("http://aem#@evil.com/", "http://aem/"),
  ])
  func whatIsAnAddress(_ text: String, _ result: String) throws {
    #expect(try WebAddress(text).text == result)
    #expect(try WebAddress(result).text == result)
  }

  @Test(arguments: [
    ("", WebAddress.Flaw.empty), (" \t\n", .empty),
    ("aem:4502", .scheme(nil)), ("aem:4502/?u=http://x", .scheme(nil)),
    ("\u{1B}[31m://x", .scheme(nil)), ("FTP://aem", .scheme("ftp")),
    ("file:///etc/passwd", .scheme("file")), ("gopher://x", .scheme("gopher")),
    ("http://admin:admin@aem", .credentials), ("http://good.com:80@evil.com/", .credentials),
    ("http://@aem", .credentials),
    ("http://", .host), ("http:///path", .host), ("http://:80", .host), ("http://[]", .host),
    ("http://[::1", .host), ("http://[::1]x", .host), ("http://[aem]", .host),
    ("http://[fe80::1%25eth0]", .host), ("http://a%2Fb", .host), ("http://a,b", .host),
    ("http://aem:", .port("")), ("http://aem:0", .port("0")), ("http://aem:+80", .port("+80")),
    ("http://aem:65536", .port("65536")), ("http://aem:80:90", .port("80:90")),
    ("http://aem:8o", .port("8o")), ("http://aem:-1", .port("-1")),
    ("http://a b/", .character), ("http://aem/a b", .character),
    ("http://aem/\r\nX: y", .character),
    ("http://aem/\0", .character), ("http://aem\\@evil.com", .character),
    ("http://\u{430}dobe.com", .character), ("http://a\u{FF0E}b", .character),
  ])
  func whatIsNoAddress(_ text: String, _ flaw: WebAddress.Flaw) {
    #expect(throws: flaw) { try WebAddress(text) }
  }

  @Test func originsAreEqualWhenSchemeHostAndPortAre() throws {
    #expect(
      try WebAddress("http://AEM:80/a").origin == WebAddress("http://aem/b?c").origin)
    #expect(try WebAddress("http://aem:8080").origin != WebAddress("http://aem").origin)
    #expect(try WebAddress("https://aem").origin != WebAddress("http://aem").origin)
  }

  @Test(arguments: [
    ("http://localhost", true), ("http://127.0.0.1:1", true), ("http://127.8.9.1", true),
    ("http://[::1]", true), ("http://127.evil.com", false), ("http://127.0.0.1.2", false),
    ("http://localhost.evil.com", false), ("http://128.0.0.1", false), ("http://[::2]", false),
  ])
  func whatIsTheMachineItself(_ text: String, _ isLoopback: Bool) throws {
    #expect(try WebAddress(text).isLoopback == isLoopback)
  }

  @Test func pathsGoBelowTheAddress() throws {
    for base in ["http://aem/ctx", "http://aem/ctx/", "http://aem/ctx?old"] {
      #expect(try WebAddress(base).appending("/a").text == "http://aem/ctx/a")
      #expect(try WebAddress(base).appending("/a", query: "b=c").text == "http://aem/ctx/a?b=c")
    }
    #expect(try WebAddress("http://aem").appending("/a").path == "/a")
  }
}
