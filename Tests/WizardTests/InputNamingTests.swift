import Engine
import TestSupport
import Testing

@testable import Wizard

@Suite("Inputs that go without saying")
struct InputNamingTests {
  private static let naming = InputNaming(values: [
    "note", "console.url", "aem.url", "aem.password", "target.password", "target.name",
    "smartTags.name", "credential.name", "credential.orgId", "aem.title", "target.title",
    "aem.user", "aem.token", "console.token",
  ])

  @Test(
    "The first value that has the name is taken",
    arguments: [
      ("note", "aem.author", "note"), ("consoleUrl", "console.secrets", "console.url"),
      ("url", "target.page", "aem.url"), ("password", "target.connect", "aem.password"),
      ("targetPassword", "target.connect", "target.password"),
      ("name", "smart-tags.configuration", "smartTags.name"),
      ("name", "target.configuration", "target.name"),
      ("name", "ims.configuration", "credential.name"),
      ("orgId", "ims.configuration", "credential.orgId"),
      ("title", "target.configuration", "aem.title"), ("orgid", "ims.configuration", nil),
      ("clientId", "ims.configuration", nil),
    ])
  func values(_ input: String, _ operation: String, _ value: String?) {
    let signature = OperationSignature(
      name: operation,
      inputs: (operation.hasPrefix("console.") ? [] : [Input.text("url")]) + [Input.text(input)],
      changes: false)
    #expect(Self.naming.value(for: input, of: signature) == value)
  }

  @Test("The author's token belongs to the author's operations, and the console's to the console's")
  func tokens() throws {
    let catalog = ProcedureCatalog.embedded
    for signature in OperationCatalog.standard.operations.values.map(\.signature) {
      let value = InputNaming(values: Set(catalog.values.keys)).value(for: "token", of: signature)
      let inputs = Set(signature.inputs.map(\.name))
      guard inputs.contains("token") else { continue }
      if inputs.contains("url") {
        #expect(value == "aem.token", "\(signature.name)")
      } else if inputs.contains("consoleUrl") {
        #expect(value == "console.token", "\(signature.name)")
      } else {
        #expect(value == nil, "\(signature.name)")
      }
    }
  }

  private func catalog(_ members: String) throws -> ProcedureCatalog {
    try .fixture(
      #"""
      {"format": "aem-setup-screens/1", "procedure": "main", "title": "M", "summary": "S",
       "values": {"aem.url": {"label": "U"}, "aem.user": {"label": "U"}, "other": {"label": "O"},
                  "aem.password": {"label": "P", "kind": "secret"}},
       "start": "look",
       "screens": [
         {"id": "look", "kind": "page", "title": "L", "step": "s",
          "task": {"operation": "aem.author", \#(members) "success": "S."}}]}
      """#)
  }

  private func task(_ members: String) throws -> TaskDefinition {
    try #require(try catalog(members).screen(ScreenKey("main", "look"))?.task)
  }

  private static let usual = ["url": "aem.url", "user": "aem.user", "password": "aem.password"]

  @Test("What is written stands, null gives nothing, and a constant takes the place of a value")
  func written() throws {
    #expect(try task("").inputs == Self.usual)
    let other = Self.usual.merging(["user": "other", "needs": "other"]) { _, own in own }
    #expect(try task(#""inputs": {"user": "other", "needs": "other"},"#).inputs == other)
    let without = Self.usual.filter { $0.key != "user" }
    #expect(try task(#""inputs": {"user": null},"#).inputs == without)
    #expect(try task(#""constants": {"user": "x"},"#).inputs == without)
  }

  @Test("What need not be written is told")
  func needless() throws {
    #expect(try task(#""inputs": {"user": "other"},"#).needless == [])
    #expect(
      try task(#""inputs": {"user": "aem.user"},"#).needless == [
        "\"user\" takes \"aem.user\" anyway"
      ])
    #expect(try task(#""inputs": {"needs": null},"#).needless == ["\"needs\" gets nothing anyway"])
    let checker = ScreenChecker(
      try catalog(#""inputs": {"needs": null},"#), operations: .standard)
    #expect(
      checker.faults().map(\.description).contains("main/look: \"needs\" gets nothing anyway"))
  }
}
