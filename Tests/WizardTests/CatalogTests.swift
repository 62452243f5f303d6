import Foundation
import Testing

@testable import Wizard

@Suite("Reading screen files")
struct CatalogTests {
  private func failure(_ text: String) -> (place: String, detail: String)? {
    do {
      _ = try ProcedureCatalog.read(Data(text.utf8), file: "p.json")
      return nil
    } catch .shape("p.json", let place, let detail) {
      return (place, detail)
    } catch {
      return ("?", "\(error)")
    }
  }

  private func changed(_ old: String, _ new: String) -> String {
    CheckerFixture.main.replacing(old, with: new)
  }

  @Test("A missing member is named with its place")
  func missing() {
    let format = failure("{}")
    #expect(format?.place == "" && format?.detail == "the member \"format\" is missing")
    let label = failure(changed(#""found": {"label": "Found"}"#, #""found": {}"#))
    #expect(label?.place == ".values.found")
    #expect(label?.detail == "the member \"label\" is missing")
    let choice = failure(changed(#""kind": "form""#, #""kind": "choice""#))
    #expect(choice?.place == ".screens[4]")
    #expect(choice?.detail == "the member \"choice\" is missing")
  }

  @Test("A member of the wrong kind is named with its place")
  func wrongKind() {
    let title = failure(changed(#""title": "Form""#, #""title": 5"#))
    #expect(title?.place == ".screens[4].title")
    let next = failure(changed(#""next": "look""#, #""next": 5"#))
    #expect(next?.place == ".screens[4].next")
    let kind = failure(changed(#""kind": "form""#, #""kind": "from""#))
    #expect(kind?.place == ".screens[4].kind")
    #expect(kind?.detail.contains("from") == true)
  }

  @Test("Another format, and what is no JSON at all, are told apart")
  func format() {
    let other = failure(changed("aem-setup-screens/1", "aem-setup-screens/2"))
    #expect(other?.place == ".format")
    #expect(
      other?.detail == "expected \"aem-setup-screens/1\", found \"aem-setup-screens/2\"")
    #expect(failure("{")?.place == "")
    #expect(failure("{")?.detail.isEmpty == false)
  }

  @Test("What is left out takes its default")
  func defaults() throws {
    let procedure = try ProcedureCatalog.read(Data(CheckerFixture.sub.utf8), file: "sub.json")
    #expect(!procedure.isListed && procedure.steps.isEmpty && procedure.routes.isEmpty)
    let value = try #require(procedure.values["sub.given"])
    #expect(value.kind == .text && value.checks.isEmpty && !value.isOptional)
    let screen = try #require(procedure.screen("given"))
    #expect(screen.transitions.isEmpty && screen.skipNote == nil && screen.text.isEmpty)
  }

  @Test("A folder gives its JSON files but schemas, and names what cannot be read")
  func folder() throws {
    let path = NSTemporaryDirectory() + "aem-setup-test-\(UUID().uuidString)"
    let files = FileManager.default
    try files.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? files.removeItem(atPath: path) }
    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    }
    try write("main.json", CheckerFixture.main)
    try write("sub.json", CheckerFixture.sub)
    try write("screen.schema.json", "{}")
    try write("notes.txt", "no JSON")
    #expect(try ProcedureCatalog.folder(path).procedures.keys.sorted() == ["main", "sub"])
    try files.createDirectory(atPath: path + "/x.json", withIntermediateDirectories: true)
    #expect(throws: ProcedureCatalog.LoadFailure.file(path: path + "/x.json")) {
      try ProcedureCatalog.folder(path)
    }
    #expect(throws: ProcedureCatalog.LoadFailure.folder(path: path + "/none")) {
      try ProcedureCatalog.folder(path + "/none")
    }
  }

  @Test("A value is looked up in the nearest procedure first")
  func definitions() throws {
    let catalog = try Fixture.catalog(
      CheckerFixture.main,
      CheckerFixture.sub.replacing(
        #""sub.given": {"#, with: #""url": {"label": "Own"}, "sub.given": {"#))
    #expect(catalog.definition(of: "url", in: ["sub", "main"])?.label == "Own")
    #expect(catalog.definition(of: "url", in: ["main"])?.label == "Address")
    #expect(catalog.definition(of: "sub.given", in: ["main"])?.label == "Given")
    #expect(catalog.definition(of: "nothing", in: ["main"]) == nil)
  }
}
