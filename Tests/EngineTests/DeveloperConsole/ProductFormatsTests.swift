import Engine
import Testing

private typealias Formats = CredentialFormats

@Suite("Formats of the values of Brand Portal and Target")
struct ProductFormatsTests {
  @Test func goodValuesPass() {
    for value in [
      "https://example.brand-portal.adobe.com", "https://example.brand-portal.adobe.com/",
      "http://127.0.0.1:4502", "http://localhost:1/", "https://localhost",
    ] {
      #expect(Formats.tenantAddress(value) == nil, "\(value)")
    }
    for value in ["example", "exampleinc-1", "Example_2"] {
      #expect(Formats.tenantID(value) == nil)
    }
    #expect(Formats.jwtPayload(" {\"exp\": 1}\n") == nil)
  }

  @Test(arguments: [
    ("", true, "The address of the tenant is empty."),
    (
      "example.brand-portal.adobe.com", true,
      "aem-setup cannot use the address of the tenant: it does not start with https://."
    ),
    (
      "http://example.brand-portal.adobe.com", true,
      "The address of the tenant starts with https://, not with http://."
    ),
    (
      "ftp://example.brand-portal.adobe.com", true,
      "aem-setup cannot use the address of the tenant: ftp:// is neither https:// nor http://."
    ),
    (
      "https://example.brand-portal.adobe.com/mediaportal.html/content/dam", true,
      "This is the address of a page. Enter the tenant's own: "
        + "https://example.brand-portal.adobe.com."
    ),
    (
      "https://example.brand-portal.adobe.com/#x", true,
      "This is the address of a page. Enter the tenant's own: "
        + "https://example.brand-portal.adobe.com."
    ),
    (
      "https://brand-portal.adobe.com", true,
      "The tenant is missing: https://<tenant-id>.brand-portal.adobe.com."
    ),
    (
      "https://example.adobe.com", true,
      "example.adobe.com is an alias. AEM needs the tenant's own address: "
        + "https://<tenant-id>.brand-portal.adobe.com."
    ),
    (
      "https://x-brand-portal.adobe.com", true,
      "x-brand-portal.adobe.com is an alias. AEM needs the tenant's own address: "
        + "https://<tenant-id>.brand-portal.adobe.com."
    ),
  ])
  func tenantAddress(value: String, isError: Bool, sentence: String) {
    let note = Formats.tenantAddress(value)
    #expect(note?.sentence == sentence)
    #expect(note?.isError == isError)
  }

  @Test(arguments: [
    (" ", "The tenant ID is empty."),
    (
      "https://experience.adobe.com/#/@example/target/activities",
      "This is a whole address. Its tenant ID is example."
    ),
    ("experience.adobe.com/#/@example", "This is a whole address. Its tenant ID is example."),
    (
      "https://experience.adobe.com/",
      "This is an address. Enter only the tenant ID, which follows the @ in it."
    ),
    ("@example", "The @ is not part of the tenant ID. Enter only the text after it."),
    ("x@AdobeOrg", "This is an account or an organization. The tenant ID contains no @."),
    ("an example", "The tenant ID contains no spaces."),
    (
      "example.tt.omtrdc.net", "The tenant ID contains no dot. Enter the name alone, not a host."
    ),
  ])
  func tenantID(value: String, sentence: String) {
    #expect(Formats.tenantID(value)?.sentence == sentence)
    #expect(Formats.tenantID(value)?.isError == true)
  }

  @Test(arguments: [
    ("exp: 1", "This text is not JSON. A JWT payload is JSON."),
    ("{\"exp\": 1", "The JWT payload is cut off: the closing brace is missing."),
    ("[1]", "This text is JSON, but not an object. A JWT payload is a JSON object."),
    (
      "eyJhbGciOiJSUzI1NiJ9.e30.x",
      "This text is an encoded JWT or token. A JWT payload is readable JSON."
    ),
  ])
  func jwtPayload(value: String, sentence: String) {
    #expect(Formats.jwtPayload(value)?.sentence == sentence)
    #expect(Formats.jwtPayload(value)?.isError == true)
  }
}
