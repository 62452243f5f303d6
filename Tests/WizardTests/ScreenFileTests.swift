import Engine
import FoundationEssentials
import Screens
import Testing
import Values

@testable import Wizard

@Suite("The screen files")
struct ScreenFileTests {
  private static let files = EmbeddedFile.all.map(ScreenFile.init)

  @Test("Every way of every procedure works")
  func allIsWell() {
    let checker = ScreenChecker(.embedded, operations: .standard)
    #expect(checker.faults().map(\.description) == [])
  }

  @Test("The build has found every file, and each can be read from its folder")
  func found() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let folder = "/\(root)/Screens"
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".json") && !$0.hasSuffix(".schema.json") && !$0.hasPrefix("words/")
    }
    #expect(Self.files.map(\.path) == paths.sorted())
    let catalog = try ProcedureCatalog.folder(folder)
    #expect(catalog.procedures == ProcedureCatalog.embedded.procedures)
    #expect(catalog.values == ProcedureCatalog.embedded.values)
  }

  @Test("A value stands in the file of its first word, and each file is sorted")
  func places() throws {
    for file in Self.files where file.content == .values {
      let text = String(decoding: file.bytes, as: UTF8.self)
      let names = text.matches(of: #/\n    "([A-Za-z0-9.-]+)": \{/#).map { String($0.1) }
      #expect(names == names.sorted(), "\(file.path)")
      #expect(Set(names) == Set(try file.values().keys), "\(file.path)")
      for name in names {
        let word = name.prefix { $0 != "." }.map {
          $0.isUppercase ? "-\($0.lowercased())" : "\($0)"
        }
        #expect(file.path == "values/\(word.joined()).json", "\(name)")
      }
    }
  }
}
