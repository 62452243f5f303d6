import Foundation
import TestSupport
import Testing

@testable import Wizard

@Suite("Reading screen files")
struct CatalogTests {
  private func failure(_ text: String) -> (place: String, detail: String)? {
    do {
      _ = try ProcedureCatalog.fixture(text)
      return nil
    } catch ScreenFileFailure.shape(_, let place, let detail) {
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
    let choice = failure(
      changed(#""kind": "page", "title": "W"#, #""kind": "choice", "title": "W"#))
    #expect(choice?.place == ".screens[0]")
    #expect(choice?.detail == "the member \"choice\" is missing")
  }

  @Test("A member of the wrong kind is named with its place")
  func wrongKind() {
    let title = failure(changed(#""title": "Form""#, #""title": 5"#))
    #expect(title?.place == ".screens[4].title")
    let next = failure(changed(#""next": "look""#, #""next": 5"#))
    #expect(next?.place == ".screens[4].next")
    let kind = failure(
      changed(#""kind": "page", "title": "Form""#, #""kind": "from", "title": "Form""#))
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
    let catalog = try CheckerFixture.catalog()
    let procedure = try #require(catalog.procedure("sub"))
    #expect(!procedure.isListed && procedure.steps.isEmpty && procedure.routes.isEmpty)
    let value = try #require(catalog.values["sub.given"])
    #expect(value.kind == .text && value.checks.isEmpty && !value.isOptional)
    let screen = try #require(procedure.screen("given"))
    #expect(screen.transitions.isEmpty && screen.skipNote == nil && screen.text.isEmpty)
  }

  @Test("A folder gives its JSON files but schemas, and names what cannot be read")
  func folder() throws {
    let path = NSTemporaryDirectory() + "aem-setup-test-\(UUID().uuidString)"
    let files = FileManager.default
    for room in ["rooms", "values"] {
      try files.createDirectory(
        atPath: "\(path)/\(room)", withIntermediateDirectories: true)
    }
    defer { try? files.removeItem(atPath: path) }
    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    }
    try write("main.json", Self.file("main"))
    try write("rooms/sub.json", Self.file("sub"))
    try write("values/all.json", #"{"format": "aem-setup-values/1", "values": {}}"#)
    try write("screen.schema.json", "{}")
    try write("notes.txt", "no JSON")
    #expect(try ProcedureCatalog.folder(path).procedures.keys.sorted() == ["main", "sub"])
    try files.createDirectory(atPath: path + "/x.json", withIntermediateDirectories: true)
    #expect(throws: ScreenFileFailure.file(path: path + "/x.json")) {
      try ProcedureCatalog.folder(path)
    }
    #expect(throws: ScreenFileFailure.folder(path: path + "/none")) {
      try ProcedureCatalog.folder(path + "/none")
    }
  }

  private static func file(_ name: String) -> String {
    #"{"format": "aem-setup-screens/1", "procedure": "\#(name)", "title": "T", "summary": "S","#
      + #" "start": "a", "screens": [{"id": "a", "kind": "summary", "title": "T", "step": "s"}]}"#
  }

  private func failure(_ files: [String: String]) -> ScreenFileFailure? {
    do throws(ScreenFileFailure) {
      _ = try ProcedureCatalog(
        files.sorted { $0.key < $1.key }.map {
          ScreenFile(path: $0.key, bytes: Data($0.value.utf8))
        })
      return nil
    } catch {
      return error
    }
  }

  @Test("A value that is defined in two files is refused, with both")
  func definedTwice() {
    func values(_ name: String) -> String {
      #"{"format": "aem-setup-values/1", "values": {"\#(name)": {"label": "L"}}}"#
    }
    #expect(
      failure(["values/a.json": values("aem.url"), "values/b.json": values("aem.url")])
        == .shape(
          file: "values/b.json", place: ".values.aem.url", detail: "values/a.json defines it, too"))
    #expect(
      failure(["values/a.json": values("aem.url"), "values/b.json": values("ims.url")]) == nil)
  }

  @Test("A procedure has the name of its file")
  func names() {
    #expect(failure(["rooms/main.json": Self.file("main")]) == nil)
    #expect(
      failure(["rooms/other.json": Self.file("main")])
        == .shape(
          file: "rooms/other.json", place: ".procedure", detail: "it is \"main\", unlike the file"))
  }

  @Test("The heading is read without the screens, wherever it stands")
  func headings() throws {
    let broken = #"{"title": "T", "summary": "S", "listed": false, "rank": 7, "start": no JSON"#
    let file = ScreenFile(path: "rooms/main.json", bytes: Data(broken.utf8))
    #expect(
      file.heading()
        == ProcedureHeading(name: "main", title: "T", summary: "S", isListed: false, rank: 7))
    let late = Self.file("main").replacing(
      #""title": "T", "summary""#, with: #""rank": 1, "summary""#
    )
    .replacing(#""start": "a","#, with: #""start": "a", "title": "Late","#)
    let catalog = try ProcedureCatalog([
      ScreenFile(path: "main.json", bytes: Data(late.utf8))
    ])
    #expect(
      catalog.headings
        == [ProcedureHeading(name: "main", title: "Late", summary: "S", isListed: true, rank: 1)])
  }

  @Test("A built-in procedure has the heading that its whole file gives it")
  func builtIn() {
    let catalog = ProcedureCatalog.embedded
    #expect(catalog.headings.count { $0.isListed } == 5)
    #expect(
      catalog.headings == catalog.procedures.values.map(\.heading).sorted { $0.name < $1.name })
  }
}
