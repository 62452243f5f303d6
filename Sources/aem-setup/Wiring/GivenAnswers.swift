import Unattended
import Values
import Wizard

/// The answers of a file to a procedure.
///
/// The kind of each value decides whether an answer is text or a secret, never the way in which the
/// file gives it.
struct GivenAnswers {
  private let file: AnswersFile
  private let deadline: Deadline?
  /// Answers that may be shown, the route's and the command line's among them; `procedure/screen`
  /// confirms an act of a person.
  private(set) var texts: [String: String]
  /// The secrets that the file gives, by value name.
  let secretNames: Set<String>
  /// The names of those secrets that are in the file itself.
  let clear: [String]

  /// Reads the answers in the file, and fetches the texts that it refers to.
  init(
    _ file: AnswersFile, _ procedure: Procedure, _ wiring: Wiring, until deadline: Deadline?
  ) throws(Failure) {
    self.file = file
    self.deadline = deadline
    texts = try Self.routeAnswers(file, procedure)
    texts.merge(file.texts) { _, own in own }
    for (name, text) in wiring.drafts { texts[name] = text }
    let names = Set(texts.keys).union(file.references.keys)
    try Self.refuseUnknown(names, file, wiring.catalog)
    func definition(_ name: String) -> ValueDefinition? {
      wiring.catalog.values[name]
    }
    secretNames = names.filter { definition($0)?.kind == .secret }
    clear = file.texts.keys.filter(secretNames.contains).sorted()
    for name in clear { texts[name] = nil }
    for name in file.references.keys.sorted()
    where !secretNames.contains(name) && wiring.drafts[name] == nil {
      do throws(AnswersFile.Failure) {
        texts[name] = try file.resolveText(
          name, isDocument: definition(name)?.kind == .json, seconds: deadline?.left ?? 60)
      } catch {
        throw Failure(error)
      }
    }
    try Self.check(guide: texts[Guide.value], procedure, wiring)
  }

  /// Refuses a document that there is not, or that another procedure covers.
  private static func check(
    guide name: String?, _ procedure: Procedure, _ wiring: Wiring
  ) throws(Failure) {
    guard let name else { return }
    let guide = try wiring.guide(name)
    guard guide.procedure == procedure.name else {
      throw Failure(
        "The document \"\(name)\" belongs to \(guide.procedure), not to \(procedure.name).",
        status: .misuse)
    }
  }

  /// All secrets of the file, by value name; fetches those that it refers to.
  func secrets() throws(Failure) -> [String: Secret] {
    var secrets: [String: Secret]
    do throws(AnswersFile.Failure) {
      secrets = try file.resolveSecrets(secretNames, seconds: deadline?.left ?? 60)
    } catch {
      throw Failure(error)
    }
    for name in clear { secrets[name] = file.texts[name].map { Secret(copying: $0.utf8) } }
    return secrets
  }

  /// The answers that the file's route implies.
  private static func routeAnswers(
    _ file: AnswersFile, _ procedure: Procedure
  ) throws(Failure) -> [String: String] {
    guard let name = file.route else { return [:] }
    if let route = procedure.routes[name] { return route.answers }
    let known = procedure.routes.keys.sorted().joined(separator: ", ")
    throw Failure(
      "\(procedure.title) has no route \"\(name)\".", "The routes are: \(known).",
      status: .misuse)
  }

  /// Refuses a name that no screen asks for, and by which no other way is chosen: a typo, whose answer would be ignored in silence.
  private static func refuseUnknown(
    _ names: Set<String>, _ file: AnswersFile, _ catalog: ProcedureCatalog
  ) throws(Failure) {
    let screens = catalog.procedures.values.flatMap(\.screens)
    let known = Set(screens.flatMap(\.answerableValues)).union(PersonAct.keys(in: catalog))
      .union([Guide.value])
    let unknown = names.subtracting(known).sorted()
    guard !unknown.isEmpty else { return }
    let nearest = unknown.compactMap { name in
      NearestWord.of(name, in: known.sorted()).map { "\"\(name)\" may be \"\($0)\"." }
    }
    throw Failure(
      sentences: [
        "\(file.path) contains answers to no known question: \(unknown.joined(separator: ", "))."
      ]
        + (nearest.isEmpty ? ["Check the spelling. The screen files name all values."] : nearest),
      status: .misuse)
  }
}
