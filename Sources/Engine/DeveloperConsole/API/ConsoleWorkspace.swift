import Values

/// A workspace of a project; an ordinary project has one.
struct ConsoleWorkspace: Equatable, Sendable {
  /// The number by which paths name it.
  let id: String
  /// Its name, such as `Production`.
  let name: String

  /// Reads one; nil without an identifier.
  init?(_ json: JSONValue) {
    id = json["id"]?.identifier ?? ""
    name = json["name"]?.string ?? ""
    guard !id.isEmpty else { return nil }
  }
}
