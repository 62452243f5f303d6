import Foundation
import Testing
import Values

@testable import Engine
@testable import HTTP

/// Texts that servers repeat, shown without any secret, whatever their form.
@Suite struct CleanerTests {
  private static let plain = "p%2F &\"ö\\=x"
  private static let bytes = Array(plain.utf8)

  private static func hexadecimal(_ format: String, between: String = "") -> String {
    bytes.map { String(format: format, $0) }.joined(separator: between)
  }

  private func shown(_ text: String) -> String {
    Cleaner(hiding: [Secret(copying: Self.bytes)]).block(text, limit: 1000)
  }

  @Test(
    "Each form is hidden",
    arguments: [
      plain, hexadecimal("%%%02x"), hexadecimal("%%%02X"), hexadecimal("%02x"),
      hexadecimal("%02X", between: ":"), "p%252F+%26%22%C3%B6%5C%3Dx",
      "p%2F &amp;&quot;&#xf6;\\=x", "p%2F &#38;&#34;&#246;&#92;=x",
      "p%2F &\\\"\\u00f6\\\\=x", "p%2F\\ &\\\"ö\\\\\\=x",
      Data(bytes).base64EncodedString(), Data(Array("ab".utf8) + bytes).base64EncodedString(),
      Data(Array("a".utf8) + bytes + Array("z".utf8)).base64EncodedString(),
      Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_"),
    ])
  func forms(_ form: String) {
    #expect(shown("said <\(form)>, and more") == "said <•••>, and more")
  }

  @Test func whatIsSentAsBasicIsHiddenWhateverThePasswordIs() {
    let sent = Data("admin:something else".utf8).base64EncodedString()
    #expect(shown("Authorization: Basic \(sent) is wrong") == "Authorization: Basic ••• is wrong")
    let words = "Basic authentication is required"
    #expect(shown(words) == words)
  }

  @Test func otherTextStays() {
    let words = "p%2F & \"x\" 7025 cCUyRi, 100 % + \\ &lt;b&gt;"
    #expect(shown(words) == words)
  }

  @Test func theEdgeOfALongPageHoldsNoPart() {
    let page = String(repeating: "<i>", count: 663) + Self.plain
    let answer = HTTPResponse(status: 500, headers: [], body: Array(page.utf8))
    let message = Cleaner(hiding: [Secret(copying: Self.bytes)]).message(of: answer)
    #expect(!message.contains("p%2F"))
  }

  /// Passwords that a text shows anyway: to hide one would disclose that it is the password.
  @Test(arguments: ["admin", "min", "localhost"])
  func whatIsShownAnywayIsNotHidden(password: String) {
    let inputs = OperationInputs(
      texts: ["user": "admin", "url": "http://localhost:4502"],
      secrets: ["password": Secret(copying: password.utf8)])
    let words = "admin may not write on localhost"
    #expect(inputs.cleaner.line(words) == words)
    let sent = Data("admin:\(password)".utf8).base64EncodedString()
    #expect(inputs.cleaner.line("Basic \(sent)") == "Basic •••")
  }

  @Test func whatIsTooShortIsNotHidden() {
    let text = Cleaner(hiding: [Secret(copying: "abc".utf8)])
    #expect(text.line("abc abcd") == "abc abcd")
  }

  @Test func aTokenTellsItsClientWithoutBeingCopied() {
    let claims = Data(#"{"client_id":"c1"}"#.utf8).base64EncodedString()
    #expect(TokenClaims(Secret(copying: "e30.\(claims).x".utf8))?.clientID == "c1")
    #expect(TokenClaims(Secret(copying: "no token".utf8)) == nil)
  }
}
