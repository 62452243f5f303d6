import Engine
import FoundationEssentials
import Screens
import Values

/// All procedures that aem-setup knows, and the vocabulary of values that they share.
///
/// Nothing is decoded before it is needed: a procedure when it is entered, the values when the
/// first of them is asked for.
package struct ProcedureCatalog: Sendable {
  private let entries: [String: Entry]
  private let definitions: Once<[String: ValueDefinition]>
  private let choices: Once<Set<Alternative>>
  private let documents: Once<[String: Guide]>

  /// A procedure, decoded as far as was needed until now.
  private struct Entry: Sendable {
    var heading: Once<ProcedureHeading>
    var content: Once<Content>
  }

  private struct Content: Sendable {
    var procedure: Procedure
    /// The screens by their id; looked up many times for each key press.
    var screens: [String: Screen]
  }

  /// The procedures that were built in.
  package static let embedded = ProcedureCatalog(
    proven: EmbeddedFile.all.map(ScreenFile.init), for: .standard)

  /// The procedures and values of these files, for tasks that run these operations.
  ///
  /// All files are read once to check them; the first that cannot be read is thrown. The operations
  /// say which inputs a task has.
  package init(
    _ files: [ScreenFile], for operations: OperationCatalog = .standard
  ) throws(ScreenFileFailure) {
    var places: [String: String] = [:]
    for file in files {
      switch file.content {
      case .procedure: _ = try file.procedure()
      case .guide: _ = try file.guide()
      case .values:
        for name in try file.values().keys.sorted() {
          if let place = places[name] {
            throw .shape(
              file: file.path, place: ".values.\(name)", detail: "\(place) defines it, too")
          }
          places[name] = file.path
        }
      }
    }
    self.init(proven: files, for: operations)
  }

  /// The procedures in a folder: every `*.json` in it, and in the folders within it, but schemas
  /// and the words of other parts.
  package static func folder(_ path: String) throws(ScreenFileFailure) -> ProcedureCatalog {
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
      throw .folder(path: path)
    }
    var files: [ScreenFile] = []
    for name in names.sorted()
    where name.hasSuffix(".json") && !name.hasSuffix(".schema.json") && !name.hasPrefix("words/") {
      guard let data = FileManager.default.contents(atPath: path + "/" + name) else {
        throw .file(path: path + "/" + name)
      }
      // Before the decoder, which tells neither line nor column and lets a member stand twice.
      do throws(JSONFlaw) {
        _ = try JSONValue(parsing: data, limits: .file)
      } catch {
        throw .notJSON(file: name, error)
      }
      files.append(ScreenFile(path: name, bytes: data))
    }
    return try ProcedureCatalog(files)
  }

  /// Files that are known to be readable; the tests check the built-in ones.
  private init(proven files: [ScreenFile], for operations: OperationCatalog) {
    let definitions = Once {
      files.filter { $0.content == .values }.reduce(into: [:]) { values, file in
        values.merge(Self.proven(file.values)) { first, _ in first }
      }
    }
    documents = Once {
      files.filter { $0.content == .guide }.reduce(into: [:]) { guides, file in
        guides[file.name] = Self.proven(file.guide)
      }
    }
    let naming = Once { InputNaming(values: Set(definitions.value.keys)) }
    let entries = files.filter { $0.content == .procedure }.map { file in
      let content = Once {
        var procedure = Self.proven(file.procedure)
        procedure.bind(operations, by: naming.value)
        return Content(
          procedure: procedure,
          screens: Dictionary(procedure.screens.map { ($0.id, $0) }) { first, _ in first })
      }
      let heading = Once { file.heading() ?? content.value.procedure.heading }
      return (file.name, Entry(heading: heading, content: content))
    }
    self.entries = Dictionary(entries) { _, last in last }
    self.definitions = definitions
    choices = Once {
      Set(operations.operations.values.flatMap { naming.value.alternatives(in: $0.signature) })
    }
  }

  private static func proven<Result>(_ read: () throws(ScreenFileFailure) -> Result) -> Result {
    do throws(ScreenFileFailure) {
      return try read()
    } catch {
      fatalError("\(error)")
    }
  }

  /// The headings for the home screen, sorted by name.
  package var headings: [ProcedureHeading] {
    entries.values.map(\.heading.value).sorted { $0.name < $1.name }
  }

  /// Every value, by name.
  package var values: [String: ValueDefinition] { definitions.value }

  /// The values that are given in the place of others.
  package var alternatives: Set<Alternative> { choices.value }

  /// The secrets that a secret stands in for, and those that stand in for it.
  package func rivals(of secret: String) -> Set<String> {
    let names = alternatives.reduce(into: Set<String>()) { names, alternative in
      if alternative.value == secret { names.formUnion(alternative.replaced) }
      if alternative.replaced.contains(secret) { names.insert(alternative.value) }
    }
    return names.filter { values[$0]?.kind == .secret }
  }

  /// Whether an answers file takes another way from a page: it has the values that the way sets, or,
  /// of a way that takes the page's place, what the page there asks for and not what this one does.
  ///
  /// `given` names all values that the file has, secrets too.
  package func isTaken(
    _ other: OtherWay, from key: ScreenKey, by answers: [String: String], given: Set<String>
  ) -> Bool {
    if other.set?.isEmpty == false { return other.isTaken(by: answers) }
    guard other.isInstead else { return false }
    let here = required(on: key)
    let there = required(on: ScreenKey(key.procedure, other.to))
    return !there.isEmpty && there.isSubset(of: given) && !here.isSubset(of: given)
  }

  /// The values that a page asks for whatever else is given.
  private func required(on key: ScreenKey) -> Set<String> {
    let fields = screen(key)?.page?.fields.filter { $0.when == nil }.map(\.value) ?? []
    return Set(fields.filter { values[$0]?.isOptional == false })
  }

  /// Every procedure, by name.
  package var procedures: [String: Procedure] { entries.mapValues(\.content.value.procedure) }

  /// The documents that people follow: those with steps first, then by title.
  package var guides: [Guide] {
    documents.value.values.sorted {
      ($0.headings.isEmpty ? 1 : 0, $0.title) < ($1.headings.isEmpty ? 1 : 0, $1.title)
    }
  }

  /// The document of that name.
  package func guide(_ name: String) -> Guide? { documents.value[name] }

  /// The procedure of that name.
  package func procedure(_ name: String) -> Procedure? { entries[name]?.content.value.procedure }

  /// The screen that a key names; one of its tasks looks like a screen of its own.
  package func screen(_ key: ScreenKey) -> Screen? {
    entries[key.procedure]?.content.value.screens[key.screen]?.part(key.member)
  }
}
