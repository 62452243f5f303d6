import FoundationEssentials
import Screens
import Values

/// A file of `Screens/`, or of another folder like it.
package struct ScreenFile: Sendable {
  /// Its path within the folder.
  package let path: String
  /// The content of the file.
  package let bytes: Data

  /// A file that is read already.
  package init(path: String, bytes: Data) {
    self.path = path
    self.bytes = bytes
  }

  /// A file as it was when aem-setup was built.
  ///
  /// Its text is not copied; it stays in the executable.
  init(_ file: EmbeddedFile) {
    let text = UnsafeMutableRawPointer(mutating: file.text.utf8Start)
    path = file.path.description
    bytes = Data(bytesNoCopy: text, count: file.text.utf8CodeUnitCount, deallocator: .none)
  }

  /// What a file of screens is about, by the folder that it is in.
  enum Content {
    /// Definitions of values.
    case values
    /// A document that people follow.
    case guide
    /// A procedure with its screens.
    case procedure
  }

  /// What it is about.
  var content: Content {
    if path.hasPrefix("values/") { return .values }
    return path.hasPrefix("documents/") ? .guide : .procedure
  }

  /// The name of the procedure or document in it.
  var name: String {
    let file = path.split(separator: "/").last ?? ""
    return String(file.prefix { $0 != "." })
  }

  /// Decodes the file as a procedure; throws ``ScreenFileFailure`` with the place of the fault.
  func procedure() throws(ScreenFileFailure) -> Procedure {
    let procedure: Procedure = try decoded()
    guard procedure.name == name else {
      throw .shape(
        file: path, place: ".procedure", detail: "it is \"\(procedure.name)\", unlike the file")
    }
    return procedure
  }

  /// Decodes the file as a document; throws ``ScreenFileFailure`` with the place of the fault.
  func guide() throws(ScreenFileFailure) -> Guide {
    let guide: Guide = try decoded()
    guard guide.name == name else {
      throw .shape(
        file: path, place: ".document", detail: "it is \"\(guide.name)\", unlike the file")
    }
    return guide
  }

  /// Decodes definitions of values.
  func values() throws(ScreenFileFailure) -> [String: ValueDefinition] {
    let file: ValueFile = try decoded()
    return file.values
  }

  /// The part of a procedure that the home screen shows, read without the rest of the file.
  ///
  /// It is nil when that part does not come before the steps, the start and the screens.
  func heading() -> ProcedureHeading? {
    guard
      let members = try? JSONValue(
        parsing: bytes, limits: .file, before: ["steps", "start", "screens"]),
      let title = members["title"]?.string, let summary = members["summary"]?.string
    else { return nil }
    return ProcedureHeading(
      name: name, title: title, summary: summary,
      isListed: members["listed"] != false, rank: members["rank"]?.integer ?? Procedure.lastRank)
  }

  private func decoded<Content: Decodable>() throws(ScreenFileFailure) -> Content {
    do {
      return try JSONDecoder().decode(Content.self, from: bytes)
    } catch {
      let (place, detail) = Self.describe(error)
      throw .shape(file: path, place: place, detail: detail)
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
}
