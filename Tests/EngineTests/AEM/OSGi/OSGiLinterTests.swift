import Testing

@testable import Engine

/// Every loss has its finding, its place and its fix.
@Suite struct OSGiLinterTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var file: String
    var kinds: [String]
    /// The fixed file; nil when the content cannot or need not be fixed.
    var fixed: String?
    var name = "a.config"
    var siblings: [String] = []

    var testDescription: String { "\(name): \(file)" }
  }

  static let cases: [Case] = [
    Case(file: "a=\"1\"\r\n", kinds: []),
    Case(
      file: "a=\"x=y\"", kinds: ["1:5 unescaped-equals", "1:7 rest-lost"], fixed: #"a="x\=y""#),
    Case(
      file: "c.secret=\"abc=\"\nz=\"2\"",
      kinds: ["1:14 unescaped-equals", "1:15 rest-lost"], fixed: "c.secret=\"abc\\=\"\r\nz=\"2\""),
    Case(file: "a=\"x\"y\"", kinds: ["1:7 unescaped-quote"], fixed: #"a="x\"y""#),
    Case(
      file: "a = \"1\"", kinds: ["1:3 spaces-around-equals", "1:5 rest-lost"], fixed: "a=\"1\""),
    Case(file: "\u{FEFF}a=\"1\"", kinds: ["1:1 byte-order-mark"], fixed: "a=\"1\""),
    Case(file: "a=Q\"t\"", kinds: ["1:3 unknown-type", "1:4 rest-lost"], fixed: "a=\"t\""),
    Case(file: "a=true\nb=\"2\"", kinds: ["1:3 no-quotes"], fixed: "a=\"true\"\r\nb=\"2\""),
    Case(file: "a=\"no end", kinds: ["1:10 no-closing-quote"], fixed: #"a="no\ end""#),
    Case(file: "a=\"1\"\na=\"2\"", kinds: ["2:1 duplicate"], fixed: "a=\"2\""),
    Case(
      file: "a=[\"x\" \"y\"]", kinds: ["1:8 broken-list", "1:10 rest-lost"],
      fixed: "a=[ \\\r\n  \"x\", \\\r\n  \"y\", \\\r\n  ]"),
    Case(file: "a=I\"x\"", kinds: ["1:6 not-a-number"], fixed: "a=\"x\""),
    Case(file: "a=B\"yes\"", kinds: ["1:5 not-a-boolean"], fixed: "a=B\"true\""),
    Case(file: "a=\"c:\\dir\"", kinds: ["1:6 dropped-backslash"], fixed: #"a="c:\\dir""#),
    Case(file: "a=C\"zz\"", kinds: ["1:5 wrong-length"], fixed: "a=C\"z\""),
    Case(file: "{\"a\": \"1\"}", kinds: ["1:1 json-in-config"], fixed: "a=\"1\""),
    Case(file: "a=\"1\"", kinds: ["1:1 not-json"], name: "a.cfg.json"),
    Case(
      file: "a = \"1\"\nb=\"x=y\"",
      kinds: ["1:3 spaces-around-equals", "1:5 rest-lost", "2:5 unescaped-equals"],
      fixed: "a=\"1\"\r\nb=\"x\\=y\""),
    Case(file: "a=\"1\"", kinds: ["0:0 singleton-name"], name: "x.y.1234.config"),
    Case(
      file: "a=\"1\"", kinds: ["0:0 singleton-name", "0:0 two-names"],
      name: "\(TokenProvider.factory).1234.config",
      siblings: ["\(TokenProvider.factory)-1234.config"]),
    Case(
      file: "a=\"1\"", kinds: ["0:0 markup-in-name"],
      name: "com.**adobe**.granite.x.config"),
    Case(
      file: "auth.token.provider.orgId=\"0123456789ABCDEF01234567\"",
      kinds: ["1:27 organization-id"],
      fixed: "auth.token.provider.orgId=\"0123456789ABCDEF01234567@AdobeOrg\""),
    Case(
      file: "auth.access.token.request=\"https://ims-na1.adobelogin.com/ims/exchange/jwt/\"",
      kinds: ["1:27 jwt-address"],
      fixed: "auth.access.token.request=\"https://ims-na1.adobelogin.com/ims/token/v3\""),
    Case(
      file: "auth.token.validator.type=\"adobe-ims\"\nname=\"adobe-ims-similaritysearch\"",
      kinds: ["1:27 validator-type"],
      fixed:
        "auth.token.validator.type=\"adobe-ims-similaritysearch\"\r\n"
        + "name=\"adobe-ims-similaritysearch\""),
  ]

  @Test(arguments: cases)
  func everyLossIsFoundAndFixed(_ row: Case) {
    let report = OSGiLinter().lint(Array(row.file.utf8), named: row.name, among: row.siblings)
    #expect(
      report.findings.map { "\($0.line):\($0.column) \($0.kind.rawValue)" } == row.kinds)
    #expect(
      report.fixedBytes.map { String(decoding: $0, as: UTF8.self) }
        == row.fixed.map { $0 + "\r\n" })
  }

  @Test func everyKindHasASentenceOfItsOwn() {
    let sentences = Set(OSGiFinding.Kind.allCases.map(\.sentence))
    #expect(sentences.count == OSGiFinding.Kind.allCases.count)
  }

  @Test func namesAreFixed() {
    let fixed = { (name: String) in OSGiLinter().lint([], named: name).fixedName }
    #expect(
      fixed("com.**adobe**.granite.auth.oauth.accesstoken.provider.1234.config")
        == "com.adobe.granite.auth.oauth.accesstoken.provider-1234.config")
    #expect(fixed("x.y-1234.config") == "x.y-1234.config")
    #expect(fixed("x.y~a.cfg.json") == "x.y~a.cfg.json")
  }

  @Test func noFindingTellsASecret() {
    let secret = "p8eHush"
    for file in [
      "c.secret=\"\(secret)=\(secret)=\(secret)\"\nb=\"1\"", "c.secret=\(secret)\nb=\"2\"",
      "c.secret=\"\(secret)\"\(secret)\"", "c.secret=Q\"\(secret)\"", "c.secret=I\"\(secret)\"",
      "c.secret=[\"\(secret)\" \"\(secret)\"]",
    ] {
      let report = OSGiLinter().lint(Array(file.utf8), named: "a.config")
      #expect(!report.findings.isEmpty)
      for finding in report.findings {
        #expect(
          !"\(finding.property ?? "") \(finding.wouldRead) \(finding.fix)".contains("ush"),
          "\(file)")
      }
    }
  }
}
