import Values

/// An organization that the owner of the token belongs to.
struct ConsoleOrganization: Equatable, Sendable {
  /// The number by which paths name it.
  let id: String
  /// Its IMS organization ID, ending in `@AdobeOrg`; empty when it has none.
  let code: String
  /// The name that people see.
  let name: String
  /// The person's role there: `ADMIN` or `DEVELOPER`.
  let role: String

  /// Reads one; nil without an identifier.
  init?(_ json: JSONValue) {
    id = json["id"]?.identifier ?? ""
    code = json["code"]?.identifier ?? ""
    name = json["name"]?.string ?? code
    role = json["role"]?.string ?? ""
    guard !id.isEmpty else { return nil }
  }

  /// The key by which a choice is recorded: the ID that people know, else the number.
  var key: String { code.isEmpty ? id : code }
  /// Whether every API can be added there.
  var isAdministrator: Bool { role.uppercased() == "ADMIN" }

  /// Whether a text names it, by ID or by number.
  func isNamed(_ text: String) -> Bool { text == id || text.lowercased() == code.lowercased() }
}
