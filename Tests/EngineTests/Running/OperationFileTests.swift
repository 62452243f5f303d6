import FoundationEssentials
import Testing

@testable import Engine

@Suite("Where operations are found")
struct OperationFileTests {
  private static let acronyms = ["aem": "AEM", "ims": "IMS", "jwt": "JWT", "osgi": "OSGi"]
  private static let file: String = #filePath
  private static let root = file.split(separator: "/").dropLast(4)
    .map { "/\($0)" }.joined()

  /// The name of an operation's type: `SmartTagsOSGiUndoOperation` for `smart-tags.osgi-undo`.
  private func typeName(of name: String) -> String {
    name.split { $0 == "." || $0 == "-" }.map { word in
      Self.acronyms[String(word)] ?? word.prefix(1).uppercased() + word.dropFirst()
    }.joined() + "Operation"
  }

  @Test(
    "Type, file and test follow from the name",
    arguments: OperationCatalog.standard.operations.keys.sorted())
  func byName(_ name: String) throws {
    let type = typeName(of: name)
    let operation = try #require(OperationCatalog.standard.operations[name])
    #expect(String(describing: Swift.type(of: operation)) == type)
    for path in [
      "Sources/Engine/Operations/\(type).swift",
      "Tests/EngineTests/Operations/\(type)Tests.swift",
    ] {
      #expect(FileManager.default.fileExists(atPath: "\(Self.root)/\(path)"), "\(path)")
    }
  }
}
