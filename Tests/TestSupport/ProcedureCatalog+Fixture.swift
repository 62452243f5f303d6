import FoundationEssentials
import Values
import Wizard

extension ProcedureCatalog {
  /// The catalog of short procedures for tests, each of which has its `values` in its own text, and
  /// of documents.
  package static func fixture(_ texts: String...) throws -> ProcedureCatalog {
    try ProcedureCatalog(texts.flatMap(files))
  }

  private static func files(_ text: String) throws -> [ScreenFile] {
    guard case .object(var members)? = try? JSONValue(parsing: text.utf8, limits: .file)
    else { return [ScreenFile(path: "main.json", bytes: Data(text.utf8))] }
    if let name = members["document"]?.string {
      return [ScreenFile(path: "documents/\(name).json", bytes: Data(text.utf8))]
    }
    guard let name = members["procedure"]?.string
    else { return [ScreenFile(path: "main.json", bytes: Data(text.utf8))] }
    let values: JSONValue = [
      "format": "aem-setup-values/1", "values": members.removeValue(forKey: "values") ?? [:],
    ]
    return [
      ScreenFile(path: "\(name).json", bytes: Data(try JSONValue.object(members).encoded())),
      ScreenFile(path: "values/\(name).json", bytes: Data(try values.encoded())),
    ]
  }
}
