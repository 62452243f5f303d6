import HTTP
import Testing
import Values

/// The bytes of forms, url-encoded and multipart.
@Suite(.timeLimit(.minutes(5))) struct BodyTests {
  private func text(_ body: HTTPBody) -> String {
    body.bytes.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  @Test func componentsKeepOnlyWhatNeedsNoEncoding() {
    let kept = "ABCXYZabcxyz0189-._~"
    #expect(PercentEncoding.component(kept) == kept)
    #expect(PercentEncoding.component("a b/c?d&e=f+g%") == "a%20b%2Fc%3Fd%26e%3Df%2Bg%25")
    #expect(PercentEncoding.component("ä\r\n\0\u{2028}") == "%C3%A4%0D%0A%00%E2%80%A8")
    #expect(PercentEncoding.component("") == "")
  }

  @Test func pathsKeepTheirSlashes() {
    #expect(PercentEncoding.path("/conf/a b//c/") == "/conf/a%20b//c/")
    #expect(PercentEncoding.path("/jcr:content") == "/jcr%3Acontent")
  }

  @Test func formsKeepOrderAndRepetition() {
    let form = FormBody([("a", "1"), ("b c", "ü&="), ("a", "")])
    let body = form.finish()
    #expect(body.contentType == "application/x-www-form-urlencoded")
    #expect(text(body) == "a=1&b%20c=%C3%BC%26%3D&a=")
    #expect(text(form.finish()) == "")
  }

  @Test func secretsInFormsAreEncodedToo() {
    let form = FormBody()
    form.add("user", "x")
    form.add("password", Secret(copying: "a&b=c\0\u{7F}%".utf8))
    #expect(text(form.finish()) == "user=x&password=a%26b%3Dc%00%7F%25")
  }

  @Test func filesTravelAsTheyAre() throws {
    let form = MultipartBody()
    form.add(":operation", "import")
    form.add("keyPassword", Secret(copying: "p\"w".utf8))
    try form.add(
      "key\"\r\nX: y", filename: "ä\"\n.p12", contentType: "application/x-pkcs12",
      bytes: Secret(copying: [0x00, 0x0D, 0x0A, 0x41]))
    let body = form.finish()
    let mark = "multipart/form-data; boundary="
    try #require(body.contentType.hasPrefix(mark))
    let boundary = body.contentType.dropFirst(mark.count)
    #expect(
      text(body) == """
        --\(boundary)\r
        Content-Disposition: form-data; name=":operation"\r
        \r
        import\r
        --\(boundary)\r
        Content-Disposition: form-data; name="keyPassword"\r
        \r
        p"w\r
        --\(boundary)\r
        Content-Disposition: form-data; name="key%22%0D%0AX: y"; filename="ä%22%0A.p12"\r
        Content-Type: application/x-pkcs12\r
        \r
        \0\r
        A\r
        --\(boundary)--\r

        """)
  }

  @Test func boundariesDifferAndTypesCannotSmuggle() {
    #expect(MultipartBody().finish().contentType != MultipartBody().finish().contentType)
    #expect(throws: HTTPFailure.unsafeHeader(name: "Content-Type")) {
      try MultipartBody().add(
        "a", filename: "b", contentType: "a/b\r\nX: y", bytes: Secret(copying: []))
    }
  }

  @Test func anEmptyMultipartFormIsOnlyItsEnd() {
    let body = MultipartBody().finish()
    #expect(text(body).hasPrefix("--aem-setup-"))
    #expect(text(body).hasSuffix("--\r\n"))
  }
}
