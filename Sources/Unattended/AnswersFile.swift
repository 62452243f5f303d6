import FoundationEssentials
import Glibc
public import Values
import Wizard

/// A file that answers everything a procedure asks, so that nobody has to sit in front of it.
public struct AnswersFile: Equatable, Sendable {
  /// Where it was read from, as an absolute path.
  public var path: String
  /// The procedure's name.
  public var procedure: String
  /// The route's name, when one is given.
  public var route: String?
  /// Answers that may be shown, by value name.
  public var texts: [String: String]
  /// Where the secrets come from, by value name.
  public var secrets: [String: SecretReference]

  /// Why a file cannot be used.
  public enum Failure: Error, Equatable, Sendable {
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
    /// A secret cannot be had; where it was looked for.
    case secret(name: String, SecretReference.Failure)
  }

  /// Reads a file; its secrets are not fetched yet.
  public static func read(_ path: String) throws(Failure) -> AnswersFile {
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

  /// Fetches the secrets that the file refers to.
  ///
  /// - Parameter names: only those of these values; nil for all.
  public func resolveSecrets(_ names: Set<String>? = nil) throws(Failure) -> [String: Secret] {
    var resolved: [String: Secret] = [:]
    for (name, reference) in secrets.sorted(by: { $0.key < $1.key }) {
      guard names?.contains(name) ?? true else { continue }
      do throws(SecretReference.Failure) {
        resolved[name] = try reference.resolve()
      } catch {
        throw .secret(name: name, error)
      }
    }
    return resolved
  }

  private init(
    _ members: [String: JSONValue], shownAs shown: String, at path: String
  ) throws(Failure) {
    self.path = path
    texts = [:]
    secrets = [:]
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
        try take(value, shown, name, ["url": "aem.url", "user": "aem.user"])
      case "endpoints":
        try take(value, shown, name, ["ims": "ims.url", "console": "console.url"])
      case "answers":
        try take(value, shown, name, [:])
      default: throw .unknownMember(path: shown, member: name)
      }
    }
  }

  /// Takes the members of one object over; `names` maps its short names to value names.
  private mutating func take(
    _ value: JSONValue, _ shown: String, _ member: String, _ names: [String: String]
  ) throws(Failure) {
    guard let members = value.object else {
      throw .shape(path: shown, member: member, expected: "an object")
    }
    for (short, answer) in members.sorted(by: { $0.key < $1.key }) {
      let name = names[short] ?? (member == "answers" ? short : "\(member).\(short)")
      if let reference = SecretReference(answer) {
        secrets[name] = reference
      } else if let text = answer.string {
        texts[name] = text
      } else if case .bool(let flag) = answer {
        texts[name] = flag ? "yes" : "no"
      } else if case .integer(let number) = answer {
        texts[name] = String(number)
      } else {
        throw .shape(
          path: shown, member: "\(member).\(short)",
          expected: "text, or for a secret {\"env\"}, {\"file\"} or {\"command\"}")
      }
    }
  }
}
