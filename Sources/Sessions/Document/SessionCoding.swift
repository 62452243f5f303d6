import FoundationEssentials
import Values

/// The members of the session document, read and written; unknown ones are carried along.
enum SessionCoding {
  /// The document without its checksum.
  static func document(of file: SessionFile, version: Int) -> [String: JSONValue] {
    var members = file.others
    members["format"] = .string(SessionFormat.name)
    members["version"] = .integer(version)
    members["minReader"] = .integer(version)
    members["generation"] = .integer(file.generation)
    members["body"] = .object(body(of: file))
    return members
  }

  /// Reads a document whose version is the current one.
  static func file(of document: JSONValue) throws(SessionDamage) -> SessionFile {
    var members = Members(document, name: "")
    var body = Members(try members.take("body"), name: "body.")
    var origin = Members(try body.take("origin"), name: "body.origin.")
    for name in ["format", "version", "minReader", "sha256"] { _ = try members.take(name) }
    return SessionFile(
      id: try body.hexadecimal("id", byteCount: 16),
      generation: try members.count("generation"),
      created: try body.date("created"),
      updated: try body.date("updated"),
      procedure: try body.text("procedure"),
      title: try body.text("title"),
      status: try body.choice("status"),
      origin: try self.origin(&origin),
      fingerprintKey: try body.hexadecimal("fingerprintKey", byteCount: 32),
      state: try body.take("state"),
      others: members.rest,
      bodyOthers: body.rest)
  }

  private static func body(of file: SessionFile) -> [String: JSONValue] {
    var members = file.bodyOthers
    members["id"] = .string(file.id)
    members["created"] = .string(SessionTime.text(file.created))
    members["updated"] = .string(SessionTime.text(file.updated))
    members["procedure"] = .string(file.procedure)
    members["title"] = .string(file.title)
    members["status"] = .string(file.status.rawValue)
    members["fingerprintKey"] = .string(file.fingerprintKey)
    members["state"] = file.state
    var origin = file.origin.others
    origin["kind"] = .string(file.origin.kind.rawValue)
    origin["path"] = file.origin.path.map(JSONValue.string)
    origin["sandboxState"] = file.origin.sandboxState.map(JSONValue.string)
    members["origin"] = .object(origin)
    return members
  }

  private static func origin(_ members: inout Members) throws(SessionDamage) -> SessionOrigin {
    var origin = SessionOrigin(
      try members.choice("kind"), path: try members.textIfThere("path"),
      sandboxState: try members.textIfThere("sandboxState"))
    origin.others = members.rest
    return origin
  }
}

/// The members of one object; what has been taken is no longer in the rest.
private struct Members {
  var rest: [String: JSONValue]
  let name: String

  init(_ value: JSONValue, name: String) {
    rest = value.object ?? [:]
    self.name = name
  }

  mutating func take(_ member: String) throws(SessionDamage) -> JSONValue {
    guard let value = rest.removeValue(forKey: member) else { throw .member(name + member) }
    return value
  }

  mutating func text(_ member: String) throws(SessionDamage) -> String {
    guard case .string(let text) = try take(member) else { throw .member(name + member) }
    return text
  }

  mutating func textIfThere(_ member: String) throws(SessionDamage) -> String? {
    rest[member] == nil ? nil : try text(member)
  }

  /// From 1 to what every JSON reader holds exactly.
  mutating func count(_ member: String) throws(SessionDamage) -> Int {
    guard case .integer(let value) = try take(member), (1..<1 << 53).contains(value) else {
      throw .member(name + member)
    }
    return value
  }

  mutating func hexadecimal(_ member: String, byteCount: Int) throws(SessionDamage) -> String {
    let text = try text(member)
    guard Hexadecimal.isText(text, byteCount: byteCount) else { throw .member(name + member) }
    return text
  }

  mutating func date(_ member: String) throws(SessionDamage) -> Date {
    guard let date = SessionTime.date(try text(member)) else { throw .member(name + member) }
    return date
  }

  mutating func choice<Choice: RawRepresentable<String>>(
    _ member: String
  ) throws(SessionDamage) -> Choice {
    guard let choice = Choice(rawValue: try text(member)) else { throw .member(name + member) }
    return choice
  }
}
