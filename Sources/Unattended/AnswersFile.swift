import FoundationEssentials
import Glibc
import Values
import Wizard

/// A file that answers everything a procedure asks, so that a run needs no person.
package struct AnswersFile: Equatable, Sendable {
  /// The absolute path of the file.
  package var path: String
  /// The name of the procedure, such as `smart-tags`.
  package var procedure: String
  /// The route's name, when one is given.
  package var route: String?
  /// The answers that are in the file itself, by value name.
  package var texts: [String: String]
  /// The sources of the other answers, by value name; whether one is a secret is not known here.
  package var references: [String: ValueReference]

  /// Why a file cannot be used.
  package enum Failure: Error, Equatable, Sendable {
    /// It cannot be read.
    case unreadable(path: String)
    /// It is no JSON; why, and where.
    case notJSON(path: String, JSONFlaw)
    /// More bytes than an answers file may have.
    case tooLarge(path: String, limit: Int)
    /// A member has the wrong shape; what was expected there.
    case shape(path: String, member: String, expected: String)
    /// A member that no answers file has.
    case unknownMember(path: String, member: String)
    /// An answer that the file refers to cannot be fetched; its name and the reason.
    case reference(name: String, ValueReference.Failure)
  }

  /// Reads a file; its secrets are not fetched yet.
  package static func read(_ path: String) throws(Failure) -> AnswersFile {
    let absolute =
      path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    guard let members = try document(absolute, shownAs: path).object else {
      throw .shape(path: path, member: "the file", expected: "an object")
    }
    return try AnswersFile(members, shownAs: path, at: absolute)
  }

  private static func document(
    _ path: String, shownAs shown: String
  ) throws(Failure) -> JSONValue {
    let bytes: [UInt8]
    do throws(FileBytes.Failure) {
      bytes = try FileBytes.read(path, limit: JSONLimits.file.bytes)
    } catch .tooLarge(let limit) {
      throw .tooLarge(path: shown, limit: limit)
    } catch {
      throw .unreadable(path: shown)
    }
    do throws(JSONFlaw) {
      return try JSONValue(parsing: bytes, limits: .file)
    } catch {
      throw .notJSON(path: shown, error)
    }
  }

  /// Fetches the secrets among `names` that the file refers to; other references are left alone.
  ///
  /// A command may take so many seconds, 60 at most. Throws ``Failure/reference(name:_:)`` for the
  /// first that cannot be fetched.
  package func resolveSecrets(
    _ names: Set<String>, seconds: Double = 60
  ) throws(Failure) -> [String: Secret] {
    let limits = limits(seconds)
    var resolved: [String: Secret] = [:]
    for (name, reference) in references.sorted(by: { $0.key < $1.key }) where names.contains(name) {
      do throws(ValueReference.Failure) {
        resolved[name] = try reference.resolve(limits)
      } catch {
        throw .reference(name: name, error)
      }
    }
    return resolved
  }

  /// Fetches a value that may be shown; nil when the file does not refer to it.
  ///
  /// A document keeps all its lines, any other value only the first. Throws
  /// ``Failure/reference(name:_:)`` when it cannot be fetched.
  package func resolveText(
    _ name: String, isDocument: Bool, seconds: Double = 60
  ) throws(Failure) -> String? {
    do throws(ValueReference.Failure) {
      return try references[name]?.resolveText(limits(seconds), isDocument: isDocument)
    } catch {
      throw .reference(name: name, error)
    }
  }

  /// The limits of references; no command inherits a variable that the file takes an answer from.
  private func limits(_ seconds: Double) -> ReferenceLimits {
    let variables = references.values.compactMap { reference in
      if case .environment(let name) = reference { name } else { String?.none }
    }
    return ReferenceLimits(seconds: min(60, seconds), hidden: Set(variables))
  }

  private init(
    _ members: [String: JSONValue], shownAs shown: String, at path: String
  ) throws(Failure) {
    self.path = path
    texts = [:]
    references = [:]
    guard let procedure = members["procedure"]?.string else {
      throw .shape(path: shown, member: "procedure", expected: "the name of a procedure")
    }
    self.procedure = procedure
    route = nil
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      switch name {
      case "procedure": break
      case "route":
        guard let text = value.string else {
          throw .shape(path: shown, member: name, expected: "the name of a route")
        }
        route = text
      case "aem":
        try take(value, shown, name) { "aem.\($0)" }
      case "endpoints":
        try take(value, shown, name) { "\($0).url" }
      case "answers":
        try take(value, shown, name) { $0 }
      default: throw .unknownMember(path: shown, member: name)
      }
    }
    if has("aem.token"), has("aem.password") {
      throw .shape(path: shown, member: "aem", expected: "one sign-in: a password or a token")
    }
  }

  /// Whether the file has an answer.
  private func has(_ name: String) -> Bool { texts[name] != nil || references[name] != nil }

  /// Takes over the members of one object, whose names are short for those of values.
  private mutating func take(
    _ value: JSONValue, _ shown: String, _ member: String, _ valueName: (String) -> String
  ) throws(Failure) {
    guard let members = value.object else {
      throw .shape(path: shown, member: member, expected: "an object")
    }
    for (short, answer) in members.sorted(by: { $0.key < $1.key }) {
      let name = valueName(short)
      guard texts[name] == nil, references[name] == nil else {
        throw .shape(
          path: shown, member: "\(member).\(short)", expected: "in one place only")
      }
      if let reference = ValueReference(answer) {
        references[name] = reference
      } else if let text = answer.string {
        texts[name] = text
      } else if case .bool(let flag) = answer {
        texts[name] = flag ? "yes" : "no"
      } else if case .integer(let number) = answer {
        texts[name] = String(number)
      } else if case .number(let number) = answer {
        texts[name] = String(number)
      } else {
        throw .shape(
          path: shown, member: "\(member).\(short)",
          expected: "text, a number, true or false, or one of {\"env\"}, {\"file\"}, {\"command\"}")
      }
    }
  }
}
