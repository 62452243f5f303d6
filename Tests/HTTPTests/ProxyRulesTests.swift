import Testing

@testable import HTTP

/// The addresses that the client reaches through a proxy.
@Suite struct ProxyRulesTests {
  private func proxy(
    _ address: String, _ variables: [String: String], given: String? = nil
  ) throws -> Proxy? {
    var options = HTTPOptions()
    options.proxy = given
    options.proxyVariables = variables
    return ProxyRules(options).proxy(for: try WebAddress(address))
  }

  @Test func eachSchemeHasItsVariable() throws {
    let all = ["http_proxy": "a:1", "HTTPS_PROXY": "b:2", "ALL_PROXY": "c:3"]
    #expect(try proxy("http://aem/", all)?.name == "a:1")
    #expect(try proxy("https://aem/", all)?.words == "the proxy b:2 (HTTPS_PROXY)")
    #expect(try proxy("http://aem/", ["HTTP_PROXY": "a:1"]) == nil)
    #expect(
      try proxy("http://aem/", ["http_proxy": "", "all_proxy": "c:3"])?.source == "all_proxy")
    #expect(try proxy("http://aem/", [:]) == nil)
  }

  @Test func theOptionCountsMore() throws {
    let variables = ["http_proxy": "a:1"]
    #expect(try proxy("http://aem/", variables, given: "b:2")?.words == "the proxy b:2 (--proxy)")
    #expect(try proxy("http://aem/", variables, given: "") == nil)
  }

  @Test(arguments: [
    ("*", true), ("aem.example.com", true), (".example.com", true), ("example.com", true),
    ("EXAMPLE.COM", true), ("other, example.com", true), ("a b example.com.", true),
    ("ample.com", false), ("x.aem.example.com", false), ("", false), (".", false), (",,", false),
  ])
  func namesInNoProxy(_ list: String, _ isDirect: Bool) throws {
    for name in ["no_proxy", "NO_PROXY"] {
      let variables = ["https_proxy": "a:1", name: list]
      #expect(try (proxy("https://aem.example.com/", variables) == nil) == isDirect)
      #expect(try (proxy("https://aem.example.com./", variables, given: "b:1") == nil) == isDirect)
    }
  }

  @Test(arguments: [
    ("10.1.2.3", "10.1.2.3", true), ("10.1.2.3", "10.0.0.0/8", true),
    ("10.1.2.3", "10.1.2.0/24", true), ("10.1.3.3", "10.1.2.0/23", true),
    ("10.1.4.3", "10.1.2.0/23", false), ("11.1.2.3", "10.0.0.0/8", false),
    ("10.1.2.3", "0.0.0.0/0", true), ("10.1.2.3", "10.0.0.0/33", false),
    ("[fd00::1]", "fd00::/8", true), ("[fd00::1]", "[fd00::1]", true),
    ("[fe00::1]", "fd00::/8", false), ("[fd00::1]", "10.0.0.0/0", false),
  ])
  func addressesInNoProxy(_ host: String, _ list: String, _ isDirect: Bool) throws {
    let variables = ["http_proxy": "a:1", "no_proxy": list]
    #expect(try (proxy("http://\(host)/", variables) == nil) == isDirect)
  }

  @Test(arguments: [
    "127.0.0.1", "127.255.0.9", "127.1", "0x7f.1", "2130706433", "localhost", "LOCALHOST.",
    "aem.localhost", "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]",
  ])
  func thisMachineIsAskedDirectly(_ host: String) throws {
    let address = try WebAddress("http://\(host):4502/")
    #expect(address.isLoopback)
    #expect(
      try proxy(address.text, ["http_proxy": "a:1", "all_proxy": "b:2"], given: "c:3") == nil)
  }

  @Test(arguments: [
    "126.0.0.1", "128.0.0.1", "127.0.0.1.example.com", "127.example.com", "localhost.example.com",
    "notlocalhost", "[::2]", "[::ffff:126.0.0.1]", "[::127.0.0.1]",
  ])
  func othersAreNot(_ host: String) throws {
    #expect(try !WebAddress("http://\(host)/").isLoopback)
  }

  @Test(arguments: [
    ("http://joe:pw@10.0.0.1:3128", "10.0.0.1:3128"), ("joe:p@w/d@host:1/", "host:1"),
    ("host", "host"), ("socks5h://host:1080", "host:1080"), ("http://\u{1B}[m@a\u{1B}b", "a^[b"),
  ])
  func theNameHasNoCredentials(_ address: String, _ name: String) {
    #expect(Proxy(address, from: "--proxy").name == name)
  }
}
