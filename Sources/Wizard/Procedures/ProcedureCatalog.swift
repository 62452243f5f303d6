import FoundationEssentials
import Screens
import Values

/// All procedures that the program knows, with the values they share.
package struct ProcedureCatalog: Equatable, Sendable {
  /// By name.
  package let procedures: [String: Procedure]
  /// Looked up many times for each key that is pressed.
  private let screens: [ScreenKey: Screen]

  /// A catalog of these procedures; of equal names the last wins.
  package init(_ procedures: [Procedure]) {
    self.procedures = Dictionary(procedures.map { ($0.name, $0) }) { _, last in last }
    screens = Dictionary(
      self.procedures.values.flatMap { procedure in
        procedure.screens.map { (ScreenKey(procedure.name, $0.id), $0) }
      }
    ) { first, _ in first }
  }

  /// Why a file of screens cannot be used.
  package enum LoadFailure: Error, Equatable, Sendable {
    /// The folder cannot be read.
    case folder(path: String)
    /// The file cannot be read.
    case file(path: String)
    /// The file is no JSON; why, and where.
    case notJSON(file: String, JSONFlaw)
    /// The file is no JSON of the right shape; where, and what was expected there.
    case shape(file: String, place: String, detail: String)
  }

  /// The procedures that were built in.
  package static func embedded() throws(LoadFailure) -> ProcedureCatalog {
    var procedures: [Procedure] = []
    for file in EmbeddedFile.all {
      let text = UnsafeBufferPointer(start: file.text.utf8Start, count: file.text.utf8CodeUnitCount)
      procedures.append(try read(Data(text), file: file.path.description))
    }
    return ProcedureCatalog(procedures)
  }

  /// The procedures in a folder and those within it: every `*.json` but schemas.
  package static func folder(_ path: String) throws(LoadFailure) -> ProcedureCatalog {
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
      throw .folder(path: path)
    }
    var procedures: [Procedure] = []
    for name in names.sorted() where name.hasSuffix(".json") && !name.hasSuffix(".schema.json") {
      guard let data = FileManager.default.contents(atPath: path + "/" + name) else {
        throw .file(path: path + "/" + name)
      }
      // Before the decoder, which tells neither line nor column and lets a member stand twice.
      do throws(JSONFlaw) {
        _ = try JSONValue(parsing: data, limits: .file)
      } catch {
        throw .notJSON(file: name, error)
      }
      procedures.append(try read(data, file: name))
    }
    return ProcedureCatalog(procedures)
  }

  static func read(_ data: Data, file: String) throws(LoadFailure) -> Procedure {
    do {
      var procedure = try JSONDecoder().decode(Procedure.self, from: data)
      procedure.source = data
      return procedure
    } catch {
      let (place, detail) = describe(error)
      throw .shape(file: file, place: place, detail: detail)
    }
  }

  private static func describe(_ error: any Error) -> (place: String, detail: String) {
    func place(_ path: [any CodingKey]) -> String {
      path.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
    }
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      return (place(context.codingPath), "the member \"\(key.stringValue)\" is missing")
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      return (place(context.codingPath), context.debugDescription)
    default:
      return ("", "it cannot be read")
    }
  }

  /// The screen that a key names.
  package func screen(_ key: ScreenKey) -> Screen? {
    screens[key]
  }

  /// What is known of a value, from the first procedure in the list that defines it.
  package func definition(of value: String, in names: [String]) -> ValueDefinition? {
    for name in names {
      if let found = procedures[name]?.values[value] { return found }
    }
    return procedures.keys.sorted().lazy.compactMap { procedures[$0]?.values[value] }.first
  }
}
