import FoundationEssentials
import Testing
import Values

@testable import Wizard

@Suite("Checks of values")
struct ValueCheckTests {
  private func definition(_ members: String) throws -> ValueDefinition {
    try JSONDecoder().decode(
      ValueDefinition.self, from: Data("{\"label\": \"L\", \(members)}".utf8))
  }

  @Test("An empty value is an error unless it is optional")
  func empty() throws {
    for text in ["", "  \n"] {
      let needed = ValueCheck.judge(text, by: try definition("\"checks\": [\"scopes\"]"))
      #expect(needed == Finding(.error, Phrases.valueMissing))
      #expect(ValueCheck.judge(text, by: try definition("\"optional\": true")) == nil)
    }
    let none = Secret(copying: [])
    #expect(
      ValueCheck.judge(none, by: try definition("\"kind\": \"secret\""))
        == Finding(.error, Phrases.secretMissing))
    #expect(ValueCheck.judge(none, by: try definition("\"optional\": true")) == nil)
  }

  @Test(
    "Each check passes a good value and marks a bad one",
    arguments: [
      (.authorAddress, "https://author.example.com", "https://a/crx/de", .error),
      (.authorAddress, "http://localhost:4502", "http://author:4502", .warning),
      (.imsAddress, "https://ims-na1.adobelogin.com", "https://example.com", .warning),
      (.serviceURL, "https://smartcontent.adobe.io/na", "https://smartcontent.adobe.io", .warning),
      (.nodeName, "smart-tags", "smart tags", .error),
      (.clientID, "0123456789abcdef0123456789abcdef", "p8e-x", .warning),
      (.organizationID, "0123456789ABCDEF01234567@AdobeOrg", "Example", .warning),
      (
        .technicalAccountID, "0123456789ABCDEF01234567@techacct.adobe.com", "me@example.com",
        .warning
      ),
      (.scopes, "openid,AdobeID", "openid AdobeID", .warning),
      (
        .tenantAddress, "https://example.brand-portal.adobe.com", "http://example.com", .error
      ),
      (.tenantID, "example", "@example", .error), (.jwtPayload, "{\"exp\": 1}", "exp: 1", .error),
      (.sitePath, "/content/example/en", "/content/example/en.html", .error),
      (.assetPath, "/content/dam/a b.jpg", "/content/example", .error),
    ] as [(ValueCheck, String, String, ScreenView.Severity)])
  func each(
    _ check: ValueCheck, _ good: String, _ bad: String, _ severity: ScreenView.Severity
  ) throws {
    let definition = try definition("\"checks\": [\"\(check.rawValue)\"]")
    #expect(ValueCheck.judge(good, by: definition) == nil)
    #expect(ValueCheck.judge("  \(good) ", by: definition) == nil)
    let finding = try #require(ValueCheck.judge(bad, by: definition))
    #expect(finding.severity == severity && finding.text.hasSuffix("."))
  }

  @Test("The first of several findings counts, and an unknown check finds nothing")
  func several() throws {
    let both = try definition("\"checks\": [\"no-such-check\", \"node-name\", \"client-id\"]")
    #expect(ValueCheck.judge("a b", by: both)?.severity == .error)
    #expect(ValueCheck.judge("ab", by: both)?.severity == .warning)
  }

  @Test("A secret is judged without a word of it in the finding")
  func secret() throws {
    let definition = try definition("\"kind\": \"secret\", \"checks\": [\"client-secret\"]")
    let good = "p8e-" + String(repeating: "a", count: 32)
    #expect(ValueCheck.judge(Secret(copying: good.utf8), by: definition) == nil)
    let finding = ValueCheck.judge(Secret(copying: "hunter2".utf8), by: definition)
    #expect(finding?.severity == .warning)
    #expect(finding?.text.contains("hunter2") == false)
    let other = try self.definition("\"kind\": \"secret\"")
    #expect(ValueCheck.judge(Secret(copying: "hunter2".utf8), by: other) == nil)
  }
}
