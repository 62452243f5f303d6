import Engine
import Testing
import Values

private typealias Formats = CredentialFormats

@Suite("Formats of credentials")
struct CredentialFormatsTests {
  @Test func goodValuesPass() {
    let digits = "0123456789ABCDEF01234567"
    #expect(Formats.clientID("0123456789abcdef0123456789abcdef") == nil)
    #expect(Formats.clientID("cm-p7603-e12614-integration") == nil)
    #expect(note("p8e-Q_-QQQQQQQQQQQQQQQQQQQQQQQQQQQQQ") == nil)
    #expect(note("01234567-89ab-cdef-0123-456789abcdef") == nil)
    #expect(Formats.organizationID("\(digits)@AdobeOrg") == nil)
    #expect(Formats.technicalAccountID("\(digits)@techacct.adobe.com") == nil)
    #expect(Formats.scopes("openid, AdobeID", needed: "openid") == nil)
    #expect(Formats.imsAddress("https://ims-na1.adobelogin.com") == nil)
    #expect(Formats.imsAddress("http://127.0.0.1:9000") == nil)
    #expect(Formats.serviceURL("https://smartcontent.adobe.io/apac") == nil)
    #expect(Formats.serviceURL("https://mc.adobe.io/marketingcloud/smartcontent") == nil)
  }

  @Test(arguments: [
    (" ", "The client ID is empty."), ("a b", "The client ID contains a space or a line break."),
    ("\"abc\"", "The client ID is in quotes. Remove them."),
    ("x@AdobeOrg", "This is an organization or technical account. The client ID contains no @."),
    ("p8e-x", "This looks like a client secret, not like a client ID."),
    ("abc", "A client ID usually has 32 digits from 0 to 9 and a to f."),
  ])
  func clientID(value: String, sentence: String) {
    #expect(Formats.clientID(value)?.sentence == sentence)
  }

  @Test(arguments: [
    ("", "The client secret is empty."), ("\n", "The client secret is empty."),
    ("p8e-x\n", "The client secret contains a space or a line break."),
    ("'p8e-x'", "The client secret is in quotes. Remove them."),
    ("-----BEGIN", "This is a key or a certificate, not a client secret."),
    ("eyJx", "This looks like an access token, not like a client secret."),
    ("short", "A client secret usually consists of p8e- and 32 characters."),
    (
      "p8e-QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ=",
      "A client secret usually consists of p8e- and 32 characters."
    ),
  ])
  func clientSecret(value: String, sentence: String) {
    #expect(note(value)?.sentence == sentence)
  }

  @Test(arguments: [
    ("0123456789ABCDEF01234567", "The organization ID ends with @AdobeOrg, which is missing here."),
    (
      "x@techacct.adobe.com",
      "This is a technical account. The organization ID ends with @AdobeOrg."
    ),
    (
      "x@AdobeOrg",
      "An organization ID usually has 24 digits from 0 to 9 and A to F before @AdobeOrg."
    ),
  ])
  func organizationID(value: String, sentence: String) {
    #expect(Formats.organizationID(value)?.sentence == sentence)
  }

  @Test(arguments: [
    (
      "x@AdobeOrg", "The technical account ID ends with @techacct.adobe.com, which is missing here."
    ),
    (
      "01234567-89ab-cdef-0123-456789abcdef@techacct.adobe.com",
      "This is the technical account's e-mail address. The ID has 24 digits before the @."
    ),
    (
      "x@techacct.adobe.com",
      "A technical account ID usually has 24 digits from 0 to 9 and A to F before "
        + "@techacct.adobe.com."
    ),
  ])
  func technicalAccountID(value: String, sentence: String) {
    #expect(Formats.technicalAccountID(value)?.sentence == sentence)
  }

  @Test(arguments: [
    (" , ", "The scopes are empty."),
    ("\"a\"", "The scopes contain quotes or backslashes. Enter only names and commas."),
    ("openid AdobeID", "Separate the scopes with commas."),
    ("openid,b", "The scopes lack c."),
  ])
  func scopes(value: String, sentence: String) {
    #expect(Formats.scopes(value, needed: "c")?.sentence == sentence)
  }

  @Test(arguments: [
    (
      "https://ims-na1.adobelogin.com/",
      "The address of IMS has no slash at the end: https://ims-na1.adobelogin.com."
    ),
    (
      "https://ims-na1.adobelogin.com/ims/token/v3",
      "The address of IMS does not include the path /ims/token/v3: https://ims-na1.adobelogin.com."
    ),
    ("https://a.b", "a.b is not IMS. Adobe documents https://ims-na1.adobelogin.com."),
    ("https://x.adobelogin.com", "Adobe documents only https://ims-na1.adobelogin.com."),
    ("ims", "aem-setup cannot use the address of IMS: it does not start with https://."),
    (" https://a.b", "The address of IMS has a space at one end."),
  ])
  func imsAddress(value: String, sentence: String) {
    #expect(Formats.imsAddress(value)?.sentence == sentence)
  }

  @Test(arguments: [
    (
      "https://smartcontent.adobe.io/eu",
      "The Service URL needs the region after smartcontent.adobe.io: /na, /emea or /apac."
    ),
    ("https://smartcontent.adobe.io/na/", "The Service URL has no slash at the end."),
    (
      "https://mc.adobe.io/x",
      "The Service URL on that host is https://mc.adobe.io/marketingcloud/smartcontent."
    ),
    ("https://a.b/na", "The Service URL is on smartcontent.adobe.io, not on a.b."),
  ])
  func serviceURL(value: String, sentence: String) {
    #expect(Formats.serviceURL(value)?.sentence == sentence)
  }

  @Test func onlyWhatIsUnusableIsAnError() {
    #expect(Formats.clientID("abc")?.isError == false)
    #expect(Formats.organizationID("abc")?.isError == false)
    #expect(Formats.serviceURL("https://a.b")?.isError == false)
    #expect(note("short")?.isError == false)
    #expect(note("")?.isError == true)
  }

  private func note(_ secret: String) -> FormatNote? {
    Formats.clientSecret(Secret(copying: secret.utf8))
  }
}
